#include "db/backup.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "db/test_things.h"

namespace vx {
namespace {

class Backups : public ThingsTest {
 protected:
  std::string folder() { return place().folder() / "backup"; }
  std::int64_t count_in(const TestDatabase& other) {
    DatabaseOptions wanted;
    wanted.url = other.url();
    wanted.read_only = true;
    return Database::open(wanted)->read(count_things);
  }
  std::string refusal_of(const std::string& url, bool replace) {
    try {
      restore_database(folder(), url, replace);
    } catch (const DatabaseUnavailable& refusal) {
      return refusal.what();
    }
    return "";
  }
};
VX_FOR_EACH_ENGINE(Backups);

TEST_P(Backups, AreRestoredElsewhereAsTheyWere) {
  add("ấ", 7);
  db().backup(folder());
  add("later");
  TestDatabase other(GetParam());
  restore_database(folder(), other.url(), false);
  EXPECT_EQ(count_in(other), 1);
  DatabaseOptions wanted;
  wanted.url = other.url();
  auto restored = Database::open(wanted);
  prepare(*restored);  // its migrations are known as applied
  restored->write(Actor::system(), [](WriteTx& tx) { insert_thing(tx, "goes on"); });
  auto names = restored->read([](ReadTx& tx) {
    return tx.list("select name from thing order by id", {}, [](const Row& row) { return row.get<std::string>(0); });
  });
  EXPECT_EQ(names, (std::vector<std::string>{"ấ", "goes on"}));
}

TEST_P(Backups, AreWholeWhileOthersWrite) {
  std::atomic<bool> enough = false;
  std::thread writer([&] {
    for (int i = 0; !enough; ++i)
      db().write(Actor::system(), [&](WriteTx& tx) {
        auto id = insert_thing(tx, fmt::format("thing {}", i));
        tx.execute("insert into part (thing_id) values ($1)", {id});
      });
  });
  while (count() < 20) std::this_thread::yield();
  db().backup(folder());
  enough = true;
  writer.join();
  TestDatabase other(GetParam());
  restore_database(folder(), other.url(), false);
  auto things = count_in(other);
  EXPECT_GE(things, 20);
  EXPECT_LE(things, count());
  DatabaseOptions wanted;
  wanted.url = other.url();
  EXPECT_EQ(Database::open(wanted)->read([](ReadTx& tx) { return tx.count("select count(*) from part", {}); }), things);
}

TEST_P(Backups, SayWhatTheyAre) {
  add("a");
  db().backup(folder());
  BackupManifest manifest = read_backup_manifest(folder());
  EXPECT_EQ(manifest.engine, GetParam());
  EXPECT_EQ(manifest.schema, "9000_things");
  EXPECT_GT(manifest.bytes, 0);
  EXPECT_EQ(manifest.sha256.size(), 64U);
  EXPECT_TRUE(Instant::parse_iso(manifest.made_at));
}

TEST_P(Backups, ReplaceTheOlderOneInTheFolder) {
  db().backup(folder());
  auto older = read_backup_manifest(folder());
  add("a");
  db().backup(folder());
  auto newer = read_backup_manifest(folder());
  EXPECT_NE(older.sha256, newer.sha256);
  EXPECT_FALSE(std::filesystem::exists(std::filesystem::path(folder()) / older.file));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder()), {}), 2);
}

TEST_P(Backups, AreNotRestoredOverADatabaseUnlessToReplaceIt) {
  add("a");
  db().backup(folder());
  add("later");
  close();
  EXPECT_NE(refusal_of(place().url(), false).find("already"), std::string::npos);
  open();
  EXPECT_EQ(count(), 2);
  close();
  restore_database(folder(), place().url(), true);
  open();
  EXPECT_EQ(count(), 1);
}

TEST_P(Backups, AreNotRestoredWhenDamaged) {
  add("a");
  db().backup(folder());
  auto copy = std::filesystem::path(folder()) / read_backup_manifest(folder()).file;
  auto size = std::filesystem::file_size(copy);
  TestDatabase other(GetParam());
  {
    std::fstream file(copy, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(size / 2));
    file << "damaged";
  }
  EXPECT_NE(refusal_of(other.url(), false).find("damaged"), std::string::npos);
  std::filesystem::resize_file(copy, size - 1);
  EXPECT_NE(refusal_of(other.url(), false).find("cut off"), std::string::npos);
  std::ofstream(std::filesystem::path(folder()) / "manifest.json") << "{}";
  EXPECT_NE(refusal_of(other.url(), false).find("not the manifest"), std::string::npos);
}

TEST_P(Backups, AreNotRestoredInTheOtherEngine) {
  db().backup(folder());
  std::string other = GetParam() == Engine::Sqlite ? "postgres://127.0.0.1/x" : place().folder() / "x.sqlite";
  EXPECT_NE(refusal_of(other, true).find("can only be restored there"), std::string::npos);
}

TEST_P(Backups, AreNotRestoredUnderARunningServer) {
  if (GetParam() == Engine::Postgres) return;  // its transaction waits for the others
  db().backup(folder());
  EXPECT_NE(refusal_of(place().url(), true).find("in use"), std::string::npos);
}

}  // namespace
}  // namespace vx
