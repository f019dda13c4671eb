#pragma once
#include <thread>

#include "db/job_queue.h"
#include "db/sqlite_connection.h"

namespace vx {

/// The one thread that writes to an SQLite database, by group commit. It takes all that waits (at most `batch_max`
/// writes or 20 ms of work), runs each in a savepoint of one transaction, commits once, and only then answers: a write
/// that is answered is on disk. A job that throws loses its own savepoint. If the group cannot be committed, every
/// write in it is answered with DatabaseUnavailable and none of it is stored.
class SqliteWriter {
 public:
  SqliteWriter(const DatabaseOptions& options, const std::string& path, const AuditWriter* audit_writer,
               Database::Statistics& statistics);
  ~SqliteWriter();  ///< runs what waits, then checkpoints
  SqliteWriter(const SqliteWriter&) = delete;
  SqliteWriter& operator=(const SqliteWriter&) = delete;

  void post(WriteRequest request) { queue_.push(std::move(request)); }

 private:
  struct Outcome {
    std::exception_ptr failure;
    std::vector<WriteTx::AfterCommit> after_commit;
  };

  void work();
  std::size_t run_group(std::deque<WriteRequest>& requests, std::size_t first);
  void run_jobs(std::deque<WriteRequest>& requests, std::size_t first);
  Outcome run_job(WriteRequest& request);
  void answer(WriteRequest& request, Outcome& outcome);
  void checkpoint_if_due();

  const Clock& clock_;
  const AuditWriter* audit_writer_;
  const std::size_t batch_max_;
  Database::Statistics& statistics_;
  SqliteConnection connection_;
  JobQueue<WriteRequest> queue_;
  std::vector<Outcome> outcomes_;
  int copied_pages_ = 0;  ///< of the log, at the last checkpoint
  std::jthread thread_;
};

}  // namespace vx
