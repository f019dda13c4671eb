#include "db/migration.h"

#include <gtest/gtest.h>

#include <thread>

#include "db/test_database.h"

namespace vx {
namespace {

class Migrations : public DatabaseTest {
 protected:
  bool is_migrated() override { return false; }

  void apply(std::vector<EmbeddedFile> files) { db().apply_migrations(make_migrations(GetParam(), files)); }
  bool has_table(std::string_view name) {
    return db().read([&](ReadTx& tx) {
      const char* sql = GetParam() == Engine::Sqlite
                            ? "select count(*) from sqlite_schema where name = $1"
                            : "select count(*) from information_schema.tables where table_name = $1";
      return tx.count(sql, {name}) == 1;
    });
  }
  std::int64_t count_applied() {
    return db().read([](ReadTx& tx) { return tx.count("select count(*) from migration", {}); });
  }

  static constexpr EmbeddedFile one = {"migrations/0101_one.sql", "create table one (id INTEGER PRIMARY KEY) STRICT;"};
  static constexpr EmbeddedFile two = {"migrations/0201_two.sql",
                                       "create table two (one_id INTEGER references one (id)) STRICT;"};
  static constexpr EmbeddedFile late = {"migrations/0102_late.sql", "create table late (weight REAL) STRICT;"};
};
VX_FOR_EACH_ENGINE(Migrations);

TEST_P(Migrations, RunOnce) {
  apply({two, one});
  apply({one, two});
  EXPECT_TRUE(has_table("one") && has_table("two"));
  EXPECT_EQ(count_applied(), 2);
}

TEST_P(Migrations, FillAGapThatAnEarlierSliceLeft) {
  apply({one, two});
  apply({one, late, two});
  EXPECT_TRUE(has_table("late"));
}

TEST_P(Migrations, RefuseASchemaThatIsNewer) {
  apply({one, two});
  try {
    apply({one, late});
    FAIL() << "a newer schema was taken";
  } catch (const SchemaProblem& problem) {
    EXPECT_NE(std::string(problem.what()).find("0201_two"), std::string::npos) << problem.what();
  }
  EXPECT_FALSE(has_table("late"));
}

TEST_P(Migrations, RefuseOneThatWasChanged) {
  apply({one});
  EmbeddedFile changed = {one.path, "create table one (id INTEGER PRIMARY KEY, name text) STRICT;"};
  EXPECT_THROW(apply({changed}), SchemaProblem);
}

TEST_P(Migrations, LeaveNothingBehindWhenOneFails) {
  EmbeddedFile broken = {"0301_broken.sql", "create table three (id INTEGER PRIMARY KEY) STRICT; create tabel four;"};
  EXPECT_THROW(apply({one, broken}), Bug);
  EXPECT_FALSE(has_table("one") || has_table("three"));
  apply({one});
  EXPECT_TRUE(has_table("one"));
}

TEST_P(Migrations, OfThisProgramApply) {
  db().migrate();
  db().migrate();
  EXPECT_EQ(count_applied(), static_cast<std::int64_t>(embedded_migrations(GetParam()).size()));
}

TEST_P(Migrations, OfThisProgramGiveTypedColumns) {
  db().migrate();
  // A small "integer" would be 32 bits wide on PostgreSQL; a table without STRICT takes texts for numbers on SQLite.
  const char* sql = GetParam() == Engine::Sqlite
                        ? "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 "
                          "and name not like 'sqlite%' and name <> 'migration'"
                        : "select table_name || '.' || column_name from information_schema.columns where table_schema "
                          "= 'public' and data_type not in ('bigint', 'double precision', 'text', 'bytea', 'tsvector')";
  db().read([&](ReadTx& tx) {
    tx.each(sql, {}, [](const Row& row) { ADD_FAILURE() << row.text(0) << " is not of a type both engines share"; });
  });
}

TEST_P(Migrations, OfTwoServersAtOnceRunOnce) {
  if (GetParam() == Engine::Sqlite) return;  // a second server is refused
  DatabaseOptions same;
  same.url = place().url();
  auto other = Database::open(same);
  std::jthread at_once([&] { other->apply_migrations(make_migrations(GetParam(), std::array{one, two})); });
  apply({one, two});
  at_once.join();
  EXPECT_EQ(count_applied(), 2);
}

TEST_P(Migrations, LeaveNoRowThatNamesAMissingOne) {
  EmbeddedFile orphan = {"0301_orphan.sql", "insert into two (one_id) values (7);"};
  EXPECT_ANY_THROW(apply({one, two, orphan}));
  EXPECT_FALSE(has_table("two"));
}

class MigratedCopies : public DatabaseTest {};
VX_FOR_EACH_ENGINE(MigratedCopies);

TEST_P(MigratedCopies, AreComplete) {
  auto before = db().read([](ReadTx& tx) { return tx.count("select count(*) from migration", {}); });
  EXPECT_EQ(before, static_cast<std::int64_t>(embedded_migrations(GetParam()).size()));
  db().migrate();  // finds nothing to do
  db().write(Actor::system(), [](WriteTx& tx) {
    tx.exempt_from_audit("a test");
    tx.execute("insert into migration (number, name, sha256, applied_at) values (9999, 'mine', '', 0)", {});
  });
}

TEST_P(MigratedCopies, DoNotSeeEachOther) {
  EXPECT_EQ(db().read([](ReadTx& tx) { return tx.count("select count(*) from migration where number = 9999", {}); }),
            0);
}

TEST(MigrationFiles, AreChosenByEngineAndSortedByNumber) {
  std::vector<EmbeddedFile> files = {{"m/0202_search.sqlite.sql", "for sqlite"},
                                     {"m/0202_search.postgres.sql", "a BLOB for postgres"},
                                     {"m/0101_one.sql", "a BLOB for both"}};
  auto postgres = make_migrations(Engine::Postgres, files);
  ASSERT_EQ(postgres.size(), 2U);
  EXPECT_EQ(postgres[0].name, "0101_one");
  EXPECT_EQ(postgres[0].sql, "a BYTEA for both");
  EXPECT_EQ(postgres[1].name, "0202_search");
  EXPECT_EQ(postgres[1].sql, "a BLOB for postgres");
  auto sqlite = make_migrations(Engine::Sqlite, files);
  EXPECT_EQ(sqlite[1].sql, "for sqlite");
  EXPECT_EQ(sqlite[0].sha256, postgres[0].sha256);
}

TEST(MigrationFiles, MustBeNumberedOnce) {
  std::vector<EmbeddedFile> twice = {{"0101_one.sql", ""}, {"0101_other.sql", ""}};
  EXPECT_THROW(make_migrations(Engine::Sqlite, twice), Bug);
  for (const char* name : {"101_one.sql", "one.sql", "0101.sql", "0101_.sql", "0101_one.txt", "+101_one.sql"}) {
    EmbeddedFile file = {name, ""};
    EXPECT_THROW(make_migrations(Engine::Sqlite, {&file, 1}), Bug) << name;
  }
}

TEST(MigrationDialect, ExchangesFiveWords) {
  EXPECT_EQ(for_postgres("id INTEGER PRIMARY KEY, a INTEGER, b REAL, c BLOB\n) STRICT;"),
            "id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, a BIGINT, b DOUBLE PRECISION, c BYTEA\n);");
  EXPECT_EQ(for_postgres("id INTEGER\n  PRIMARY\tKEY"), "id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY");
  EXPECT_EQ(for_postgres(")\nSTRICT"), ")");
  EXPECT_EQ(for_postgres("cast(a as INTEGER)"), "cast(a as BIGINT)");
}

TEST(MigrationDialect, LeavesStringsNamesAndCommentsAlone) {
  for (const char* same :
       {"'INTEGER'", "'it''s a BLOB'", "\"REAL\"", "-- BLOB\n", "-- it's a BLOB", "/* REAL ' */", "/* REAL", "integer",
        "INTEGERS", "MY_INTEGER", "REAL1", "STRICT", "(STRICT", "PRIMARY KEY", "", "ĐREAL"})
    EXPECT_EQ(for_postgres(same), same);
  EXPECT_EQ(for_postgres("'a' INTEGER -- REAL\nREAL"), "'a' BIGINT -- REAL\nDOUBLE PRECISION");
  EXPECT_THROW(for_postgres("'open INTEGER"), Bug);
}

}  // namespace
}  // namespace vx
