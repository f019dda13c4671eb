#pragma once
#include <thread>

#include "db/job_queue.h"
#include "db/sqlite_connection.h"
#include "db/sqlite_log.h"

namespace vx {

/// The threads that write to an SQLite database, by group commit. The writer takes all that waits (at most `batch_max`
/// writes or 20 ms of work), runs it in one transaction and commits; the syncer brings the log to the disk and only
/// then answers, while the writer runs the next group. A write that is answered is on disk.
///
/// A write that throws before it has changed anything harms no other. If it throws later, the group is taken back and
/// run again, each write in a savepoint of its own, so that it loses only its own: savepoints cost a copy of every
/// page, and few writes fail half-done. If the group cannot be committed, every write in it is answered with
/// DatabaseUnavailable and none of it is stored.
class SqliteWriter {
 public:
  SqliteWriter(const DatabaseOptions& options, const std::string& path, const AuditWriter* audit_writer,
               Database::Statistics& statistics);
  ~SqliteWriter();  ///< runs what waits, then checkpoints
  SqliteWriter(const SqliteWriter&) = delete;
  SqliteWriter& operator=(const SqliteWriter&) = delete;

  /// Throws QueueFull, or DatabaseUnavailable once the log is broken.
  void post(WriteRequest request);

 private:
  struct Write {
    WriteRequest request;
    std::exception_ptr failure = {};
    std::vector<WriteTx::AfterCommit> after_commit = {};
  };
  using Group = std::vector<Write>;

  void work();
  Group run_group(std::deque<WriteRequest>& waiting);
  void take_first(std::deque<WriteRequest>& waiting, Group& group);
  bool run_together(std::deque<WriteRequest>& waiting, Group& group);
  void run_apart(Group& group);
  bool run_job(Write& write);
  void take_back();
  void checkpoint_if_due();
  void sync_and_answer();
  void answer(Group& group);

  const Clock& clock_;
  const AuditWriter* audit_writer_;
  const std::size_t batch_max_;
  const bool answers_at_once_;  ///< the writer itself syncs and answers: the benchmark's baseline
  Database::Statistics& statistics_;
  SqliteConnection connection_;
  SqliteLog log_;
  JobQueue<WriteRequest> queue_;
  std::atomic<std::int64_t> unsynced_count_ = 0;
  JobQueue<Group> unsynced_;
  int copied_pages_ = 0;  ///< of the log, at the last checkpoint
  std::jthread syncer_;
  std::jthread writer_;
};

}  // namespace vx
