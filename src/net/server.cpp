#include "net/server.h"

#include <sys/resource.h>

#include "base/log.h"
#include "net/answer_head.h"
#include "net/connection.h"

namespace vx {
namespace {

std::unique_ptr<asio::ssl::context> tls_context(const ServerOptions& options) {
  if (options.tls_certificate.empty()) return nullptr;
  auto tls = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
  SSL_CTX_set_min_proto_version(tls->native_handle(), TLS1_2_VERSION);
  SSL_CTX_set_options(tls->native_handle(), SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
  error_code error;
  tls->use_certificate_chain_file(options.tls_certificate, error);
  if (error) throw ServerProblem(fmt::format("the certificate {}: {}", options.tls_certificate, error.message()));
  const std::string& key = options.tls_key.empty() ? options.tls_certificate : options.tls_key;
  tls->use_private_key_file(key, asio::ssl::context::pem, error);
  if (error) throw ServerProblem(fmt::format("the key {}: {}", key, error.message()));
  return tls;
}

void raise_file_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

struct Server::Inside {
  Inside(ServerOptions options, Handler handler, BodyMax body_max)
      : shared{.options = std::move(options),
               .handler = std::move(handler),
               .body_max = std::move(body_max),
               .proxies = TrustedProxies({}),
               .tls = nullptr,
               .statistics = {}} {
    shared.proxies = TrustedProxies(shared.options.trusted_proxies);
    shared.tls = tls_context(shared.options);
    for (int i = 0; i < std::max(1, shared.options.threads); ++i) loops.push_back(std::make_unique<Loop>(shared));
    acceptor.emplace(loops.front()->context);
  }

  void listen() {
    error_code error;
    auto address = asio::ip::make_address(shared.options.address, error);
    if (error) throw ServerProblem(fmt::format("\"{}\" is no network address", shared.options.address));
    Tcp::endpoint endpoint(address, shared.options.port);
    acceptor->open(endpoint.protocol());
    acceptor->set_option(Tcp::acceptor::reuse_address(true));
    acceptor->bind(endpoint, error);
    if (!error) acceptor->listen(asio::socket_base::max_listen_connections, error);
    if (error)
      throw ServerProblem(
          fmt::format("cannot listen on {}:{}: {}", shared.options.address, shared.options.port, error.message()));
    port = acceptor->local_endpoint().port();
  }

  Task<void> accept() {
    Timer pause(loops.front()->context.get_executor());
    for (std::size_t next = 0; !shared.is_draining; ++next) {
      Loop& loop = *loops[next % loops.size()];
      auto [error, socket] = co_await acceptor->async_accept(loop.context, as_result);
      if (error == asio::error::operation_aborted) co_return;
      if (error) {  // no file descriptors left: wait for some
        log_warning("accept_failed", {{"why", error.message()}});
        pause.expires_after(std::chrono::milliseconds(100));
        co_await pause.async_wait(as_result);
        continue;
      }
      ++shared.statistics.accepted;
      if (shared.statistics.connections >= shared.options.connections_max) {
        refuse(socket);
      } else {
        asio::co_spawn(loop.context, serve_connection(loop, std::move(socket)), asio::detached);
      }
    }
  }

  void refuse(TcpSocket& socket) {
    ++shared.statistics.refused;
    if (shared.tls) return;
    HttpResponse response = plain_answer(503);
    std::string text = answer_head(response, false) + response.body;
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.send(asio::buffer(text), 0, ignored);
  }

  /// Waits until every connection has ended and every handler has answered.
  bool wait_until_quiet(std::chrono::milliseconds time) {
    TimePoint end = std::chrono::steady_clock::now() + time;
    while (shared.statistics.connections > 0 || shared.handling > 0) {
      if (std::chrono::steady_clock::now() > end) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
  }

  ServerShared shared;
  std::vector<std::unique_ptr<Loop>> loops;
  std::optional<TcpAcceptor> acceptor;
  std::uint16_t port = 0;
  bool is_started = false;
};

Server::Server(ServerOptions options, Handler handler, BodyMax body_max)
    : inside_(std::make_unique<Inside>(std::move(options), std::move(handler), std::move(body_max))) {}

Server::~Server() { drain(); }

void Server::start() {
  raise_file_limit();
  inside_->listen();
  inside_->is_started = true;
  asio::co_spawn(inside_->loops.front()->context, inside_->accept(), asio::detached);
  for (auto& loop : inside_->loops) loop->start();
}

std::uint16_t Server::port() const { return inside_->port; }

const Server::Statistics& Server::statistics() const { return inside_->shared.statistics; }

void Server::drain() {
  if (!std::exchange(inside_->is_started, false)) return;
  inside_->shared.is_draining = true;
  asio::post(inside_->loops.front()->context, [inside = inside_.get()] {
    error_code ignored;
    inside->acceptor->close(ignored);
  });
  for (auto& loop : inside_->loops) asio::post(loop->context, [&loop] { loop->drain(); });
  if (!inside_->wait_until_quiet(inside_->shared.options.drain_time)) {
    log_warning("drain_time_over", {{"connections", inside_->shared.statistics.connections.load()}});
    for (auto& loop : inside_->loops) asio::post(loop->context, [&loop] { loop->abort(); });
    inside_->wait_until_quiet(std::chrono::hours(24 * 365));
  }
  for (auto& loop : inside_->loops) loop->join();
}

}  // namespace vx
