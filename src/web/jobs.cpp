#include "web/jobs.h"

#include <chrono>

#include "base/log.h"

namespace vx {
namespace {

void run_job(const Job& job, Database& database) {
  try {
    job.run(database);
  } catch (const std::exception& error) {
    log_error("job_failed", {{"job", job.name}, {"why", error.what()}});
  }
}

}  // namespace

JobRunner::JobRunner(const std::vector<Job>& jobs, Database& database)
    : jobs_(jobs), database_(database), thread_([this] { work(); }) {}

JobRunner::~JobRunner() {
  {
    std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void JobRunner::work() {
  using Clock = std::chrono::steady_clock;
  std::vector<Clock::time_point> due(jobs_.size(), Clock::now());
  std::unique_lock lock(mutex_);
  while (!is_stopping_) {
    auto next = std::ranges::min_element(due);
    if (next == due.end()) {
      changed_.wait(lock, [this] { return is_stopping_; });
      return;
    }
    if (changed_.wait_until(lock, *next, [this] { return is_stopping_; })) return;
    const Job& job = jobs_[static_cast<std::size_t>(next - due.begin())];
    *next = Clock::now() + std::chrono::seconds(job.seconds);
    lock.unlock();
    run_job(job, database_);
    lock.lock();
  }
}

}  // namespace vx
