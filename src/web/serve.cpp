#include "web/serve.h"

#include <malloc.h>
#include <signal.h>

#include <chrono>
#include <cstdio>

#include "base/log.h"
#include "net/forwarded.h"
#include "web/jobs.h"
#include "web/serve_options.h"
#include "web/server_metrics.h"
#include "web/version.h"
#include "web/wire.h"

namespace vx {
namespace {

/// SIGTERM and SIGINT wait for us in every thread that is started from now on.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
  return signals;
}

/// A page is made of strings of up to some hundred kB. Memory that one page gave back is kept for the next: asking the
/// kernel for it each time costs more than filling it.
void keep_freed_memory() {
  mallopt(M_MMAP_THRESHOLD, 8 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
}

HttpResponse plain(int status, std::string body, std::string_view type = "text/plain; charset=utf-8") {
  HttpResponse response;
  response.status = status;
  response.headers = {{"Content-Type", std::string(type)}, {"Cache-Control", "no-store"}};
  response.body = std::move(body);
  return response;
}

/// Everything of a running server, in the order in which it must be taken down again.
class RunningServer {
 public:
  RunningServer(const App& app, Database& database, const ServeOptions& options)
      : database_(database),
        metrics_readers_(options.metrics_from),
        dispatcher_(app, database, options.dispatch),
        server_(
            options.server,
            [this](HttpRequest request, Server::Respond respond) { handle(std::move(request), std::move(respond)); },
            [this](std::string_view method, std::string_view target) { return body_max(method, target); }),
        jobs_(app.jobs, database) {
    server_.start();
  }
  [[nodiscard]] std::uint16_t port() const { return server_.port(); }
  void drain() { server_.drain(); }

 private:
  void handle(HttpRequest message, Server::Respond respond) {
    if (message.target == "/healthz") return respond(plain(200, "alive\n"));
    if (message.target == "/metrics" && may_read_metrics(message.address))
      return respond(plain(200, dispatcher_.metrics().text() + server_metrics(server_, dispatcher_, database_),
                           "text/plain; version=0.0.4; charset=utf-8"));
    auto request = read_http_request(std::move(message));
    if (!request) return respond(plain(request.error(), fmt::format("{}\n", request.error())));
    dispatcher_.dispatch(std::move(*request), [respond = std::move(respond)](Response response) mutable {
      respond(write_http_response(std::move(response)));
    });
  }

  [[nodiscard]] bool may_read_metrics(std::string_view address) const {
    return address.starts_with("127.") || address == "::1" || metrics_readers_.has(address);
  }

  [[nodiscard]] std::size_t body_max(std::string_view method, std::string_view target) const {
    auto known = method_of(method);
    auto path = path_of_target(target);
    return known && path ? dispatcher_.body_max(*known, *path) : 0;
  }

  Database& database_;
  TrustedProxies metrics_readers_;
  Dispatcher dispatcher_;
  Server server_;
  JobRunner jobs_;
};

}  // namespace

int serve(const App& app, Installation& installation, const CommandLine& line) {
  auto started = std::chrono::steady_clock::now();
  ServeOptions options = read_serve_options(line);
  sigset_t signals = block_signals();
  keep_freed_memory();
  Database& database = installation.open(options.database);
  if (line.has("--demo"))
    for (const auto& fill : app.demo_data) fill(database);
  {
    RunningServer server(app, database, options);
    auto took = std::chrono::steady_clock::now() - started;
    std::string_view scheme = options.server.tls_certificate.empty() ? "http" : "https";
    std::string host = options.server.address;
    if (host.contains(':')) host = "[" + host + "]";
    std::string address = fmt::format("{}://{}:{}/", scheme, host, server.port());
    log_info("server_ready", {{"address", address},
                              {"version", version},
                              {"milliseconds", std::chrono::duration_cast<std::chrono::milliseconds>(took).count()}});
    std::printf("Vùng Xanh: %s\n", address.c_str());
    std::fflush(stdout);
    int signal = 0;
    sigwait(&signals, &signal);
    log_info("server_draining", {{"signal", signal}});
    server.drain();
  }
  installation.close();
  log_info("server_stopped");
  return 0;
}

}  // namespace vx
