#pragma once
#include <condition_variable>
#include <mutex>

namespace vx {

/// Lets many writers through together, or one alone. Whoever waits to be alone goes before those who come later.
class WriterGate {
 public:
  void enter(bool alone) {
    std::unique_lock lock(mutex_);
    if (alone) {
      ++waiting_alone_;
      changed_.wait(lock, [this] { return inside_ == 0; });
      --waiting_alone_;
      inside_ = -1;
    } else {
      changed_.wait(lock, [this] { return inside_ >= 0 && waiting_alone_ == 0; });
      ++inside_;
    }
  }
  void leave() {
    {
      std::lock_guard lock(mutex_);
      inside_ = inside_ < 0 ? 0 : inside_ - 1;
    }
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int inside_ = 0;  ///< -1: one alone
  int waiting_alone_ = 0;
};

}  // namespace vx
