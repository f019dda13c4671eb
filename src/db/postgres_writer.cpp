#include "db/postgres_writer.h"

#include <random>

#include "db/postgres_error.h"

namespace vx {
namespace {

constexpr int attempts_together = 2;  // then alone in this server
constexpr int attempts_max = 12;      // other servers may still be in the way
constexpr int losses_max = 2;

/// Waits longer each time, by chance, so that two that collided do not meet again.
void wait_before(int attempt) {
  thread_local std::minstd_rand random(std::random_device{}());
  int most_ms = 1 << std::min(attempt, 7);
  std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<>(0, most_ms * 1000)(random)));
}

class InsideGate {
 public:
  InsideGate(WriterGate& gate, bool alone) : gate_(gate) { gate_.enter(alone); }
  ~InsideGate() { gate_.leave(); }
  InsideGate(const InsideGate&) = delete;
  InsideGate& operator=(const InsideGate&) = delete;

 private:
  WriterGate& gate_;
};

}  // namespace

PostgresWriters::PostgresWriters(const DatabaseOptions& options, const AuditWriter* audit_writer,
                                 Database::Statistics& statistics)
    : clock_(*options.clock),
      audit_writer_(audit_writer),
      statistics_(statistics),
      queue_(options.queue_max, &statistics.waiting) {
  for (int i = 0; i < std::max(options.postgres_writers, 1); ++i)
    connections_.push_back(std::make_unique<PostgresConnection>(options.url));
  connections_.front()->connect();
  for (auto& connection : connections_) threads_.emplace_back([this, own = connection.get()] { work(*own); });
}

void PostgresWriters::work(PostgresConnection& connection) {
  while (auto request = queue_.pop()) {
    std::exception_ptr failure;
    AfterCommit actions;
    try {
      actions = run(connection, *request);
    } catch (...) {
      failure = std::current_exception();
    }
    for (auto& action : actions) run_guarded(action);
    (failure ? statistics_.failed : statistics_.writes).fetch_add(1, std::memory_order_relaxed);
    run_guarded(request->done, failure);
  }
}

PostgresWriters::AfterCommit PostgresWriters::run(PostgresConnection& connection, WriteRequest& request) {
  int losses = 0;
  for (int attempt = 1;; ++attempt) {
    try {
      InsideGate inside(gate_, attempt > attempts_together);
      return run_once(connection, request);
    } catch (const PostgresCollision&) {
      if (attempt >= attempts_max) throw;
    } catch (const PostgresConnectionLost&) {  // before the commit was sent, so nothing is stored
      if (++losses > losses_max) throw;
    }
    wait_before(attempt);
  }
}

PostgresWriters::AfterCommit PostgresWriters::run_once(PostgresConnection& connection, WriteRequest& request) {
  connection.begin_write();
  WriteTx tx(connection, clock_, request.actor, audit_writer_);
  try {
    request.job(tx);
    tx.prepare_commit();
  } catch (...) {
    connection.roll_back();
    throw;
  }
  try {
    connection.commit();
  } catch (const PostgresConnectionLost&) {
    throw DatabaseUnavailable("the connection was lost during a commit; it is not known whether the write was stored");
  } catch (...) {
    connection.roll_back();
    throw;
  }
  statistics_.commits.fetch_add(1, std::memory_order_relaxed);
  return tx.take_after_commit();
}

}  // namespace vx
