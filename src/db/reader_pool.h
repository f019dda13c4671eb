#pragma once
#include <thread>

#include "db/job_queue.h"

namespace vx {

/// Threads that read, each on its own connection. `Session` has `void read(ReadJob&)`: it runs the job in a snapshot
/// and throws what the job throws.
template <class Session>
class ReaderPool {
 public:
  using MakeSession = std::function<std::unique_ptr<Session>()>;
  ReaderPool(int threads, const MakeSession& make, Database::Statistics& statistics)
      : statistics_(statistics), queue_(queue_max, &waiting_) {
    std::vector<std::unique_ptr<Session>> sessions;
    for (int i = 0; i < std::max(threads, 1); ++i) sessions.push_back(make());
    for (auto& session : sessions) threads_.emplace_back([this, own = std::move(session)] { work(*own); });
  }
  ~ReaderPool() { queue_.close(); }
  ReaderPool(const ReaderPool&) = delete;
  ReaderPool& operator=(const ReaderPool&) = delete;

  void post(ReadRequest request) { queue_.push(std::move(request)); }

 private:
  static constexpr std::size_t queue_max = 1 << 20;  // `net` bounds the requests; this only bounds memory

  void work(Session& session) {
    while (auto request = queue_.pop()) {
      std::exception_ptr failure;
      try {
        session.read(request->job);
      } catch (...) {
        failure = std::current_exception();
      }
      (failure ? statistics_.failed : statistics_.reads).fetch_add(1, std::memory_order_relaxed);
      run_guarded(request->done, failure);
    }
  }

  Database::Statistics& statistics_;
  std::atomic<std::int64_t> waiting_{0};
  JobQueue<ReadRequest> queue_;
  std::vector<std::jthread> threads_;
};

}  // namespace vx
