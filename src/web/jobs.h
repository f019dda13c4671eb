#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>

#include "web/app.h"

namespace vx {

/// Runs the slices' jobs on one thread of its own: each at start and then every so many seconds. A job that throws is
/// logged and run again when it is due.
class JobRunner {
 public:
  JobRunner(const std::vector<Job>& jobs, Database& database);
  ~JobRunner();  ///< waits for the job that runs
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

 private:
  void work();

  const std::vector<Job>& jobs_;
  Database& database_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_stopping_ = false;
  std::jthread thread_;
};

}  // namespace vx
