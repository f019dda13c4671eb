#include "db/database.h"

#include <gtest/gtest.h>

#include <limits>

#include "db/test_things.h"

namespace vx {
namespace {

class Databases : public ThingsTest {};
VX_FOR_EACH_ENGINE(Databases);

class Violations : public ThingsTest {
 protected:
  /// The violation `job` runs into, or nothing.
  template <class Job>
  std::optional<ConstraintViolation> violation_of(Job job) {
    try {
      db().write(Actor::system(), job);
    } catch (const ConstraintViolation& violation) {
      return violation;
    }
    return std::nullopt;
  }
};
VX_FOR_EACH_ENGINE(Violations);

TEST_P(Databases, GiveBackNumbersTextsAndBytesAsStored) {
  std::array<std::byte, 4> mark = {std::byte{0}, std::byte{0xff}, std::byte{0x27}, std::byte{0x5c}};
  struct Case {
    std::string name;
    double weight;
    std::int64_t size;
  };
  std::vector<Case> cases = {{"Vĩnh Phúc", 0.1, std::numeric_limits<std::int64_t>::max()},
                             {"", -0.0, 1},
                             {"'; drop table thing; -- \\ \" $1 ?", 1.7976931348623157e308, 2},
                             {"🌱 ấẫ\n\t", 5e-324, 3},
                             {std::string(100'000, 'x'), 1.0 / 3, 4}};
  for (const Case& stored : cases) {
    auto id = db().write(Actor::system(), [&](WriteTx& tx) {
      tx.record({"things.insert", "thing"});
      return tx.insert<Thing>("insert into thing (name, weight, mark, size) values ($1, $2, $3, $4) returning id",
                              {stored.name, stored.weight, Bytes(mark), stored.size});
    });
    auto found = db().read([&](ReadTx& tx) {
      return tx.find("select name, weight, mark, size, id from thing where id = $1", {id}, [&](const Row& row) {
        EXPECT_TRUE(std::ranges::equal(row.bytes(2), mark));
        EXPECT_EQ(row.get<Id<Thing>>(4), id);
        return Case{row.get<std::string>(0), row.get<double>(1), row.get<std::int64_t>(3)};
      });
    });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->name, stored.name);
    EXPECT_EQ(found->weight, stored.weight);
    EXPECT_EQ(found->size, stored.size);
  }
}

TEST_P(Databases, KeepEmptyApartFromNull) {
  auto id = db().write(Actor::system(), [](WriteTx& tx) {
    tx.record({"things.insert", "thing"});
    tx.execute("insert into thing (name, mark) values ($1, $2)", {"empty", Bytes()});
    return tx.insert<Thing>("insert into thing (name, weight, mark, size) values ($1, $2, $3, $4) returning id",
                            {"null", std::optional<double>(), nullptr, std::optional<std::int64_t>()});
  });
  db().read([&](ReadTx& tx) {
    EXPECT_EQ(tx.count("select count(*) from thing where mark is null", {}), 1);
    tx.each("select weight, mark, size from thing where id = $1", {id}, [](const Row& row) {
      EXPECT_TRUE(row.is_null(0) && row.is_null(1) && row.is_null(2));
      EXPECT_EQ(row.get<std::optional<double>>(0), std::nullopt);
      EXPECT_EQ(row.get<Id<Thing>>(2), Id<Thing>());
      EXPECT_TRUE(row.bytes(1).empty());
      EXPECT_THROW((void)row.get<std::int64_t>(2), Bug);
    });
  });
}

TEST_P(Databases, TakeDatesInstantsHashesAndTruthAsParameters) {
  Digest digest = sha256("mark");
  Date day(2021, 9, 24);
  Instant moment = Instant::at(day, 14, 59);
  db().write(Actor::system(), [&](WriteTx& tx) {
    tx.record({"things.insert", "thing"});
    tx.execute("insert into thing (name, mark, size) values ($1, $2, $3)", {day, digest, moment});
    tx.execute("insert into thing (name, size) values ($1, $2)", {PartialDate{2021, 9, 0}, true});
  });
  db().read([&](ReadTx& tx) {
    tx.each("select name, mark, size from thing where name = $1", {day}, [&](const Row& row) {
      EXPECT_EQ(row.get<Date>(0), day);
      EXPECT_EQ(row.get<Digest>(1), digest);
      EXPECT_EQ(row.get<Instant>(2), moment);
    });
    auto partial = tx.find("select name, size from thing where size = 1", {}, [](const Row& row) {
      EXPECT_TRUE(row.get<bool>(1));
      return row.get<PartialDate>(0);
    });
    EXPECT_EQ(partial, (PartialDate{2021, 9, 0}));
  });
}

TEST_P(Databases, AddUpAndSortAlike) {
  for (const char* name : {"ă", "b", "B", "a", "đ"}) add(name, 4'000'000'000'000'000'000 / 5);
  db().read([](ReadTx& tx) {
    EXPECT_EQ(tx.count("select sum(size) from thing", {}), 4'000'000'000'000'000'000);
    auto names =
        tx.list("select name from thing order by name", {}, [](const Row& row) { return row.get<std::string>(0); });
    EXPECT_EQ(names, (std::vector<std::string>{"B", "a", "b", "ă", "đ"}));
  });
}

TEST_P(Databases, RefuseAColumnAskedForAsWhatItIsNot) {
  add("a", 7);
  db().read([](ReadTx& tx) {
    tx.each("select name, size from thing", {}, [](const Row& row) {
      EXPECT_THROW((void)row.integer(0), Bug);
      EXPECT_THROW((void)row.bytes(0), Bug);
      EXPECT_THROW((void)row.text(1), Bug);
      EXPECT_THROW((void)row.is_null(2), Bug);
    });
  });
}

TEST_P(Databases, RefuseParametersThatDoNotFitTheStatement) {
  db().read([](ReadTx& tx) { EXPECT_THROW(tx.count("select count(*) from thing where size = $1", {}), Bug); });
  if (GetParam() == Engine::Sqlite)  // PostgreSQL takes no notice of one too many
    db().read([](ReadTx& tx) { EXPECT_THROW(tx.count("select count(*) from thing where size = $1", {1, 2}), Bug); });
  db().read([](ReadTx& tx) {
    EXPECT_THROW(tx.count("select count(*) from thing where name = $1", {std::string_view("a\0b", 3)}), Bug);
  });
}

TEST_P(Databases, NumberParametersByTheirNameNotTheirPlace) {
  add("a", 1);
  db().read([](ReadTx& tx) {
    EXPECT_EQ(tx.count("select size from thing where name = $2 and size >= $1 and size <= $1", {1, "a"}), 1);
  });
}

TEST_P(Databases, TellHowManyRowsChanged) {
  for (const char* name : {"a", "b", "c"}) add(name, 1);
  db().write(Actor::system(), [](WriteTx& tx) {
    tx.record({"things.update", "thing"});
    EXPECT_EQ(tx.execute("update thing set size = $1 where name <> $2", {2, "a"}), 2);
    EXPECT_EQ(tx.execute("delete from thing where size = $1", {99}), 0);
    EXPECT_EQ(tx.execute("delete from thing", {}), 3);
  });
}

TEST_P(Databases, RunAStatementInsideItself) {
  for (const char* name : {"a", "b", "c"}) add(name);
  db().read([](ReadTx& tx) {
    const char* sql = "select name from thing order by name";
    std::string seen;
    tx.each(sql, {}, [&](const Row& outer) {
      tx.each(sql, {}, [&](const Row& inner) { seen += std::string(outer.text(0)) + std::string(inner.text(0)); });
    });
    EXPECT_EQ(seen, "aaabacbabbbccacbcc");
  });
}

TEST_P(Databases, GoOnAfterARowSinkThrows) {
  for (const char* name : {"a", "b"}) add(name);
  EXPECT_THROW(db().read([](ReadTx& tx) {
    tx.each("select name from thing", {}, [](const Row&) { throw std::runtime_error("enough"); });
  }),
               std::runtime_error);
  EXPECT_EQ(count(), 2);
}

TEST_P(Databases, RefuseToWriteInARead) {
  EXPECT_THROW(db().read([](ReadTx& tx) { tx.count("insert into thing (name) values ($1) returning id", {"x"}); }),
               Bug);
  EXPECT_EQ(count(), 0);
}

TEST_P(Databases, LoseOnlyTheWriteThatThrows) {
  add("a");
  auto fail = [](WriteTx& tx) {
    insert_thing(tx, "b");
    throw std::runtime_error("no");
  };
  EXPECT_THROW(db().write(Actor::system(), fail), std::runtime_error);
  add("c");
  EXPECT_EQ(count(), 2);
}

TEST_P(Databases, RefuseAWriteWithoutAnAuditLine) {
  auto unaudited = [](WriteTx& tx) { tx.execute("insert into thing (name) values ($1)", {"x"}); };
  EXPECT_THROW(db().write(Actor::system(), unaudited), Bug);
  auto through_a_read = [](WriteTx& tx) { tx.count("insert into thing (name) values ($1) returning id", {"x"}); };
  EXPECT_THROW(db().write(Actor::system(), through_a_read), Bug);
  EXPECT_EQ(count(), 0);
  auto exempt = [&](WriteTx& tx) {
    tx.exempt_from_audit("a test");
    unaudited(tx);
  };
  db().write(Actor::system(), exempt);
  EXPECT_EQ(count(), 1);
  db().write(Actor::system(), [](WriteTx& tx) {  // nothing is written: nothing to audit
    EXPECT_EQ(count_things(tx), 1);
    EXPECT_EQ(tx.count("with recursive n (i) as (select 1 union all select i + 1 from n where i < 5) "
                       "select count(*) from n",
                       {}),
              5);
    EXPECT_THROW(tx.execute("insert into thing (name) values ($1)", {"x"}), ConstraintViolation);
  });
}

TEST_P(Databases, AnswerPing) {
  db().ping();
  EXPECT_GE(db().statistics().reads, 1);
}

TEST_P(Violations, AreToldApart) {
  add("a");
  auto twice = violation_of([](WriteTx& tx) { insert_thing(tx, "a"); });
  ASSERT_TRUE(twice);
  EXPECT_TRUE(twice->is_unique);
  auto orphan = violation_of([](WriteTx& tx) {
    tx.record({"parts.insert", "part"});
    tx.execute("insert into part (thing_id) values ($1)", {4711});
  });
  ASSERT_TRUE(orphan);
  EXPECT_FALSE(orphan->is_unique);
  auto checked = violation_of([](WriteTx& tx) { insert_thing(tx, "small", -1); });
  ASSERT_TRUE(checked);
  EXPECT_FALSE(checked->is_unique);
  auto missing = violation_of([](WriteTx& tx) { tx.execute("insert into thing (size) values ($1)", {1}); });
  ASSERT_TRUE(missing);
  EXPECT_FALSE(missing->is_unique);
}

TEST_P(Violations, UndoTheirStatementOnly) {
  add("a");
  db().write(Actor::system(), [](WriteTx& tx) {
    insert_thing(tx, "b");
    EXPECT_THROW(insert_thing(tx, "a"), ConstraintViolation);
    EXPECT_EQ(count_things(tx), 2);
    EXPECT_THROW(tx.execute("update thing set name = $1", {"same"}), ConstraintViolation);
    insert_thing(tx, "c");
  });
  EXPECT_EQ(count(), 3);
}

}  // namespace
}  // namespace vx
