#include "db/sqlite_database.h"

#include <filesystem>

#include "db/backup.h"
#include "db/file_lock.h"
#include "db/migration.h"
#include "db/reader_pool.h"
#include "db/sqlite_connection.h"
#include "db/sqlite_writer.h"

namespace vx {
namespace {

class SqliteReader {
 public:
  SqliteReader(const std::string& path, const Clock& clock)
      : connection_(path, SqliteConnection::Use::Reader), clock_(clock) {}

  void read(Database::ReadJob& job) {
    connection_.begin();
    try {
      ReadTx tx(connection_, clock_);
      job(tx);
    } catch (...) {
      connection_.roll_back();
      throw;
    }
    connection_.commit();
  }

 private:
  SqliteConnection connection_;
  const Clock& clock_;
};

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(DatabaseOptions options, std::string path) : options_(std::move(options)), path_(std::move(path)) {
    if (!options_.read_only) {
      lock_.emplace(path_ + ".lock", path_);
      make_private_file(path_);
      writer_.emplace(options_, path_, &audit_writer_, statistics_);
    }
    readers_.emplace(options_.readers, [this] { return std::make_unique<SqliteReader>(path_, clock()); }, statistics_);
  }

  [[nodiscard]] Engine engine() const override { return Engine::Sqlite; }
  [[nodiscard]] const Clock& clock() const override { return *options_.clock; }

  void post_read(ReadJob job, Done done) override { readers_->post({std::move(job), std::move(done)}); }

  void post_write(Actor actor, WriteJob job, Done done) override {
    post_write_to(writer_, options_, statistics_, {std::move(actor), std::move(job), std::move(done)});
  }

  void apply_migrations(const std::vector<Migration>& migrations) override {
    check(!options_.read_only, "the database was opened for reading only");
    SqliteConnection connection(path_, SqliteConnection::Use::Maintenance);
    connection.begin();  // exclusive, so that two programs cannot migrate at once
    run_migrations(connection, [&](std::string_view sql) { connection.run_script(sql); }, migrations, clock().now());
    connection.run("pragma foreign_key_check", {}, [](const Row& row) {
      throw SchemaProblem(fmt::format("after the migrations a row of {} names a row that is not there", row.text(0)));
    });
    connection.commit();
  }

  void backup(const std::string& directory) override { back_up_sqlite(path_, directory, clock().now()); }

 private:
  DatabaseOptions options_;
  std::string path_;
  std::optional<FileLock> lock_;
  // Readers close before the writer, whose last checkpoint then finds no one in its way.
  std::optional<SqliteWriter> writer_;
  std::optional<ReaderPool<SqliteReader>> readers_;
};

}  // namespace

std::string sqlite_path(const std::string& url) {
  std::string_view path = url;
  if (path.starts_with("sqlite:")) path.remove_prefix(7);
  check(!path.empty(), "a database needs a path");
  return std::string(path);
}

std::unique_ptr<Database> open_sqlite(DatabaseOptions options) {
  std::string path = sqlite_path(options.url);
  auto directory = std::filesystem::path(path).parent_path();
  if (!directory.empty() && !std::filesystem::is_directory(directory))
    throw DatabaseUnavailable(fmt::format("the folder {} for the database does not exist", directory.string()));
  return std::make_unique<SqliteDatabase>(std::move(options), std::move(path));
}

}  // namespace vx
