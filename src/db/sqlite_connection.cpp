#include "db/sqlite_connection.h"

#include <charconv>

#include <sqlite3.h>

#include "db/sqlite_error.h"
#include "db/sqlite_row.h"

namespace vx {
namespace {

constexpr std::size_t statements_max = 2000;
constexpr int busy_timeout_ms = 5000;

const char* begin_sql(SqliteConnection::Use use) {
  switch (use) {
    case SqliteConnection::Use::Writer:
      return "begin immediate";
    case SqliteConnection::Use::Reader:
      return "begin";
    case SqliteConnection::Use::Maintenance:
      return "begin exclusive";
  }
  return nullptr;
}

}  // namespace

SqliteConnection::SqliteConnection(const std::string& path, Use use) : use_(use) {
  static const int initialized = sqlite3_initialize();  // SQLite was built without doing so at every call
  check(initialized == SQLITE_OK, "SQLite must start");
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (use == Use::Writer) flags |= SQLITE_OPEN_CREATE;
  int code = sqlite3_open_v2(path.c_str(), &database_, flags, nullptr);
  try {
    if (code != SQLITE_OK) throw_sqlite_error(database_, code, path);
    configure();
  } catch (...) {
    statements_.clear();
    sqlite3_close_v2(database_);
    throw;
  }
}

void SqliteConnection::configure() {
  sqlite3_busy_timeout(database_, busy_timeout_ms);
  if (use_ == Use::Writer) {
    run_script(
        "pragma page_size = 8192; pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -65536; "
        "pragma journal_size_limit = 134217728");
    sqlite3_wal_hook(
        database_,
        [](void* self, sqlite3*, const char*, int pages) {
          static_cast<SqliteConnection*>(self)->wal_pages_ = pages;
          return SQLITE_OK;
        },
        this);
    // A connection that has read nothing has not opened the log, and does not copy it into the file when it closes.
    run_script("select count(*) from sqlite_schema");
  } else {
    run_script("pragma wal_autocheckpoint = 0; pragma synchronous = full; pragma cache_size = -16384");
    sqlite3_db_config(database_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  }
  run_script("pragma temp_store = memory; pragma trusted_schema = off");
  // A plan holds for all values: else every "limit $n" is planned anew each time it is bound.
  sqlite3_db_config(database_, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
  run_script(use_ == Use::Maintenance ? "pragma foreign_keys = off" : "pragma foreign_keys = on");
  if (use_ == Use::Reader) run_script("pragma query_only = on");
  begin_ = control(begin_sql(use_));
  commit_ = control("commit");
  roll_back_ = control("rollback");
  savepoint_ = control("savepoint job");
  release_ = control("release job");
  roll_back_to_ = control("rollback to job");
}

SqliteConnection::~SqliteConnection() {
  for (auto* control : {&begin_, &commit_, &roll_back_, &savepoint_, &release_, &roll_back_to_}) control->reset();
  statements_.clear();
  sqlite3_close_v2(database_);
}

std::unique_ptr<SqliteStatement> SqliteConnection::control(const char* sql) {
  return std::make_unique<SqliteStatement>(database_, sql, true);
}

void SqliteConnection::run_script(std::string_view sql) {
  int code = sqlite3_exec(database_, std::string(sql).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_sqlite_error(database_, code, sql);
}

SqliteStatement& SqliteConnection::find_or_prepare(std::string_view sql) {
  if (auto found = statements_.find(sql); found != statements_.end()) return *found->second;
  if (statements_.size() >= statements_max)
    std::erase_if(statements_, [](const auto& s) { return !s.second->running; });
  auto statement = std::make_unique<SqliteStatement>(database_, sql, true);
  return *statements_.emplace(sql, std::move(statement)).first->second;
}

/// A statement for the time of one run: the kept one, or one of its own when a sink runs the same text again.
class SqliteConnection::Lease {
 public:
  Lease(SqliteConnection& connection, std::string_view sql) : statement_(&connection.find_or_prepare(sql)) {
    if (statement_->running) {
      own_ = std::make_unique<SqliteStatement>(connection.database_, sql, false);
      statement_ = own_.get();
    }
    statement_->running = true;
  }
  ~Lease() {
    sqlite3_reset(statement_->handle);
    statement_->running = false;
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  SqliteStatement* operator->() const { return statement_; }

 private:
  SqliteStatement* statement_;
  std::unique_ptr<SqliteStatement> own_;
};

std::int64_t SqliteConnection::run(std::string_view sql, Params params, const RowSink& sink) {
  // SQLite ends a transaction by itself when the disk is full; what came after would be committed alone.
  if (use_ == Use::Writer && !in_transaction()) throw DatabaseUnavailable("the transaction was lost");
  Lease statement(*this, sql);
  statement->bind(params);
  SqliteRow row(statement->handle);
  int code = sqlite3_step(statement->handle);  // a statement that writes has written all once it gives a row
  if (statement->writes && (code == SQLITE_ROW || code == SQLITE_DONE)) written_ = true;
  for (; code == SQLITE_ROW; code = sqlite3_step(statement->handle)) sink(row);
  if (code != SQLITE_DONE) throw_sqlite_error(database_, code, sql);
  return statement->writes ? sqlite3_changes64(database_) : 0;
}

void SqliteConnection::begin() {
  written_ = false;
  begin_->run();
}

void SqliteConnection::commit() { commit_->run(); }

void SqliteConnection::roll_back() {
  if (in_transaction()) roll_back_->run();
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(database_) == 0; }

void SqliteConnection::begin_job() {
  written_ = false;
  changes_before_ = sqlite3_total_changes64(database_);
}

bool SqliteConnection::has_changed() const { return sqlite3_total_changes64(database_) != changes_before_; }

void SqliteConnection::check_foreign_keys() {
  int open = 0;
  int highest = 0;
  sqlite3_db_status(database_, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0);
  if (open != 0) throw ConstraintViolation("a deferred foreign key names a row that is not there", false);
}

void SqliteConnection::lose_savepoint() {
  roll_back_to_->run();
  release_->run();
}

void SqliteConnection::checkpoint() {
  // A failure (a reader in the way, a full disk) is met again at the next commit; nothing is lost by it.
  sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

}  // namespace vx
