#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>
#include <set>
#include <thread>

#include "db/test_things.h"

namespace vx {
namespace {

/// A server that is killed while it writes.
class Crashes : public ThingsTest {
 protected:
  static constexpr int clients = 16;

  /// Writes for ever, `clients` writes at a time, and tells each answered number to `pipe`. Runs in a child process.
  [[noreturn]] static void write_until_killed(const std::string& url, std::int64_t first, int pipe) {
    DatabaseOptions wanted;
    wanted.url = url;
    auto database = Database::open(wanted);
    std::atomic<std::int64_t> next = first;
    std::function<void()> send = [&] {
      std::int64_t number = next++;
      database->post_write(
          Actor::system(), [number](WriteTx& tx) { insert_thing(tx, std::to_string(number), number + 1); },
          [&, number](std::exception_ptr failure) {
            if (failure || write(pipe, &number, sizeof number) != sizeof number) _exit(1);
            send();
          });
    };
    for (int i = 0; i < clients; ++i) send();
    for (;;) pause();
  }

  static std::vector<std::int64_t> read_answers(int pipe) {
    std::vector<std::int64_t> numbers;
    std::int64_t number = 0;
    while (read(pipe, &number, sizeof number) == sizeof number) numbers.push_back(number);
    return numbers;
  }
};
INSTANTIATE_TEST_SUITE_P(EachEngine, Crashes, testing::Values(Engine::Sqlite, Engine::Postgres), engine_name);

TEST_P(Crashes, LoseNothingThatWasAnsweredAndDoubleNothing) {
  constexpr int rounds = 12;
  std::minstd_rand random(20'210'924);
  std::set<std::string> answered;
  std::int64_t first = 0;
  for (int round = 0; round < rounds; ++round) {
    close();
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe(ends.data()), 0);
    pid_t child = fork();
    if (child == 0) write_until_killed(place().url(), first, ends[1]);
    ::close(ends[1]);
    std::int64_t number = 0;
    ASSERT_EQ(read(ends[0], &number, sizeof number), static_cast<ssize_t>(sizeof number));
    answered.insert(std::to_string(number));
    usleep(std::uniform_int_distribution<useconds_t>(0, 30'000)(random));
    kill(child, SIGKILL);
    for (std::int64_t more : read_answers(ends[0])) answered.insert(std::to_string(more));
    ::close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself";

    open();
    auto stored = db().read([](ReadTx& tx) {
      return tx.list("select name, size from thing", {}, [](const Row& row) {
        EXPECT_EQ(row.get<std::string>(0), std::to_string(row.get<std::int64_t>(1) - 1));
        return row.get<std::string>(0);
      });
    });
    std::set<std::string> unique(stored.begin(), stored.end());
    EXPECT_EQ(unique.size(), stored.size());
    EXPECT_TRUE(std::ranges::includes(unique, answered));
    // What was under way when the server was killed may be stored too, but no more.
    EXPECT_LE(stored.size(), answered.size() + static_cast<std::size_t>(clients * (round + 1)));
    first += 1'000'000;
    if (GetParam() == Engine::Sqlite)
      EXPECT_EQ(db().read([](ReadTx& tx) {
        return *tx.find("pragma integrity_check", {}, [](const Row& row) { return row.get<std::string>(0); });
      }),
                "ok");
  }
  EXPECT_GT(answered.size(), static_cast<std::size_t>(rounds));
}

}  // namespace
}  // namespace vx
