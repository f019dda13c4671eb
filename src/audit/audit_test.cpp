#include "audit/audit.h"

#include <thread>

#include "audit/audit_check.h"
#include "audit/audit_store.h"
#include "db/test_database.h"

namespace vx {
namespace {

const std::string key(32, 'k');

class AuditChain : public DatabaseTest {
 protected:
  void prepare(Database& database) override {
    database.migrate();
    database.set_audit_writer(make_audit_writer());
  }
  void record(std::string action, std::string subject, std::string after = "{}") {
    db().write({7, "lan", "emulation_secretary", "10.0.0.7"}, [&](WriteTx& tx) {
      tx.record({.action = action, .subject = subject, .before = "", .after = after, .note = "ghi chú"});
    });
  }
  void record_many(int count) {
    for (int i = 1; i <= count; ++i) record("organisations.update", fmt::format("organisation/{}", i));
  }
  /// Changes the stored chain as somebody with the database in hand would.
  void tamper(const std::string& sql) {
    db().write(Actor::system(), [&](WriteTx& tx) {
      tx.execute(sql, {});
      tx.exempt_from_audit("test");
    });
  }
  AuditCheck verify() { return verify_audit(db(), key); }
};
VX_FOR_EACH_ENGINE(AuditChain);

TEST_P(AuditChain, IsWholeAfterWrites) {
  record_many(25);
  AuditCheck result = verify();
  EXPECT_TRUE(result.is_whole()) << code_of(result.fault);
  EXPECT_EQ(result.lines, 25);
  EXPECT_EQ(result.head.sequence, 25);
}

TEST_P(AuditChain, OfAnEmptyDatabaseIsWhole) {
  EXPECT_TRUE(verify().is_whole());
  EXPECT_EQ(verify().lines, 0);
}

TEST_P(AuditChain, SaysWhoDidWhatInWhichRoleAndWhen) {
  Instant before = db().clock().now();
  record("organisations.update", "organisation/12", R"({"name":"A"})");
  auto page = db().read([](ReadTx& tx) { return list_audit_lines(tx, {}, {}); });
  ASSERT_EQ(page.items.size(), 1u);
  const AuditLine& line = page.items[0];
  EXPECT_EQ(line.account, 7);
  EXPECT_EQ(line.name, "lan");
  EXPECT_EQ(line.role, "emulation_secretary");
  EXPECT_EQ(line.address, "10.0.0.7");
  EXPECT_EQ(line.action, "organisations.update");
  EXPECT_EQ(line.subject, "organisation/12");
  EXPECT_FALSE(line.before_hash);
  EXPECT_EQ(line.after_hash, sha256(R"({"name":"A"})"));
  EXPECT_GE(line.at, before);
}

TEST_P(AuditChain, BreaksWhereAnyFieldIsChanged) {
  record_many(6);
  for (std::string change : {"at = at + 1", "account = 8", "name = 'minh'", "role = ''", "address = '10.0.0.8'",
                             "action = 'x'", "subject = 'organisation/5'", "note = ''", "after_hash = null",
                             "before_hash = after_hash", "hash = after_hash"}) {
    auto kept = db().read([](ReadTx& tx) { return list_audit_lines(tx, {.subject = "organisation/4"}, {}); }).items[0];
    tamper("update audit_line set " + change + " where sequence = 4");
    AuditCheck result = verify();
    EXPECT_EQ(code_of(result.fault), "changed") << change;
    EXPECT_EQ(result.broken_sequence, 4) << change;
    db().write(Actor::system(), [&](WriteTx& tx) {
      tx.execute("delete from audit_line where sequence = 4", {});
      insert_audit_line(tx, kept);
      tx.exempt_from_audit("test");
    });
    ASSERT_TRUE(verify().is_whole()) << change;
  }
}

TEST_P(AuditChain, NamesARemovedLine) {
  record_many(6);
  tamper("delete from audit_line where sequence = 3");
  EXPECT_EQ(code_of(verify().fault), "missing");
  EXPECT_EQ(verify().broken_sequence, 3);
}

TEST_P(AuditChain, NamesTheFirstRemovedLineOfTheEnd) {
  record_many(6);
  tamper("delete from audit_line where sequence >= 5");
  EXPECT_EQ(code_of(verify().fault), "cut");
  EXPECT_EQ(verify().broken_sequence, 5);
}

TEST_P(AuditChain, NamesTheFirstOfSwappedLines) {
  record_many(6);
  tamper("update audit_line set sequence = -2 where sequence = 2");
  tamper("update audit_line set sequence = 2 where sequence = 5");
  tamper("update audit_line set sequence = 5 where sequence = -2");
  EXPECT_EQ(code_of(verify().fault), "changed");
  EXPECT_EQ(verify().broken_sequence, 2);
}

TEST_P(AuditChain, ThatLostItsEndAndItsHeadIsBetrayedByTheSeal) {
  record_many(6);
  ASSERT_TRUE(verify_and_seal_audit(db(), key).is_whole());
  auto fourth = db().read([](ReadTx& tx) { return list_audit_lines(tx, {.subject = "organisation/4"}, {}); }).items[0];
  db().write(Actor::system(), [&](WriteTx& tx) {
    tx.execute("delete from audit_line where sequence > 4", {});
    store_audit_head(tx, {4, fourth.hash});
    tx.exempt_from_audit("test");
  });
  EXPECT_EQ(code_of(verify().fault), "cut");
  EXPECT_EQ(verify().broken_sequence, 5);
}

TEST_P(AuditChain, ThatWasRewrittenWholeIsBetrayedByTheSeal) {
  record_many(6);
  ASSERT_TRUE(verify_and_seal_audit(db(), key).is_whole());
  auto lines = db().read([](ReadTx& tx) { return list_audit_lines(tx, {}, {}); }).items;
  std::ranges::reverse(lines);
  lines[2].name = "minh";
  db().write(Actor::system(), [&](WriteTx& tx) {
    tx.execute("delete from audit_line", {});
    std::string previous;
    for (AuditLine& line : lines) {
      line.hash = chained_hash(line, previous);
      previous = line.hash;
      insert_audit_line(tx, line);
    }
    store_audit_head(tx, {6, previous});
    tx.exempt_from_audit("test");
  });
  EXPECT_EQ(code_of(verify().fault), "rewritten");
  tamper("update audit_check set seal = head_hash");
  EXPECT_EQ(code_of(verify().fault), "rewritten") << "a forged seal is no seal";
}

TEST_P(AuditChain, GoesOnBehindAFailedWrite) {
  record_many(3);
  EXPECT_THROW(db().write(Actor::system(),
                          [](WriteTx& tx) {
                            tx.record({.action = "a.b", .subject = "c/1"});
                            tx.before_commit([](WriteTx&) { throw std::runtime_error("no"); });
                          }),
               std::runtime_error);
  record_many(3);
  EXPECT_TRUE(verify().is_whole());
  EXPECT_EQ(verify().lines, 6);
}

TEST_P(AuditChain, IsWholeAfterManyWritersAtOnce) {
  constexpr int threads = 4;
  constexpr int each = 25;
  std::atomic<int> stored = 0;
  std::vector<std::jthread> writers;
  for (int t = 0; t < threads; ++t)
    writers.emplace_back([&, t] {
      for (int i = 0; i < each; ++i) {
        record("declarations.create", fmt::format("declaration/{}", t * each + i));
        ++stored;
      }
    });
  writers.clear();
  EXPECT_EQ(stored, threads * each);
  EXPECT_TRUE(verify().is_whole()) << code_of(verify().fault) << " " << verify().broken_sequence;
  EXPECT_EQ(verify().lines, threads * each);
}

TEST_P(AuditChain, IsListedByWhatIsAskedPageByPage) {
  record_many(7);
  record("areas.import", "area/1");
  auto of = [&](AuditFilter filter, PageRequest page) {
    return db().read([&](ReadTx& tx) { return list_audit_lines(tx, filter, page); });
  };
  EXPECT_EQ(of({.action = "areas.import"}, {}).items.size(), 1u);
  EXPECT_EQ(of({.action = "organisations."}, {}).items.size(), 7u);
  EXPECT_EQ(of({.subject = "organisation/3"}, {}).items.size(), 1u);
  EXPECT_EQ(of({.name = "nobody"}, {}).items.size(), 0u);
  Date today = db().clock().now().date();
  EXPECT_EQ(of({.from = today, .to = today}, {}).items.size(), 8u);
  EXPECT_EQ(of({.from = today.plus_days(1)}, {}).items.size(), 0u);
  PageRequest five;
  five.size = 5;
  auto first = of({}, five);
  ASSERT_EQ(first.items.size(), 5u);
  EXPECT_EQ(first.items.front().sequence, 8);
  five.after = first.next;
  auto second = of({}, five);
  ASSERT_EQ(second.items.size(), 3u);
  EXPECT_EQ(second.items.front().sequence, 3);
  EXPECT_EQ(second.next, "");
}

TEST(AuditLine, HasBytesOfItsOwnWhereverTextsAreCut) {
  AuditLine a{.sequence = 1, .name = "ab", .role = "c"};
  AuditLine b{.sequence = 1, .name = "a", .role = "bc"};
  EXPECT_NE(canonical_bytes(a), canonical_bytes(b));
  EXPECT_NE(chained_hash(a, ""), chained_hash(a, std::string(32, '\0')));
}

}  // namespace
}  // namespace vx
