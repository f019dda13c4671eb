#include "db/postgres_database.h"

#include "db/backup.h"
#include "db/migration.h"
#include "db/postgres_connection.h"
#include "db/postgres_writer.h"
#include "db/reader_pool.h"

namespace vx {
namespace {

constexpr std::int64_t migration_lock = 0x76786d6967726174;  // any number no other program uses

class PostgresReader {
 public:
  PostgresReader(const std::string& url, const Clock& clock) : connection_(url), clock_(clock) {}

  void read(Database::ReadJob& job) {
    connection_.begin_read();
    try {
      ReadTx tx(connection_, clock_);
      job(tx);
    } catch (...) {
      connection_.roll_back();
      throw;
    }
    connection_.roll_back();  // ends the snapshot; there is nothing to store
  }

 private:
  PostgresConnection connection_;
  const Clock& clock_;
};

void refuse_other_collations(PostgresConnection& connection) {
  connection.run("select pg_encoding_to_char(encoding), datcollate from pg_database where datname = current_database()",
                 {}, [](const Row& row) {
                   bool by_code_point = row.text(1) == "C" || row.text(1) == "POSIX" || row.text(1) == "C.UTF-8" ||
                                        row.text(1) == "C.utf8";
                   if (row.text(0) == "UTF8" && by_code_point) return;
                   throw SchemaProblem(
                       fmt::format("the PostgreSQL database has the encoding {} and the collation {}; make it with: "
                                   "create database … template "
                                   "template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'",
                                   row.text(0), row.text(1)));
                 });
}

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(DatabaseOptions options) : options_(std::move(options)) {
    PostgresConnection connection(options_.url);
    connection.connect();
    refuse_other_collations(connection);
    if (!options_.read_only) writers_.emplace(options_, &audit_writer_, statistics_);
    readers_.emplace(
        options_.readers, [this] { return std::make_unique<PostgresReader>(options_.url, clock()); }, statistics_);
  }

  [[nodiscard]] Engine engine() const override { return Engine::Postgres; }
  [[nodiscard]] const Clock& clock() const override { return *options_.clock; }

  void post_read(ReadJob job, Done done) override { readers_->post({std::move(job), std::move(done)}); }

  void post_write(Actor actor, WriteJob job, Done done) override {
    post_write_to(writers_, options_, statistics_, {std::move(actor), std::move(job), std::move(done)});
  }

  void apply_migrations(const std::vector<Migration>& migrations) override {
    check(!options_.read_only, "the database was opened for reading only");
    PostgresConnection connection(options_.url);
    connection.begin_schema();
    connection.run_script("set local lock_timeout = 0");  // another server may be migrating: wait for it
    connection.run_script(fmt::format("select pg_advisory_xact_lock({})", migration_lock));
    run_migrations(connection, [&](std::string_view sql) { connection.run_script(sql); }, migrations, clock().now());
    connection.commit();
  }

  void backup(const std::string& directory) override { back_up_postgres(options_.url, directory, clock().now()); }

 private:
  DatabaseOptions options_;
  std::optional<PostgresWriters> writers_;
  std::optional<ReaderPool<PostgresReader>> readers_;
};

void check_name(const std::string& name) {
  check(!name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos,
        "a database's name is of small letters, digits and _");
}

void run_outside_transaction(const std::string& url, const std::string& sql) {
  PostgresConnection connection(url);
  connection.connect();
  connection.run_script(sql);
}

}  // namespace

std::unique_ptr<Database> open_postgres(DatabaseOptions options) {
  return std::make_unique<PostgresDatabase>(std::move(options));
}

void create_postgres_database(const std::string& url, const std::string& name, const std::string& original) {
  check_name(name);
  check_name(original);
  run_outside_transaction(
      url, fmt::format("create database {} template {} encoding 'UTF8' lc_collate 'C' lc_ctype 'C'", name, original));
}

void drop_postgres_database(const std::string& url, const std::string& name) {
  check_name(name);
  run_outside_transaction(url, fmt::format("drop database if exists {} with (force)", name));
}

std::string with_postgres_database(const std::string& url, const std::string& name) {
  std::size_t host = url.find("://");
  check(host != std::string::npos, "a PostgreSQL URL is needed");
  std::size_t path = std::min(url.find('/', host + 3), url.size());
  std::size_t query = std::min(url.find('?', host + 3), url.size());
  return url.substr(0, std::min(path, query)) + "/" + name + url.substr(query);
}

}  // namespace vx
