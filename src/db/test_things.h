#pragma once
#include "db/migration.h"
#include "db/test_database.h"

namespace vx {

/// What the tests of db store.
struct Thing {};

inline constexpr EmbeddedFile things_migration = {
    "migrations/9000_things.sql",
    "create table thing (\n"
    "  id INTEGER PRIMARY KEY, name text not null unique, weight REAL, mark BLOB, size INTEGER check (size > 0)\n"
    ") STRICT;\n"
    "create table part (id INTEGER PRIMARY KEY, thing_id INTEGER not null references thing (id), word text) STRICT;\n"};

/// A test with the tables `thing` and `part`, on each engine.
class ThingsTest : public DatabaseTest {
 protected:
  bool is_migrated() override { return false; }
  void prepare(Database& database) override {
    database.apply_migrations(make_migrations(database.engine(), {&things_migration, 1}));
  }

  static Id<Thing> insert_thing(WriteTx& tx, std::string_view name, std::optional<std::int64_t> size = {}) {
    tx.record({"things.insert", "thing"});
    return tx.insert<Thing>("insert into thing (name, size) values ($1, $2) returning id", {name, size});
  }
  Id<Thing> add(std::string_view name, std::optional<std::int64_t> size = {}) {
    return db().write(Actor::system(), [&](WriteTx& tx) { return insert_thing(tx, name, size); });
  }
  static std::int64_t count_things(ReadTx& tx) { return tx.count("select count(*) from thing", {}); }
  std::int64_t count() { return db().read(count_things); }
};

}  // namespace vx
