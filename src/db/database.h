#pragma once
#include <atomic>
#include <exception>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/check.h"
#include "base/clock.h"
#include "db/value.h"

namespace vx {

enum class Engine { Sqlite, Postgres };

/// Who a write is done for; audit lines name it. Account 0 is the system (jobs, commands, first start).
struct Actor {
  std::int64_t account = 0;
  std::string name;     ///< shown in the audit line: log-in name or "system"
  std::string role;     ///< the role under which it was done, may be empty
  std::string address;  ///< network address, may be empty
  static Actor system() { return {0, "system", "", ""}; }
};

/// What an audit line says beside who and when (Actor, clock). The audit slice stores it, chained by hash.
struct AuditEntry {
  std::string action;       ///< "organisations.update"
  std::string subject;      ///< "organisation/12"
  std::string before = {};  ///< the subject before and after, as JSON; stored as hashes only
  std::string after = {};
  std::string note = {};  ///< no personal data; may be shown
};
class WriteTx;
/// Stores the lines of one write, just before its commit. Given to the Database by the audit slice.
using AuditWriter = std::function<void(WriteTx&, std::span<const AuditEntry>)>;

/// The write queue is full: answer 503 with Retry-After.
class QueueFull : public std::runtime_error {
 public:
  QueueFull() : std::runtime_error("the write queue is full") {}
};

/// The database cannot be reached or has failed; trying again later may help.
class DatabaseUnavailable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A UNIQUE, foreign key or CHECK constraint said no. `constraint` names it where the engine tells ("table.column" on
/// SQLite, the constraint's name on PostgreSQL): decide by is_unique, not by name.
class ConstraintViolation : public std::runtime_error {
 public:
  ConstraintViolation(std::string what, bool unique) : std::runtime_error(std::move(what)), is_unique(unique) {}
  bool is_unique;
};

/// One connection with one transaction open, as a driver gives it. `sql` uses $1, $2 … on both engines.
class Connection {
 public:
  using RowSink = std::function<void(const Row&)>;
  virtual ~Connection() = default;
  /// Runs one statement, giving each row to `sink`; answers the number of rows changed.
  virtual std::int64_t run(std::string_view sql, Params params, const RowSink& sink) = 0;
  [[nodiscard]] virtual Engine engine() const = 0;
  /// True once a statement of this write could have changed something.
  [[nodiscard]] virtual bool has_written() const = 0;
};

/// A consistent snapshot to read from.
class ReadTx {
 public:
  using AfterCommit = std::move_only_function<void()>;

  ReadTx(Connection& connection, const Clock& clock) : connection_(&connection), now_(clock.now()) {}
  ReadTx(const ReadTx&) = delete;
  ReadTx& operator=(const ReadTx&) = delete;

  [[nodiscard]] Engine engine() const { return connection_->engine(); }
  /// When the transaction began, by the server's (or the training) clock.
  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] Date today() const { return now_.date(); }

  /// Runs `keep`, which remembers something read here beyond this transaction (a cache), once what was read is sure to
  /// stay: at once, or in a write after its commit. Must not throw.
  void remember(AfterCommit keep) { after_commit_ ? after_commit_->push_back(std::move(keep)) : keep(); }

  /// Gives each row of a SELECT to `sink`.
  void each(std::string_view sql, std::initializer_list<Param> params, const Connection::RowSink& sink) {
    connection_->run(sql, Params(params.begin(), params.size()), sink);
  }
  void each(std::string_view sql, const std::vector<Param>& params, const Connection::RowSink& sink) {
    connection_->run(sql, params, sink);
  }
  /// All rows, each through `map(const Row&)`.
  template <class Parameters, class Map>
  auto list(std::string_view sql, const Parameters& params, Map map) {
    std::vector<std::remove_cvref_t<decltype(map(std::declval<const Row&>()))>> rows;
    each(sql, params, [&](const Row& row) { rows.push_back(map(row)); });
    return rows;
  }
  template <class Map>
  auto list(std::string_view sql, std::initializer_list<Param> params, Map map) {
    return list<std::initializer_list<Param>, Map>(sql, params, std::move(map));
  }
  /// The only row, or nothing. More than one is a bug.
  template <class Map>
  auto find(std::string_view sql, std::initializer_list<Param> params, Map map) {
    std::optional<std::remove_cvref_t<decltype(map(std::declval<const Row&>()))>> found;
    each(sql, params, [&](const Row& row) {
      check(!found, "the query must give one row at most");
      found.emplace(map(row));
    });
    return found;
  }
  /// The first column of the only row: `select count(*) …`.
  std::int64_t count(std::string_view sql, std::initializer_list<Param> params) {
    auto value = find(sql, params, [](const Row& row) { return row.get<std::int64_t>(0); });
    check(value.has_value(), "the query must give a row");
    return *value;
  }

 protected:
  ReadTx(Connection& connection, const Clock& clock, std::vector<AfterCommit>* after_commit)
      : connection_(&connection), now_(clock.now()), after_commit_(after_commit) {}

  Connection* connection_;
  Instant now_;

 private:
  std::vector<AfterCommit>* after_commit_ = nullptr;  ///< of a write
};

/// A snapshot that may also write. Knows who writes, and refuses to commit a write without an audit line.
class WriteTx : public ReadTx {
 public:
  using Hook = std::move_only_function<void(WriteTx&)>;

  WriteTx(Connection& connection, const Clock& clock, Actor actor, const AuditWriter* audit_writer = nullptr)
      : ReadTx(connection, clock, &after_commit_), actor_(std::move(actor)), audit_writer_(audit_writer) {}

  [[nodiscard]] const Actor& actor() const { return actor_; }
  /// Set by dispatch or log-in once it is known who acts.
  void set_actor(Actor actor) { actor_ = std::move(actor); }

  /// Runs an INSERT, UPDATE or DELETE; answers the number of rows changed.
  std::int64_t execute(std::string_view sql, std::initializer_list<Param> params) {
    return connection_->run(sql, Params(params.begin(), params.size()), [](const Row&) {});
  }
  std::int64_t execute(std::string_view sql, const std::vector<Param>& params) {
    return connection_->run(sql, params, [](const Row&) {});
  }
  /// Runs an `INSERT … RETURNING id`.
  template <class T>
  Id<T> insert(std::string_view sql, std::initializer_list<Param> params) {
    return Id<T>{count(sql, params)};
  }

  /// Runs just before the commit (the audit writes its chained lines here). May write; may not add further hooks.
  void before_commit(Hook hook) { before_commit_.push_back(std::move(hook)); }
  /// Runs once others can see the write, before it is answered: refresh caches, tell listeners. On SQLite it may not
  /// be on the disk yet, so nothing that outlives the machine's power may follow from it. Must not throw.
  void after_commit(AfterCommit action) { after_commit_.push_back(std::move(action)); }

  /// Says what this write did. Every write says so at least once.
  void record(AuditEntry entry) { audit_entries_.push_back(std::move(entry)); }
  /// For writes that change nothing a person would ask about (a session's last use, a mail's attempt); says why.
  void exempt_from_audit(const char* /*why*/) { exempt_ = true; }
  /// Something was said by either of these: the write may commit.
  [[nodiscard]] bool is_accounted_for() const { return exempt_ || !audit_entries_.empty(); }

  /// Used by Database: runs the hooks, checks that the write was recorded and has its audit lines stored.
  void prepare_commit();
  std::vector<AfterCommit> take_after_commit() { return std::move(after_commit_); }

 private:
  Actor actor_;
  bool exempt_ = false;
  const AuditWriter* audit_writer_;
  std::vector<AuditEntry> audit_entries_;
  std::vector<Hook> before_commit_;
  std::vector<AfterCommit> after_commit_;
};

/// One numbered step of the schema; `name` is the file's ("0003_organisations"). See migrations/README.md.
struct Migration {
  int number;
  std::string name;
  std::string sql;     ///< for this engine
  std::string sha256;  ///< of the file
};

struct DatabaseOptions {
  /// A file's path, "sqlite:PATH" or "postgres://user@host:port/database".
  std::string url;
  int readers = 2;                    ///< reader threads (and connections)
  int postgres_writers = 4;           ///< writer threads on PostgreSQL; SQLite has one
  std::size_t queue_max = 8192;       ///< waiting writes before QueueFull
  int batch_max = 1024;               ///< writes in one group commit
  const Clock* clock = nullptr;       ///< outlives the database; null: the system's
  bool one_commit_per_write = false;  ///< for the benchmark's baseline only
  /// For commands beside a running server: no lock is taken, and writes and migrations are refused.
  bool read_only = false;
};

/// The store of one server. Thread-safe. Reads run on reader threads, each on a snapshot; on SQLite all writes run on
/// one writer thread in group transactions: one commit, one sync of the log, then all are answered (DESIGN 7).
class Database {
 public:
  using ReadJob = std::move_only_function<void(ReadTx&)>;
  /// A job may be run again, on PostgreSQL when it collides with another writer, on SQLite when another of its group
  /// has failed half-done. So it must have no effect but through `tx` (after_commit is for the others) and must not
  /// consume what it captured.
  using WriteJob = std::move_only_function<void(WriteTx&)>;
  /// Called on a database thread; the argument is null when the job succeeded (and, for writes, is durable).
  using Done = std::move_only_function<void(std::exception_ptr)>;

  /// Runs what is waiting, then closes.
  virtual ~Database() = default;
  /// Opens, without migrating. Throws DatabaseUnavailable.
  static std::unique_ptr<Database> open(DatabaseOptions options);

  [[nodiscard]] virtual Engine engine() const = 0;
  [[nodiscard]] virtual const Clock& clock() const = 0;
  virtual void post_read(ReadJob job, Done done) = 0;
  /// Throws QueueFull.
  virtual void post_write(Actor actor, WriteJob job, Done done) = 0;
  /// Set once, before the first write. Without one (tests of db) entries are counted and dropped.
  void set_audit_writer(AuditWriter writer) { audit_writer_ = std::move(writer); }
  /// Brings the schema up to the embedded migrations; throws SchemaProblem if the schema is newer or differs.
  void migrate();
  /// The same for a list of one's own (tests).
  virtual void apply_migrations(const std::vector<Migration>& migrations) = 0;
  /// Writes a verified copy that `restore` takes into `directory` while the server runs. SQLite: a database file;
  /// PostgreSQL: an archive made by pg_dump.
  virtual void backup(const std::string& directory) = 0;
  /// For /readyz: throws DatabaseUnavailable when a read fails.
  void ping();
  /// For /metrics.
  struct Statistics {
    std::atomic<std::int64_t> reads{0}, writes{0}, commits{0}, failed{0}, waiting{0}, refused{0};
  };
  [[nodiscard]] const Statistics& statistics() const { return statistics_; }

  /// Runs `job(ReadTx&)` and waits for its result. Not from a database thread.
  template <class Job>
  auto read(Job job) {
    return run_and_wait<ReadTx>(std::move(job),
                                [this](auto work, Done done) { post_read(std::move(work), std::move(done)); });
  }
  /// Runs `job(WriteTx&)`, waits until it is durable and gives its result. Not from a database thread.
  template <class Job>
  auto write(Actor actor, Job job) {
    return run_and_wait<WriteTx>(
        std::move(job), [&](auto work, Done done) { post_write(std::move(actor), std::move(work), std::move(done)); });
  }

 protected:
  Statistics statistics_;
  AuditWriter audit_writer_;

 private:
  static void tell(std::atomic<bool>& finished);
  static void wait_for(std::atomic<bool>& finished);
  template <class Tx, class Job, class Post>
  auto run_and_wait(Job job, Post post) {
    using Result = std::invoke_result_t<Job&, Tx&>;
    struct Nothing {};
    std::optional<std::conditional_t<std::is_void_v<Result>, Nothing, Result>> result;
    std::exception_ptr failure;
    std::atomic<bool> finished = false;
    post(
        [&](Tx& tx) {
          if constexpr (std::is_void_v<Result>) {
            job(tx);
          } else {
            result.emplace(job(tx));
          }
        },
        [&](std::exception_ptr error) {
          failure = error;
          tell(finished);
        });
    wait_for(finished);
    if (failure) std::rethrow_exception(failure);
    if constexpr (!std::is_void_v<Result>) return std::move(*result);
  }
};

/// The stored schema is newer than this program, or a migration that was applied has been changed.
class SchemaProblem : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Puts what `backup` wrote into an empty place; throws if there is a database already, unless `replace`.
void restore_database(const std::string& directory, const std::string& url, bool replace);

}  // namespace vx
