#pragma once
#include <thread>

#include "net/asio.h"
#include "net/forwarded.h"
#include "net/server.h"

namespace vx {

class ConnectionBase;

/// What all connections of a server share.
struct ServerShared {
  ServerOptions options;
  Server::Handler handler;
  Server::BodyMax body_max;
  TrustedProxies proxies;
  std::unique_ptr<asio::ssl::context> tls;
  Server::Statistics statistics;
  std::atomic<bool> is_draining = false;
  std::atomic<std::int64_t> handling = 0;  ///< requests that wait for their handler
};

/// One thread with its own event loop and the connections it serves; nothing of it is touched by another thread but
/// through `context`.
class Loop {
 public:
  explicit Loop(ServerShared& shared) : shared(shared), sweep_(context.get_executor()) {}

  ServerShared& shared;
  asio::io_context context{1};

  void start();
  void join() { thread_.join(); }
  void add(ConnectionBase& connection) { connections_.push_back(&connection); }
  void remove(ConnectionBase& connection) { std::erase(connections_, &connection); }
  /// On the loop's own thread: ends what is idle, and everything else once it is done.
  void drain();
  /// On the loop's own thread: closes all.
  void abort();
  [[nodiscard]] std::size_t size() const { return connections_.size(); }

 private:
  Task<void> sweep();

  std::vector<ConnectionBase*> connections_;
  Timer sweep_;
  std::thread thread_;
};

}  // namespace vx
