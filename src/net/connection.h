#pragma once
#include "net/loop.h"

namespace vx {

/// One client's connection, plain or TLS. Lives as long as its coroutine; all on its loop's thread.
class ConnectionBase : public std::enable_shared_from_this<ConnectionBase> {
 public:
  explicit ConnectionBase(Loop& loop) : loop_(loop) {
    loop_.add(*this);
    ++loop_.shared.statistics.connections;
  }
  virtual ~ConnectionBase() {
    loop_.remove(*this);
    --loop_.shared.statistics.connections;
  }
  ConnectionBase(const ConnectionBase&) = delete;
  ConnectionBase& operator=(const ConnectionBase&) = delete;

  [[nodiscard]] TimePoint deadline() const { return deadline_; }
  /// The time is over: while a request is being read the client is told (408), else the connection is closed.
  void expire() {
    ++loop_.shared.statistics.timed_out;
    deadline_ = TimePoint::max();
    is_expired_ = true;
    if (phase_ == Phase::Reading) return cancel();
    close();
  }
  /// The server ends: what is idle is closed, a stream is ended, the rest finishes its request.
  void drain() {
    if (phase_ == Phase::Idle) close();
    if (phase_ == Phase::Streaming) cancel();
  }
  virtual void close() = 0;

 protected:
  enum class Phase { Idle, Reading, Handling, Writing, Streaming };
  virtual void cancel() = 0;
  void enter(Phase phase, std::chrono::milliseconds time) {
    phase_ = phase;
    deadline_ = time == time.max() ? TimePoint::max() : std::chrono::steady_clock::now() + time;
  }
  /// Time enough for `bytes` at the slowest rate that is put up with.
  [[nodiscard]] std::chrono::milliseconds time_for(std::uint64_t bytes) const {
    const ServerOptions& options = loop_.shared.options;
    return options.transfer_time + std::chrono::milliseconds(bytes * 1000 / options.slowest_rate);
  }

  Loop& loop_;
  Phase phase_ = Phase::Idle;
  TimePoint deadline_ = TimePoint::max();
  bool is_expired_ = false;
};

/// Serves a connection that has just been accepted until it ends.
Task<void> serve_connection(Loop& loop, TcpSocket socket);

}  // namespace vx
