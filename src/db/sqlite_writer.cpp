#include "db/sqlite_writer.h"

#include <chrono>
#include <cstdio>

namespace vx {
namespace {

constexpr auto group_time_max = std::chrono::milliseconds(20);
// The log (8 KB pages) is copied into the database when it has grown by a step and nothing waits, or anyway when it is
// long. A reader in the way keeps it from beginning anew; then it is copied step by step.
constexpr int checkpoint_step_pages = 1000;
constexpr int long_wal_pages = 8000;
// Groups that are committed and wait for the disk; there are at most as many as writes may wait.
constexpr std::size_t unsynced_max = 1 << 20;

std::exception_ptr unavailable_because(std::exception_ptr cause) {
  try {
    std::rethrow_exception(cause);
  } catch (const DatabaseUnavailable&) {
    return cause;
  } catch (const std::exception& error) {
    return std::make_exception_ptr(DatabaseUnavailable(error.what()));
  } catch (...) {
    return std::make_exception_ptr(DatabaseUnavailable("the group transaction was lost"));
  }
}

}  // namespace

SqliteWriter::SqliteWriter(const DatabaseOptions& options, const std::string& path, const AuditWriter* audit_writer,
                           Database::Statistics& statistics)
    : clock_(*options.clock),
      audit_writer_(audit_writer),
      batch_max_(options.one_commit_per_write ? 1 : static_cast<std::size_t>(std::max(options.batch_max, 1))),
      answers_at_once_(options.one_commit_per_write),
      statistics_(statistics),
      connection_(path, SqliteConnection::Use::Writer),
      log_(path),
      queue_(options.queue_max, &statistics.waiting),
      unsynced_(unsynced_max, &unsynced_count_),
      syncer_([this] { sync_and_answer(); }),
      writer_([this] { work(); }) {}

SqliteWriter::~SqliteWriter() {
  queue_.close();
  writer_.join();
  unsynced_.close();
}

void SqliteWriter::post(WriteRequest request) {
  if (log_.is_broken()) throw DatabaseUnavailable("the database's log is broken; the server must be started again");
  queue_.push(std::move(request));
}

void SqliteWriter::work() {
  std::deque<WriteRequest> waiting;
  while (queue_.take_all(waiting)) {
    while (!waiting.empty()) {
      Group group = run_group(waiting);
      for (Write& write : group)
        for (auto& action : write.after_commit) run_guarded(action);
      if (answers_at_once_) {
        answer(group);
      } else {
        unsynced_.push(std::move(group));
      }
      checkpoint_if_due();
    }
  }
}

/// Takes the next writes from those that wait, at least one, and stores them together.
SqliteWriter::Group SqliteWriter::run_group(std::deque<WriteRequest>& waiting) {
  Group group;
  try {
    connection_.begin();
    if (!run_together(waiting, group)) {
      connection_.roll_back();
      connection_.begin();
      run_apart(group);
    }
    connection_.commit();
    statistics_.commits.fetch_add(1, std::memory_order_relaxed);
  } catch (...) {
    std::exception_ptr lost = unavailable_because(std::current_exception());
    take_back();
    // Without a transaction nothing that waits can be served: better an answer now than a timeout each.
    if (group.empty())
      while (!waiting.empty() && group.size() < batch_max_) take_first(waiting, group);
    for (Write& write : group) write = {std::move(write.request), lost};
  }
  return group;
}

void SqliteWriter::take_first(std::deque<WriteRequest>& waiting, Group& group) {
  queue_.started(1);
  group.push_back({std::move(waiting.front())});
  waiting.pop_front();
}

/// False once a write has thrown that had changed something: then nothing of the group may stay.
bool SqliteWriter::run_together(std::deque<WriteRequest>& waiting, Group& group) {
  auto deadline = std::chrono::steady_clock::now() + group_time_max;
  while (!waiting.empty() && group.size() < batch_max_) {
    take_first(waiting, group);
    if (!run_job(group.back()) && connection_.has_changed()) return false;
    if (std::chrono::steady_clock::now() > deadline) break;
  }
  return true;
}

void SqliteWriter::run_apart(Group& group) {
  for (Write& write : group) {
    write = {std::move(write.request)};
    connection_.open_savepoint();
    if (run_job(write)) {
      connection_.keep_savepoint();
    } else {
      connection_.lose_savepoint();
    }
  }
}

/// False if it has thrown; its failure is kept.
bool SqliteWriter::run_job(Write& write) {
  connection_.begin_job();
  WriteTx tx(connection_, clock_, write.request.actor, audit_writer_);
  try {
    write.request.job(tx);
    tx.prepare_commit();
    connection_.check_foreign_keys();
    write.after_commit = tx.take_after_commit();
    return true;
  } catch (...) {
    if (!connection_.in_transaction()) throw;  // SQLite gave up the whole group
    write.failure = std::current_exception();
    return false;
  }
}

void SqliteWriter::take_back() {
  try {
    connection_.roll_back();
  } catch (const std::exception& error) {
    fmt::print(stderr, "the write transaction could not be rolled back: {}\n", error.what());
  }
}

void SqliteWriter::sync_and_answer() {
  std::deque<Group> groups;
  while (unsynced_.take_all(groups)) {
    Group all = std::move(groups.front());
    for (std::size_t i = 1; i < groups.size(); ++i)
      all.insert(all.end(), std::make_move_iterator(groups[i].begin()), std::make_move_iterator(groups[i].end()));
    unsynced_.started(groups.size());
    groups.clear();
    answer(all);
  }
}

void SqliteWriter::answer(Group& group) {
  try {
    log_.sync();
  } catch (...) {
    for (Write& write : group) write.failure = std::current_exception();
  }
  for (Write& write : group) {
    (write.failure ? statistics_.failed : statistics_.writes).fetch_add(1, std::memory_order_relaxed);
    run_guarded(write.request.done, write.failure);
    write.request = {};  // what the job held is let go now, not when all are answered
  }
}

void SqliteWriter::checkpoint_if_due() {
  int pages = connection_.wal_pages();
  if (pages < copied_pages_) copied_pages_ = 0;
  if (pages - copied_pages_ < checkpoint_step_pages) return;
  if (pages < long_wal_pages && !queue_.empty()) return;
  connection_.checkpoint();
  copied_pages_ = pages;
}

}  // namespace vx
