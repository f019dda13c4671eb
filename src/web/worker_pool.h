#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace vx {

/// Threads for work that needs no transaction: hashing a password, reading a document, packing an answer.
class WorkerPool {
 public:
  using Work = std::move_only_function<void()>;
  /// At most `waiting_max` pieces of work wait.
  WorkerPool(int threads, std::size_t waiting_max);
  ~WorkerPool();  ///< does what waits, then ends
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False if too much waits already; `work`, which must not throw, is then not done.
  [[nodiscard]] bool post(Work work);

 private:
  void work_until_stopped();
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Work> waiting_;
  std::size_t waiting_max_;
  bool is_stopping_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace vx
