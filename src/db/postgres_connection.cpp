#include "db/postgres_connection.h"

#include <libpq-fe.h>

#include "db/postgres_error.h"
#include "db/postgres_params.h"
#include "db/postgres_row.h"

namespace vx {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds back_off_first(100);
constexpr milliseconds back_off_max(5000);
constexpr std::size_t prepared_max = 2000;
constexpr int oldest_server = 150000;

/// True for what may break a constraint. `with` may stand before either.
bool may_write(std::string_view sql) {
  sql.remove_prefix(std::min(sql.find_first_not_of(" \t\r\n"), sql.size()));
  std::string word;
  for (char c : sql.substr(0, 6)) word.push_back(static_cast<char>(c | 0x20));
  return word == "insert" || word == "update" || word == "delete" || word.starts_with("with");
}

bool is_success(const PGresult* result) {
  ExecStatusType status = PQresultStatus(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_PIPELINE_SYNC;
}

bool changes_rows(const PGresult* result) {
  std::string_view done = PQcmdStatus(const_cast<PGresult*>(result));
  return done.starts_with("INSERT") || done.starts_with("UPDATE") || done.starts_with("DELETE");
}

std::int64_t rows_changed(const PGresult* result) {
  return changes_rows(result) ? std::atoll(PQcmdTuples(const_cast<PGresult*>(result))) : 0;
}

}  // namespace

void PostgresConnection::Freed::operator()(pg_result* result) const { PQclear(result); }

void PostgresConnection::connect() {
  if (connection_ && PQstatus(connection_) == CONNECTION_OK) return;
  disconnect();
  if (std::chrono::steady_clock::now() < connect_again_at_)
    throw DatabaseUnavailable("PostgreSQL could not be reached a moment ago; trying again soon");
  // A server that vanished without a word is noticed within a minute.
  const char* const keywords[] = {"connect_timeout",
                                  "application_name",
                                  "tcp_user_timeout",
                                  "keepalives_idle",
                                  "dbname",
                                  "client_encoding",
                                  nullptr};
  const char* const values[] = {"5", "vungxanh", "15000", "30", url_.c_str(), "UTF8", nullptr};
  constexpr int dbname_is_url = 1;
  connection_ = PQconnectdbParams(keywords, values, dbname_is_url);
  try {
    if (PQstatus(connection_) != CONNECTION_OK) throw_postgres_error(connection_, nullptr, "connect");
    set_up();
    back_off_ = milliseconds(0);
  } catch (...) {
    disconnect();
    back_off_ = std::clamp(back_off_ * 2, back_off_first, back_off_max);
    connect_again_at_ = std::chrono::steady_clock::now() + back_off_;
    throw;
  }
}

void PostgresConnection::set_up() {
  PQsetNoticeProcessor(connection_, [](void*, const char*) {}, nullptr);
  if (PQserverVersion(connection_) < oldest_server) throw DatabaseUnavailable("PostgreSQL 15 or newer is needed");
  // A write that is answered is on disk, whatever the cluster's default; stronger settings are left alone.
  run_script(
      "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') in "
      "('off', 'local'); set bytea_output = hex; set timezone = 'UTC'; set lock_timeout = '10s'; "
      "set idle_in_transaction_session_timeout = '60s'");
}

void PostgresConnection::disconnect() {
  PQfinish(connection_);
  connection_ = nullptr;
  prepared_.clear();
  savepoint_open_ = false;
  stale_ = false;
}

PostgresConnection::Result PostgresConnection::checked(PGresult* result, std::string_view sql) {
  Result owned(result);
  if (!is_success(result)) throw_postgres_error(connection_, result, sql);
  return owned;
}

void PostgresConnection::run_script(std::string_view sql) {
  checked(PQexec(connection_, std::string(sql).c_str()), sql);
}

std::string PostgresConnection::prepare(std::string_view sql, const PostgresParams& params) {
  std::string key = params.signature() + ' ' + std::string(sql);
  if (auto found = prepared_.find(key); found != prepared_.end()) return found->second;
  if (prepared_.size() >= prepared_max) {
    run_script("deallocate all");
    prepared_.clear();
  }
  std::string name = fmt::format("s{}", prepared_.size());
  checked(PQprepare(connection_, name.c_str(), std::string(sql).c_str(), params.count(), params.types()), sql);
  prepared_.emplace(std::move(key), name);
  return name;
}

std::int64_t PostgresConnection::run(std::string_view sql, Params params, const RowSink& sink) {
  Result result = execute(sql, PostgresParams(params));
  if (changes_rows(result.get())) written_ = true;
  for (int i = 0; i < PQntuples(result.get()); ++i) sink(PostgresRow(result.get(), i));
  return rows_changed(result.get());
}

PostgresConnection::Result PostgresConnection::execute(std::string_view sql, const PostgresParams& params) {
  constexpr int as_text = 0;
  try {
    std::string name = prepare(sql, params);
    if (may_write(sql)) return run_behind_savepoint(name, params, sql);
    return checked(PQexecPrepared(connection_, name.c_str(), params.count(), params.values(), params.lengths(),
                                  params.formats(), as_text),
                   sql);
  } catch (const PostgresStalePlan&) {
    stale_ = true;
    throw;
  }
}

/// Statements sent together and answered together.
class PostgresConnection::Pipeline {
 public:
  explicit Pipeline(PostgresConnection& owner) : connection_(owner.connection_) {
    require(PQenterPipelineMode(connection_));
  }
  void send(const char* sql) { require(PQsendQueryParams(connection_, sql, 0, nullptr, nullptr, nullptr, nullptr, 0)); }
  void send(const std::string& name, const PostgresParams& params) {
    require(PQsendQueryPrepared(connection_, name.c_str(), params.count(), params.values(), params.lengths(),
                                params.formats(), 0));
  }
  /// The last statement's result, or the first that failed.
  Result finish() {
    require(PQpipelineSync(connection_));
    Result kept;
    while (PQstatus(connection_) == CONNECTION_OK) {
      Result result(PQgetResult(connection_));
      if (!result) continue;  // parts the statements
      ExecStatusType status = PQresultStatus(result.get());
      if (status == PGRES_PIPELINE_SYNC) break;
      if (status != PGRES_PIPELINE_ABORTED && (!kept || is_success(kept.get()))) kept = std::move(result);
    }
    PQexitPipelineMode(connection_);
    return kept;
  }

 private:
  void require(int sent) {
    if (sent != 1) throw_postgres_error(connection_, nullptr, "a pipeline");
  }
  PGconn* connection_;
};

PostgresConnection::Result PostgresConnection::run_behind_savepoint(const std::string& name,
                                                                    const PostgresParams& params,
                                                                    std::string_view sql) {
  Pipeline pipeline(*this);
  if (savepoint_open_) pipeline.send("release savepoint statement");
  pipeline.send("savepoint statement");
  pipeline.send(name, params);
  Result result = pipeline.finish();
  savepoint_open_ = true;
  if (result && is_success(result.get())) return result;
  std::string_view state = result ? PQresultErrorField(result.get(), PG_DIAG_SQLSTATE) : "";
  if (state.starts_with("23")) run_script("rollback to savepoint statement");
  throw_postgres_error(connection_, result.get(), sql);
}

/// A connection that broke while it was idle shows it only here, where nothing is lost by taking another.
void PostgresConnection::begin(const char* sql) {
  written_ = false;
  savepoint_open_ = false;
  if (stale_) disconnect();
  connect();
  try {
    checked(PQexec(connection_, sql), sql);
  } catch (const PostgresConnectionLost&) {
    connect();
    checked(PQexec(connection_, sql), sql);
  }
}

void PostgresConnection::begin_read() { begin("begin isolation level repeatable read read only"); }
void PostgresConnection::begin_schema() { begin("begin isolation level read committed"); }
void PostgresConnection::begin_write() { begin("begin isolation level serializable"); }

void PostgresConnection::commit() {
  savepoint_open_ = false;
  Result result = checked(PQexec(connection_, "commit"), "commit");
  // A transaction in which a statement failed answers a commit with a rollback, not with an error.
  if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
    throw DatabaseUnavailable("the transaction had failed before its commit; nothing was stored");
}

void PostgresConnection::roll_back() noexcept {
  savepoint_open_ = false;
  if (!connection_ || PQstatus(connection_) != CONNECTION_OK) return;
  if (PQtransactionStatus(connection_) == PQTRANS_IDLE) return;
  Result result(PQexec(connection_, "rollback"));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) disconnect();
}

}  // namespace vx
