#include <gtest/gtest.h>

#include <future>
#include <latch>
#include <semaphore>
#include <thread>

#include "db/test_things.h"

namespace vx {
namespace {

/// What happens around a commit, in which order, and to whom.
class Commits : public ThingsTest {
 protected:
  DatabaseOptions options() override {
    DatabaseOptions wanted;
    wanted.queue_max = 8;
    wanted.postgres_writers = 1;
    return wanted;
  }

  /// Keeps the writer busy while `meanwhile` runs.
  template <class Meanwhile>
  void while_writer_is_busy(Meanwhile meanwhile) {
    std::binary_semaphore started(0);
    std::binary_semaphore go_on(0);
    std::promise<void> done;
    db().post_write(
        Actor::system(),
        [&](WriteTx&) {
          started.release();
          go_on.acquire();
        },
        [&](std::exception_ptr) { done.set_value(); });
    started.acquire();
    meanwhile();
    go_on.release();
    done.get_future().wait();
  }
};
VX_FOR_EACH_ENGINE(Commits);

TEST_P(Commits, RunHooksThenAuditThenActionsThenTheAnswer) {
  std::vector<std::string> order;
  std::promise<void> done;
  db().set_audit_writer([&](WriteTx& tx, std::span<const AuditEntry> entries) {
    EXPECT_EQ(tx.actor().name, "lan");
    for (const AuditEntry& entry : entries) {
      order.push_back("audit " + entry.action);
      tx.execute("insert into part (thing_id, word) select id, $1 from thing where name = $2", {entry.action, "b"});
    }
  });
  db().post_write(
      Actor{1, "lan", "", ""},
      [&](WriteTx& tx) {
        tx.after_commit([&] { order.push_back("after 1"); });
        tx.after_commit([&] { order.push_back("after 2"); });
        tx.before_commit([&](WriteTx& later) {
          order.push_back("hook 1");
          insert_thing(later, "b");
        });
        tx.before_commit([&](WriteTx&) { order.push_back("hook 2"); });
        insert_thing(tx, "a");
        order.push_back("job");
      },
      [&](std::exception_ptr failure) {
        EXPECT_FALSE(failure);
        order.push_back("answer");
        done.set_value();
      });
  done.get_future().wait();
  EXPECT_EQ(order, (std::vector<std::string>{"job", "hook 1", "hook 2", "audit things.insert", "audit things.insert",
                                             "after 1", "after 2", "answer"}));
  EXPECT_EQ(count(), 2);
  EXPECT_EQ(db().read([](ReadTx& tx) { return tx.count("select count(*) from part", {}); }), 2);
}

TEST_P(Commits, RefuseAHookThatAddsAHook) {
  auto job = [](WriteTx& tx) { tx.before_commit([](WriteTx& later) { later.before_commit([](WriteTx&) {}); }); };
  EXPECT_THROW(db().write(Actor::system(), job), Bug);
}

TEST_P(Commits, RunActionsOnlyForWhatOthersCanSee) {
  DatabaseOptions beside;
  beside.url = place().url();
  beside.read_only = true;
  auto other = Database::open(beside);
  std::int64_t seen = -1;
  db().write(Actor::system(), [&](WriteTx& tx) {
    insert_thing(tx, "a");
    tx.after_commit([&] { seen = other->read(count_things); });
  });
  EXPECT_EQ(seen, 1);
  bool ran = false;
  EXPECT_THROW(db().write(Actor::system(),
                          [&](WriteTx& tx) {
                            tx.after_commit([&] { ran = true; });
                            insert_thing(tx, "a");
                          }),
               ConstraintViolation);
  EXPECT_FALSE(ran);
  EXPECT_THROW(other->write(Actor::system(), [](WriteTx&) {}), Bug);
}

TEST_P(Commits, RefuseWritesBeyondTheQueue) {
  std::latch answered(8);
  int accepted = 0;
  while_writer_is_busy([&] {
    auto job = [](WriteTx&) {};
    auto done = [&](std::exception_ptr) { answered.count_down(); };
    EXPECT_THROW(
        for (;;) {
          db().post_write(Actor::system(), job, done);
          ++accepted;
        },
        QueueFull);
    EXPECT_EQ(db().statistics().waiting, 8);
  });
  answered.wait();
  EXPECT_EQ(accepted, 8);
  EXPECT_EQ(db().statistics().refused, 1);
  EXPECT_EQ(db().statistics().waiting, 0);
}

TEST_P(Commits, OfAGroupLoseOnlyTheWriteThatThrows) {
  auto commits_before = db().statistics().commits.load();
  std::atomic<int> failed = 0;
  std::latch answered(8);
  while_writer_is_busy([&] {
    for (int i = 0; i < 8; ++i)
      db().post_write(
          Actor::system(),
          [i](WriteTx& tx) {
            insert_thing(tx, fmt::format("thing {}", i));
            if (i == 3) throw std::runtime_error("no");
          },
          [&](std::exception_ptr failure) {
            failed += failure ? 1 : 0;
            answered.count_down();
          });
  });
  answered.wait();
  EXPECT_EQ(failed, 1);
  EXPECT_EQ(count(), 7);
  EXPECT_EQ(db().read([](ReadTx& tx) { return tx.count("select count(*) from thing where name = 'thing 3'", {}); }), 0);
  // The write that kept it busy; what came up to the one that throws, run again each on its own; the rest together.
  if (GetParam() == Engine::Sqlite) EXPECT_EQ(db().statistics().commits - commits_before, 3);
}

TEST_P(Commits, AnswerAllThatWaitsBeforeClosing) {
  std::atomic<int> answered = 0;
  while_writer_is_busy([&] {
    for (int i = 0; i < 8; ++i)
      db().post_write(
          Actor::system(), [i](WriteTx& tx) { insert_thing(tx, fmt::format("thing {}", i)); },
          [&](std::exception_ptr failure) { answered += failure ? 0 : 1; });
  });
  open();  // closes and opens again
  EXPECT_EQ(answered, 8);
  EXPECT_EQ(count(), 8);
}

}  // namespace
}  // namespace vx
