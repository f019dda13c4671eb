#pragma once
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <vector>

#include "db/database.h"

namespace vx {

/// A read on its way.
struct ReadRequest {
  Database::ReadJob job;
  Database::Done done;
};

/// A write on its way.
struct WriteRequest {
  Actor actor;
  Database::WriteJob job;
  Database::Done done;
};

/// Hands a write to the engine's writer; a full queue is counted and told on.
template <class Writer>
void post_write_to(Writer& writer, const DatabaseOptions& options, Database::Statistics& statistics,
                   WriteRequest request) {
  check(!options.read_only, "the database was opened for reading only");
  try {
    writer->post(std::move(request));
  } catch (const QueueFull&) {
    statistics.refused.fetch_add(1, std::memory_order_relaxed);
    throw;
  }
}

/// Runs a callback that must not throw; says so on stderr if it does.
template <class Callback, class... Arguments>
void run_guarded(Callback& callback, Arguments&&... arguments) noexcept {
  try {
    callback(std::forward<Arguments>(arguments)...);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bug: a database callback threw: {}\n", error.what());
  } catch (...) {
    fmt::print(stderr, "bug: a database callback threw\n");
  }
}

/// Jobs on their way to a worker thread, first come, first served. Thread-safe. A closed queue takes no more jobs and
/// is empty once the workers have taken what it held.
template <class Job>
class JobQueue {
 public:
  /// `waiting` is the gauge to keep; push throws QueueFull beyond `max`.
  JobQueue(std::size_t max, std::atomic<std::int64_t>* waiting)
      : max_(static_cast<std::int64_t>(max)), waiting_(waiting) {}

  void push(Job job) {
    bool wake = false;
    {
      std::lock_guard lock(mutex_);
      if (closed_) throw DatabaseUnavailable("the database is closing");
      if (waiting_->load(std::memory_order_relaxed) >= max_) throw QueueFull();
      jobs_.push_back(std::move(job));
      waiting_->fetch_add(1, std::memory_order_relaxed);
      wake = sleepers_ > 0;
    }
    if (wake) arrived_.notify_one();
  }

  /// Waits for a job; nothing once the queue is closed and empty.
  std::optional<Job> pop() {
    std::unique_lock lock(mutex_);
    if (!wait(lock)) return std::nullopt;
    std::optional<Job> job(std::move(jobs_.front()));
    jobs_.pop_front();
    waiting_->fetch_sub(1, std::memory_order_relaxed);
    return job;
  }

  /// Waits for jobs and gives all there are; false once the queue is closed and empty. They count as waiting until
  /// `started` says otherwise.
  bool take_all(std::deque<Job>& jobs) {
    std::unique_lock lock(mutex_);
    if (!wait(lock)) return false;
    jobs.swap(jobs_);
    return true;
  }
  void started(std::size_t count) { waiting_->fetch_sub(static_cast<std::int64_t>(count), std::memory_order_relaxed); }

  [[nodiscard]] bool empty() {
    std::lock_guard lock(mutex_);
    return jobs_.empty();
  }

  void close() {
    {
      std::lock_guard lock(mutex_);
      closed_ = true;
    }
    arrived_.notify_all();
  }

 private:
  bool wait(std::unique_lock<std::mutex>& lock) {
    ++sleepers_;
    arrived_.wait(lock, [this] { return !jobs_.empty() || closed_; });
    --sleepers_;
    return !jobs_.empty();
  }

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Job> jobs_;
  int sleepers_ = 0;
  bool closed_ = false;
  const std::int64_t max_;
  std::atomic<std::int64_t>* waiting_;
};

}  // namespace vx
