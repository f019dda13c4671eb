#include "net/loop.h"

#include "net/connection.h"

namespace vx {

void Loop::start() {
  asio::co_spawn(context, sweep(), asio::detached);
  thread_ = std::thread([this] { context.run(); });
}

/// Ends connections that are past their time. One timer for all costs less than one for each request.
Task<void> Loop::sweep() {
  const ServerOptions& options = shared.options;
  auto shortest = std::min({options.idle_time, options.head_time, options.transfer_time});
  auto pause = std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(500));
  while (!shared.is_draining || !connections_.empty()) {
    sweep_.expires_after(shared.is_draining ? std::chrono::milliseconds(2) : pause);
    co_await sweep_.async_wait(as_result);
    TimePoint now = std::chrono::steady_clock::now();
    for (ConnectionBase* connection : std::vector(connections_))
      if (now > connection->deadline()) connection->expire();
  }
}

void Loop::drain() {
  sweep_.cancel();
  for (ConnectionBase* connection : std::vector(connections_)) connection->drain();
}

void Loop::abort() {
  for (ConnectionBase* connection : std::vector(connections_)) connection->close();
}

}  // namespace vx
