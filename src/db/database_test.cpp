#include "db/database.h"

#include <gtest/gtest.h>

#include <thread>

#include "db/migration.h"
#include "db/test_database.h"

namespace vx {
namespace {

const std::vector<Migration>& test_migrations(Engine engine) {
  static constexpr EmbeddedFile file = {
      "migrations/9000_things.sql",
      "create table thing (id INTEGER PRIMARY KEY, name text not null unique, weight REAL, mark BLOB, size INTEGER "
      "check (size > 0)) STRICT;\n"
      "create table part (id INTEGER PRIMARY KEY, thing_id INTEGER not null references thing (id)) STRICT;\n"};
  static const auto sqlite = make_migrations(Engine::Sqlite, {&file, 1});
  static const auto postgres = make_migrations(Engine::Postgres, {&file, 1});
  return engine == Engine::Sqlite ? sqlite : postgres;
}

struct Thing {};

class Databases : public DatabaseTest {
 protected:
  void prepare(Database& database) override { database.apply_migrations(test_migrations(database.engine())); }

  static Id<Thing> insert_thing(WriteTx& tx, std::string_view name) {
    tx.record({"things.insert", "thing"});
    return tx.insert<Thing>("insert into thing (name) values ($1) returning id", {name});
  }
  Id<Thing> add(std::string_view name) {
    return db().write(Actor::system(), [&](WriteTx& tx) { return insert_thing(tx, name); });
  }
  std::int64_t count() {
    return db().read([](ReadTx& tx) { return tx.count("select count(*) from thing", {}); });
  }
};
VX_FOR_EACH_ENGINE(Databases);

TEST_P(Databases, GiveBackWhatWasStored) {
  std::array<std::byte, 3> mark = {std::byte{0}, std::byte{0xff}, std::byte{0x27}};
  auto id = db().write(Actor::system(), [&](WriteTx& tx) {
    tx.record({"things.insert", "thing"});
    return tx.insert<Thing>("insert into thing (name, weight, mark, size) values ($1, $2, $3, $4) returning id",
                            {"Vĩnh Phúc", 0.1, Bytes(mark), INT64_MAX});
  });
  db().read([&](ReadTx& tx) {
    auto found = tx.find("select name, weight, mark, size from thing where id = $1", {id}, [&](const Row& row) {
      EXPECT_EQ(row.get<std::string>(0), "Vĩnh Phúc");
      EXPECT_EQ(row.get<double>(1), 0.1);
      EXPECT_TRUE(std::ranges::equal(row.bytes(2), mark));
      EXPECT_EQ(row.get<std::int64_t>(3), INT64_MAX);
      return 1;
    });
    EXPECT_TRUE(found);
  });
}

TEST_P(Databases, LoseOnlyTheWriteThatThrows) {
  add("a");
  EXPECT_THROW(db().write(Actor::system(),
                          [](WriteTx& tx) {
                            insert_thing(tx, "b");
                            throw std::runtime_error("no");
                          }),
               std::runtime_error);
  add("c");
  EXPECT_EQ(count(), 2);
}

TEST_P(Databases, RefuseAWriteWithoutAnAuditLine) {
  auto unaudited = [](WriteTx& tx) { tx.execute("insert into thing (name) values ($1)", {"x"}); };
  EXPECT_THROW(db().write(Actor::system(), unaudited), Bug);
  auto through_a_read = [](WriteTx& tx) { tx.count("insert into thing (name) values ($1) returning id", {"x"}); };
  EXPECT_THROW(db().write(Actor::system(), through_a_read), Bug);
  EXPECT_EQ(count(), 0);
}

TEST_P(Databases, SayWhichConstraintWasBroken) {
  add("a");
  try {
    add("a");
    FAIL() << "a second thing of the same name was stored";
  } catch (const ConstraintViolation& violation) {
    EXPECT_TRUE(violation.is_unique);
  }
}

}  // namespace
}  // namespace vx
