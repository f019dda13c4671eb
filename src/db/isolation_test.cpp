#include <gtest/gtest.h>

#include <semaphore>
#include <thread>

#include "db/test_things.h"

namespace vx {
namespace {

class Isolation : public ThingsTest {};
VX_FOR_EACH_ENGINE(Isolation);

TEST_P(Isolation, AReadSeesOneMomentHoweverLongItTakes) {
  add("a");
  std::binary_semaphore has_read(0);
  std::binary_semaphore has_written(0);
  std::thread writer([&] {
    has_read.acquire();
    add("b");
    has_written.release();
  });
  db().read([&](ReadTx& tx) {
    EXPECT_EQ(count_things(tx), 1);
    has_read.release();
    has_written.acquire();
    EXPECT_EQ(count_things(tx), 1);
  });
  writer.join();
  EXPECT_EQ(count(), 2);
}

TEST_P(Isolation, AWriteSeesItsOwnAndNobodySeesItBeforeTheCommit) {
  db().write(Actor::system(), [&](WriteTx& tx) {
    insert_thing(tx, "a");
    EXPECT_EQ(count_things(tx), 1);
    std::int64_t seen_elsewhere = -1;
    std::thread reader([&] { seen_elsewhere = count(); });
    reader.join();
    EXPECT_EQ(seen_elsewhere, 0);
  });
  EXPECT_EQ(count(), 1);
}

template <class Work>
void in_threads(int threads, Work work) {
  std::vector<std::thread> running;
  for (int i = 0; i < threads; ++i) running.emplace_back([&work, i] { work(i); });
  for (std::thread& thread : running) thread.join();
}

TEST_P(Isolation, NoIncrementIsLost) {
  auto id = add("counter", 1);
  constexpr int threads = 6;
  constexpr int times = 25;
  in_threads(threads, [&](int) {
    for (int i = 0; i < times; ++i)
      db().write(Actor::system(), [&](WriteTx& tx) {
        tx.record({"things.update", "thing"});
        auto size = tx.count("select size from thing where id = $1", {id});
        tx.execute("update thing set size = $1 where id = $2", {size + 1, id});
      });
  });
  EXPECT_EQ(db().read([&](ReadTx& tx) { return tx.count("select size from thing where id = $1", {id}); }),
            threads * times + 1);
}

TEST_P(Isolation, WhatAWriteDecidedByStillHoldsWhenItCommits) {
  in_threads(6, [&](int thread) {
    db().write(Actor::system(), [&](WriteTx& tx) {
      if (count_things(tx) == 0) insert_thing(tx, fmt::format("the only one, by {}", thread));
    });
  });
  EXPECT_EQ(count(), 1);
}

TEST_P(Isolation, ManyWritersAndReadersGetEveryAnswerRight) {
  constexpr int threads = 4;
  constexpr int times = 50;
  in_threads(threads, [&](int thread) {
    for (int i = 0; i < times; ++i) {
      auto id = add(fmt::format("{} {}", thread, i));
      EXPECT_EQ(db().read([&](ReadTx& tx) { return tx.count("select count(*) from thing where id = $1", {id}); }), 1);
    }
  });
  EXPECT_EQ(count(), threads * times);
}

}  // namespace
}  // namespace vx
