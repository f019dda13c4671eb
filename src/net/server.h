#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "net/message.h"

namespace vx {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0 = any free one
  int threads = 1;
  std::string tls_certificate;  ///< PEM file with the chain; empty = no TLS
  std::string tls_key;          ///< PEM file
  /// Addresses or networks ("10.0.0.0/8") whose X-Forwarded-For and X-Forwarded-Proto are believed.
  std::vector<std::string> trusted_proxies;
  int connections_max = 10'000;
  std::size_t head_max = 16 << 10;  ///< bytes of request line and header
  std::chrono::milliseconds idle_time{75'000};
  std::chrono::milliseconds head_time{10'000};      ///< from a request's first byte to the end of its header
  std::chrono::milliseconds transfer_time{30'000};  ///< for a body or an answer, plus its size at the slowest rate
  std::size_t slowest_rate = 8 << 10;               ///< bytes a second
  std::chrono::milliseconds heartbeat{15'000};      ///< between comments on an event stream
  std::chrono::milliseconds drain_time{20'000};
};

/// The server cannot be started: the address is taken, the certificate unreadable.
class ServerProblem : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// An HTTP/1.1 server: keep-alive, pipelining, TLS 1.2 and 1.3, limits on size and time, server-sent events. Requests
/// of one connection are answered in their order, one at a time. What is no HTTP is answered here (400, 408, 413, 417,
/// 431, 505); all else is the handler's.
class Server {
 public:
  using Respond = std::move_only_function<void(HttpResponse)>;
  /// Called on a network thread, so must be quick; `respond` may be called from any thread, once. Dropped without a
  /// call it answers 500.
  using Handler = std::function<void(HttpRequest, Respond)>;
  /// How long the body may be; asked with method and target before it is read.
  using BodyMax = std::function<std::size_t(std::string_view, std::string_view)>;

  struct Statistics {
    std::atomic<std::int64_t> accepted{0}, refused{0}, connections{0}, listeners{0}, timed_out{0}, malformed{0};
  };

  Server(ServerOptions options, Handler handler, BodyMax body_max);
  /// Drains, if that has not been done.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Listens, and serves on threads of its own. Throws ServerProblem.
  void start();
  [[nodiscard]] std::uint16_t port() const;
  /// Stops accepting, lets requests that have begun finish within `drain_time`, closes everything, and returns.
  void drain();
  [[nodiscard]] const Statistics& statistics() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace vx
