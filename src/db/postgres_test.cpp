#include <gtest/gtest.h>

#include "db/postgres_connection.h"
#include "db/test_things.h"

namespace vx {
namespace {

/// What only a server elsewhere can do to us.
class PostgresServers : public ThingsTest {
 protected:
  DatabaseOptions options() override {
    DatabaseOptions wanted;
    wanted.postgres_writers = 1;
    return wanted;
  }

  void end_all_connections() {
    PostgresConnection administrator(std::getenv("VUNGXANH_TEST_POSTGRES"));
    administrator.connect();
    std::string name = place().url().substr(place().url().rfind('/') + 1);
    administrator.run("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1",
                      std::vector<Param>{name}, [](const Row& row) { EXPECT_EQ(row.integer(0), 1); });
  }
  static void end_own_connection(ReadTx& tx) {
    tx.each("select pg_terminate_backend(pg_backend_pid())", {}, [](const Row&) {});
  }
};
INSTANTIATE_TEST_SUITE_P(Postgres, PostgresServers, testing::Values(Engine::Postgres), engine_name);

TEST_P(PostgresServers, MayEndIdleConnections) {
  add("a");
  EXPECT_EQ(count(), 1);
  end_all_connections();
  for (int i = 0; i < 8; ++i) add(fmt::format("after {}", i));
  for (int i = 0; i < 8; ++i) EXPECT_EQ(count(), 9);
}

TEST_P(PostgresServers, MayEndAConnectionInTheMiddleOfAWrite) {
  int runs = 0;
  db().write(Actor::system(), [&](WriteTx& tx) {
    insert_thing(tx, "a");
    if (++runs == 1) end_own_connection(tx);
    insert_thing(tx, "b");
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(count(), 2);
}

TEST_P(PostgresServers, AreGivenUpWhenTheyEndEveryConnection) {
  EXPECT_THROW(db().write(Actor::system(), end_own_connection), DatabaseUnavailable);
  EXPECT_THROW(db().read(end_own_connection), DatabaseUnavailable);
  add("later");
  EXPECT_EQ(count(), 1);
}

TEST_P(PostgresServers, LeaveACommitUnknownWhoseAnswerIsLost) {
  static constexpr EmbeddedFile trap = {
      "9001_trap.postgres.sql",
      "create function end_connection() returns trigger language plpgsql as "
      "$$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;"
      "create constraint trigger trap after insert on part deferrable initially deferred "
      "for each row execute function end_connection();"};
  db().apply_migrations(make_migrations(Engine::Postgres, std::array{things_migration, trap}));
  int runs = 0;
  bool answered_as_stored = false;
  auto id = add("a");
  try {
    db().write(Actor::system(), [&](WriteTx& tx) {
      ++runs;
      tx.record({"parts.insert", "part"});
      tx.after_commit([&] { answered_as_stored = true; });
      tx.execute("insert into part (thing_id) values ($1)", {id});
    });
    FAIL() << "a lost commit was answered as stored";
  } catch (const DatabaseUnavailable& unknown) {
    EXPECT_NE(std::string(unknown.what()).find("not known"), std::string::npos) << unknown.what();
  }
  EXPECT_EQ(runs, 1);
  EXPECT_FALSE(answered_as_stored);
  EXPECT_EQ(count(), 1);
}

TEST_P(PostgresServers, AreNotReachedWithoutSayingSo) {
  DatabaseOptions wanted;
  wanted.url = "postgres://vungxanh@127.0.0.1:1/none";
  EXPECT_THROW(Database::open(wanted), DatabaseUnavailable);
  wanted.url = with_postgres_database(place().url(), "vx_there_is_none");
  EXPECT_THROW(Database::open(wanted), DatabaseUnavailable);
}

TEST_P(PostgresServers, MustCompareTextAsSqliteDoes) {
  PostgresConnection administrator(std::getenv("VUNGXANH_TEST_POSTGRES"));
  administrator.connect();
  std::string name = place().folder().filename().string() + "_latin";
  administrator.run_script(
      fmt::format("create database {} template template0 encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'", name));
  DatabaseOptions wanted;
  wanted.url = with_postgres_database(place().url(), name);
  EXPECT_THROW(Database::open(wanted), SchemaProblem);
  drop_postgres_database(place().url(), name);
}

TEST_P(PostgresServers, MayBeMigratedByANewerServerMeanwhile) {
  auto write_and_read = [&] {
    int runs = 0;
    db().write(Actor::system(), [&](WriteTx& tx) {
      ++runs;
      insert_thing(tx, random_token());
      tx.each("select * from thing", {}, [](const Row&) {});
    });
    return runs;
  };
  EXPECT_EQ(write_and_read(), 1);
  PostgresConnection newer(place().url());
  newer.connect();
  newer.run_script("alter table thing add column color text");
  EXPECT_EQ(write_and_read(), 2);
  EXPECT_EQ(write_and_read(), 1);
  EXPECT_EQ(count(), 3);
}

TEST_P(PostgresServers, DoNotTakeAFailedTransactionForACommit) {
  EXPECT_THROW(db().write(Actor::system(),
                          [](WriteTx& tx) {
                            insert_thing(tx, "a");
                            EXPECT_THROW(tx.count("select 1 / 0", {}), Bug);  // swallowed by the handler
                          }),
               DatabaseUnavailable);
  EXPECT_EQ(count(), 0);
}

TEST(PostgresUrls, ChangeTheirDatabaseOnly) {
  EXPECT_EQ(with_postgres_database("postgres://u:p@h:5432/a?sslmode=require", "b"),
            "postgres://u:p@h:5432/b?sslmode=require");
  EXPECT_EQ(with_postgres_database("postgres://h", "b"), "postgres://h/b");
  EXPECT_EQ(with_postgres_database("postgres://h?x=/y", "b"), "postgres://h/b?x=/y");
}

}  // namespace
}  // namespace vx
