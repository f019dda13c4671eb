#pragma once
#include <thread>

#include "db/job_queue.h"
#include "db/postgres_connection.h"
#include "db/writer_gate.h"

namespace vx {

/// The threads that write to PostgreSQL, each on its own connection, each write in a serializable transaction of its
/// own: what a job decides from what it read still holds when it commits. Of two writes that collide, one is run again,
/// at last with the others of this server held back.
///
/// A commit whose answer is lost with the connection is answered with DatabaseUnavailable and never repeated here; the
/// client may repeat it under its idempotency key.
class PostgresWriters {
 public:
  PostgresWriters(const DatabaseOptions& options, const AuditWriter* audit_writer, Database::Statistics& statistics);
  ~PostgresWriters() { queue_.close(); }  ///< runs what waits
  PostgresWriters(const PostgresWriters&) = delete;
  PostgresWriters& operator=(const PostgresWriters&) = delete;

  void post(WriteRequest request) { queue_.push(std::move(request)); }

 private:
  using AfterCommit = std::vector<WriteTx::AfterCommit>;

  void work(PostgresConnection& connection);
  AfterCommit run(PostgresConnection& connection, WriteRequest& request);
  AfterCommit run_once(PostgresConnection& connection, WriteRequest& request);

  const Clock& clock_;
  const AuditWriter* audit_writer_;
  Database::Statistics& statistics_;
  WriterGate gate_;
  JobQueue<WriteRequest> queue_;
  std::vector<std::unique_ptr<PostgresConnection>> connections_;
  std::vector<std::jthread> threads_;
};

}  // namespace vx
