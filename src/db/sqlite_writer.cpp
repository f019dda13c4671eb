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
      statistics_(statistics),
      connection_(path, SqliteConnection::Use::Writer),
      queue_(options.queue_max, &statistics.waiting),
      thread_([this] { work(); }) {}

SqliteWriter::~SqliteWriter() { queue_.close(); }

void SqliteWriter::work() {
  std::deque<WriteRequest> requests;
  while (queue_.take_all(requests)) {
    for (std::size_t next = 0; next < requests.size();) {
      next += run_group(requests, next);
      checkpoint_if_due();
    }
    requests.clear();
  }
}

/// Answers how many of the requests it has dealt with: at least one.
std::size_t SqliteWriter::run_group(std::deque<WriteRequest>& requests, std::size_t first) {
  outcomes_.clear();
  std::exception_ptr lost;
  try {
    connection_.begin();
    run_jobs(requests, first);
    connection_.commit();
    statistics_.commits.fetch_add(1, std::memory_order_relaxed);
  } catch (...) {
    lost = unavailable_because(std::current_exception());
    try {
      connection_.roll_back();
    } catch (const std::exception& error) {
      fmt::print(stderr, "the write transaction could not be rolled back: {}\n", error.what());
    }
    // Without a transaction nothing that waits can be served: better an answer now than a timeout each.
    if (outcomes_.empty()) {
      outcomes_.resize(std::min(batch_max_, requests.size() - first));
      queue_.started(outcomes_.size());
    }
    for (Outcome& outcome : outcomes_) outcome = {lost, {}};
  }
  for (Outcome& outcome : outcomes_)
    for (auto& action : outcome.after_commit) run_guarded(action);
  for (std::size_t i = 0; i < outcomes_.size(); ++i) answer(requests[first + i], outcomes_[i]);
  return outcomes_.size();
}

void SqliteWriter::run_jobs(std::deque<WriteRequest>& requests, std::size_t first) {
  auto deadline = std::chrono::steady_clock::now() + group_time_max;
  std::size_t count = std::min(batch_max_, requests.size() - first);
  for (std::size_t i = 0; i < count; ++i) {
    queue_.started(1);
    outcomes_.emplace_back();
    outcomes_.back() = run_job(requests[first + i]);
    if (std::chrono::steady_clock::now() > deadline) break;
  }
}

SqliteWriter::Outcome SqliteWriter::run_job(WriteRequest& request) {
  connection_.begin_job();
  WriteTx tx(connection_, clock_, std::move(request.actor), audit_writer_);
  try {
    request.job(tx);
    tx.prepare_commit();
    connection_.keep_job();
    return {nullptr, tx.take_after_commit()};
  } catch (...) {
    if (!connection_.in_transaction()) throw;  // SQLite gave up the whole group
    connection_.lose_job();
    return {std::current_exception(), {}};
  }
}

void SqliteWriter::answer(WriteRequest& request, Outcome& outcome) {
  (outcome.failure ? statistics_.failed : statistics_.writes).fetch_add(1, std::memory_order_relaxed);
  run_guarded(request.done, outcome.failure);
  request = {};  // what the job held is let go now, not when all that waited is done
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
