#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <fstream>
#include <latch>
#include <semaphore>
#include <set>

#include "db/test_things.h"

namespace vx {
namespace {

/// What only a file can suffer.
class SqliteFiles : public ThingsTest {
 protected:
  std::filesystem::path file() { return place().folder() / "vungxanh.sqlite"; }

  static std::string refusal_of(const std::string& path) {
    DatabaseOptions wanted;
    wanted.url = path;
    try {
      Database::open(wanted);
    } catch (const DatabaseUnavailable& refusal) {
      return refusal.what();
    }
    return "";
  }

  /// Posts a group that the writer takes at once, each name with as much text; answers the names that were stored
  /// according to their answers.
  std::set<std::string> write_group(const std::vector<std::pair<std::string, std::size_t>>& things) {
    std::binary_semaphore go_on(0);
    std::latch answered(static_cast<std::ptrdiff_t>(things.size()) + 1);
    std::mutex mutex;
    std::set<std::string> stored;
    db().post_write(
        Actor::system(), [&](WriteTx&) { go_on.acquire(); }, [&](std::exception_ptr) { answered.count_down(); });
    for (const auto& [name, size] : things)
      db().post_write(
          Actor::system(),
          [&, size](WriteTx& tx) {
            auto id = insert_thing(tx, name);
            tx.execute("insert into part (thing_id, word) values ($1, $2)", {id, std::string(size, 'x')});
          },
          [&](std::exception_ptr failure) {
            if (failure) {
              EXPECT_THROW(std::rethrow_exception(failure), DatabaseUnavailable);
            } else {
              std::lock_guard lock(mutex);
              stored.insert(name);
            }
            answered.count_down();
          });
    go_on.release();
    answered.wait();
    return stored;
  }
  std::set<std::string> list_names() {
    auto names = db().read([](ReadTx& tx) {
      return tx.list("select t.name from thing t join part p on p.thing_id = t.id", {},
                     [](const Row& row) { return row.get<std::string>(0); });
    });
    return {names.begin(), names.end()};
  }
};
INSTANTIATE_TEST_SUITE_P(Sqlite, SqliteFiles, testing::Values(Engine::Sqlite), engine_name);

TEST_P(SqliteFiles, ServeOneServerOnly) {
  EXPECT_NE(refusal_of(file()).find("is in use by another server"), std::string::npos);
  add("a");
  close();
  EXPECT_EQ(refusal_of(file()), "");
}

TEST_P(SqliteFiles, AreRefusedWithTheReason) {
  EXPECT_NE(refusal_of(place().folder() / "nowhere" / "x.sqlite").find("does not exist"), std::string::npos);
  auto garbage = place().folder() / "garbage.sqlite";
  std::ofstream(garbage) << std::string(20'000, 'g');
  EXPECT_NE(refusal_of(garbage).find("not a database"), std::string::npos);
}

TEST_P(SqliteFiles, CanBeReadByTheirOwnerOnly) {
  add("a");
  for (std::string name : {file().string(), file().string() + "-wal", file().string() + ".lock"}) {
    struct stat found{};
    ASSERT_EQ(stat(name.c_str(), &found), 0) << name;
    EXPECT_EQ(found.st_mode & 0777, 0600U) << name;
  }
}

TEST_P(SqliteFiles, KeepWhatWasAnsweredWhenTheDatabaseIsFull) {
  db().write(Actor::system(), [](WriteTx& tx) {
    auto pages = tx.count("pragma page_count", {});
    tx.each(fmt::format("pragma max_page_count = {}", pages + 4), {}, [](const Row&) {});
  });
  auto stored = write_group({{"a", 10}, {"big", 200'000}, {"b", 10}});
  EXPECT_FALSE(stored.contains("big"));
  EXPECT_EQ(list_names(), stored);
  open();  // the limit goes with the connection
  EXPECT_EQ(write_group({{"c", 200'000}}).size(), 1U);
}

TEST_P(SqliteFiles, KeepWhatWasAnsweredWhenTheDiskRefusesTheCommit) {
  add("before");
  auto old_action = std::signal(SIGXFSZ, SIG_IGN);
  rlimit old_limit{};
  getrlimit(RLIMIT_FSIZE, &old_limit);
  rlimit limit = old_limit;
  limit.rlim_cur = std::filesystem::file_size(file().string() + "-wal") + 20'000;
  setrlimit(RLIMIT_FSIZE, &limit);
  auto stored = write_group({{"a", 10'000}, {"b", 10'000}, {"c", 10'000}, {"d", 10'000}});
  setrlimit(RLIMIT_FSIZE, &old_limit);
  std::signal(SIGXFSZ, old_action);
  EXPECT_TRUE(stored.empty());
  EXPECT_EQ(list_names(), stored);
  EXPECT_EQ(write_group({{"a", 10'000}, {"e", 10}}).size(), 2U);
  EXPECT_EQ(list_names(), (std::set<std::string>{"a", "e"}));
}

TEST_P(SqliteFiles, DoNotLetTheirLogGrowWithoutEnd) {
  constexpr int rounds = 6;
  constexpr int texts = 15;
  constexpr std::size_t text_size = 800'000;
  for (int i = 0; i < rounds; ++i) {
    std::vector<std::pair<std::string, std::size_t>> things;
    for (int j = 0; j < texts; ++j) things.emplace_back(fmt::format("{} {}", i, j), text_size);
    EXPECT_EQ(write_group(things).size(), static_cast<std::size_t>(texts));
  }
  EXPECT_LT(std::filesystem::file_size(file().string() + "-wal"), rounds * texts * text_size / 2);
}

TEST_P(SqliteFiles, EnforceDeferredForeignKeysByWrite) {
  static constexpr EmbeddedFile deferred = {
      "9001_deferred.sql",
      "create table tie (thing_id INTEGER references thing (id) deferrable initially deferred) STRICT;"};
  db().apply_migrations(make_migrations(Engine::Sqlite, std::array{things_migration, deferred}));
  auto tie = [](WriteTx& tx) {
    tx.record({"ties.insert", "tie"});
    tx.execute("insert into tie (thing_id) values ($1)", {1});
  };
  EXPECT_THROW(db().write(Actor::system(), tie), ConstraintViolation);
  db().write(Actor::system(), [&](WriteTx& tx) {
    tie(tx);
    EXPECT_EQ(insert_thing(tx, "a").value, 1);
  });
}

}  // namespace
}  // namespace vx
