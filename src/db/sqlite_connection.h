#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "db/database.h"

struct sqlite3;
struct sqlite3_stmt;

namespace vx {

/// A prepared statement with its `$n` mapped to SQLite's own numbering.
class SqliteStatement {
 public:
  SqliteStatement(sqlite3* database, std::string_view sql, bool kept);
  ~SqliteStatement();
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  void bind(Params params);
  /// Runs a statement that gives no rows and has no parameters (transaction control).
  void run();

  sqlite3_stmt* handle = nullptr;
  bool writes = false;   ///< could change the database
  bool running = false;  ///< is giving rows to a sink

 private:
  sqlite3* database_;
  std::vector<std::size_t> numbers_;  ///< of SQLite's i-th parameter: n of its `$n`, less one
  std::size_t params_expected_ = 0;
};

/// One SQLite connection, used by one thread: WAL, foreign keys, 8 KB pages, and every statement kept prepared under
/// its text. A commit of the Writer is in the log, but on the disk only after SqliteLog::sync; the others' commits are
/// synchronous. Only the Writer ever checkpoints.
class SqliteConnection final : public Connection {
 public:
  enum class Use {
    Writer,       ///< makes the file if there is none; statements run only inside a transaction
    Reader,       ///< refuses to write
    Maintenance,  ///< for migrations and backups: writes, without enforcing foreign keys
  };
  SqliteConnection(const std::string& path, Use use);
  ~SqliteConnection() override;
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  std::int64_t run(std::string_view sql, Params params, const RowSink& sink) override;
  [[nodiscard]] Engine engine() const override { return Engine::Sqlite; }
  [[nodiscard]] bool has_written() const override { return written_; }

  /// Several statements without parameters.
  void run_script(std::string_view sql);

  /// `begin` for reads takes its snapshot at the first read; for writes it takes the write lock at once.
  void begin();
  void commit();
  /// Does nothing when SQLite has ended the transaction itself (disk full).
  void roll_back();
  [[nodiscard]] bool in_transaction() const;

  /// From here on has_written and has_changed speak of one write.
  void begin_job();
  /// True once a row has been changed since begin_job.
  [[nodiscard]] bool has_changed() const;
  /// Throws ConstraintViolation if a deferred foreign key is left open.
  void check_foreign_keys();
  /// A savepoint in the transaction: what one job writes.
  void open_savepoint() { savepoint_->run(); }
  void keep_savepoint() { release_->run(); }
  void lose_savepoint();

  /// How long the log was at the last commit. It begins anew when all of it has been copied and nobody reads from it.
  [[nodiscard]] int wal_pages() const { return wal_pages_; }
  /// Copies the log into the database as far as readers allow, without waiting for them.
  void checkpoint();
  [[nodiscard]] sqlite3* handle() const { return database_; }

 private:
  class Lease;
  void configure();
  SqliteStatement& find_or_prepare(std::string_view sql);
  std::unique_ptr<SqliteStatement> control(const char* sql);

  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
  };
  using Statements = std::unordered_map<std::string, std::unique_ptr<SqliteStatement>, TextHash, std::equal_to<>>;

  sqlite3* database_ = nullptr;
  Use use_;
  bool written_ = false;
  std::int64_t changes_before_ = 0;  ///< sqlite3_total_changes at begin_job
  int wal_pages_ = 0;
  Statements statements_;
  std::unique_ptr<SqliteStatement> begin_, commit_, roll_back_, savepoint_, release_, roll_back_to_;
};

}  // namespace vx
