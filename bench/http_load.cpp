// http_load PORT CONNECTIONS SECONDS [--header "Name: value"]… (--body TEXT [--spread N] PATH | PATH…): a closed loop
// of requests on keep-alive connections, by one thread. With --body it posts TEXT, in which {n} becomes a number that
// no other request has and {spread} one of 1 to N in turn, under a fresh Idempotency-Key; else it gets the paths in
// turn. With --sessions FILE each request carries the headers of the next line (tabs between them), from line --first
// on. Prints one JSON object.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>

#include "base/clock.h"
#include "base/crypto.h"

namespace {

using Clock = std::chrono::steady_clock;

struct Plan {
  std::uint16_t port = 0;
  int connections = 0;
  double seconds = 0;
  std::string headers;
  std::string body;
  std::vector<std::string> paths;
  std::vector<std::string> sessions;
  std::size_t first = 0;
  std::int64_t spread = 1;
  std::int64_t next = 0;
};

struct Outcome {
  std::vector<std::uint32_t> micros;
  std::map<int, std::int64_t> statuses;
  std::int64_t bytes = 0;
};

std::string make_request(Plan& plan) {
  std::int64_t n = plan.next++;
  const std::string& path = plan.paths[static_cast<std::size_t>(n) % plan.paths.size()];
  std::string head = " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + plan.headers;
  if (!plan.sessions.empty()) head += plan.sessions[(plan.first + static_cast<std::size_t>(n)) % plan.sessions.size()];
  if (plan.body.empty()) return "GET" + head + "\r\n";
  static const std::string run = vx::hex(vx::as_bytes(vx::random_bytes(4)));
  std::string body = plan.body;
  if (std::size_t at = body.find("{n}"); at != std::string::npos) body.replace(at, 3, run + "-" + std::to_string(n));
  if (std::size_t at = body.find("{spread}"); at != std::string::npos)
    body.replace(at, 8, std::to_string(1 + n % plan.spread));
  static const vx::SystemClock clock;
  return "POST" + head + "Idempotency-Key: " + vx::make_uuid_v7(clock.now()) +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

class Connection {
 public:
  explicit Connection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("cannot connect");
    int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    fcntl(socket_, F_SETFL, O_NONBLOCK);
  }
  ~Connection() { ::close(socket_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  [[nodiscard]] int socket() const { return socket_; }
  void begin(Plan& plan) {
    std::string request = make_request(plan);
    received_.clear();
    expected_ = 0;
    started_ = Clock::now();
    if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
      throw std::runtime_error("the server does not take requests");
  }
  /// True when the whole answer is there.
  bool receive(Outcome& outcome) {
    char buffer[65536];
    ssize_t n = ::recv(socket_, buffer, sizeof buffer, 0);
    if (n < 0 && errno == EAGAIN) return false;
    if (n <= 0) throw std::runtime_error("the server closed a connection");
    received_.append(buffer, static_cast<std::size_t>(n));
    if (expected_ == 0) read_head();
    if (expected_ == 0 || received_.size() < expected_) return false;
    auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started_).count();
    outcome.micros.push_back(static_cast<std::uint32_t>(took));
    outcome.bytes += static_cast<std::int64_t>(received_.size());
    ++outcome.statuses[std::atoi(received_.c_str() + 9)];
    return true;
  }

 private:
  void read_head() {
    std::size_t end = received_.find("\r\n\r\n");
    if (end == std::string::npos) return;
    std::size_t length = 0;
    if (std::size_t at = received_.find("Content-Length: "); at < end)
      std::from_chars(received_.data() + at + 16, received_.data() + end, length);
    expected_ = end + 4 + length;
  }

  int socket_;
  std::string received_;
  std::size_t expected_ = 0;
  Clock::time_point started_;
};

Outcome run(Plan& plan) {
  Outcome outcome;
  outcome.micros.reserve(1 << 20);
  int poll = epoll_create1(0);
  std::vector<std::unique_ptr<Connection>> connections;
  for (int i = 0; i < plan.connections; ++i) {
    connections.push_back(std::make_unique<Connection>(plan.port));
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = connections.back().get();
    epoll_ctl(poll, EPOLL_CTL_ADD, connections.back()->socket(), &event);
    connections.back()->begin(plan);
  }
  auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(plan.seconds));
  std::array<epoll_event, 256> events;
  int waiting = plan.connections;
  while (waiting > 0) {
    int count = epoll_wait(poll, events.data(), static_cast<int>(events.size()), 1000);
    bool is_over = Clock::now() >= end;
    for (int i = 0; i < count; ++i) {
      auto* connection = static_cast<Connection*>(events[static_cast<std::size_t>(i)].data.ptr);
      if (!connection->receive(outcome)) continue;
      if (is_over) {
        --waiting;
      } else {
        connection->begin(plan);
      }
    }
  }
  ::close(poll);
  return outcome;
}

std::vector<std::string> read_sessions(const char* file) {
  std::ifstream in(file);
  std::vector<std::string> sessions;
  for (std::string line; std::getline(in, line);) {
    for (std::size_t at = 0; (at = line.find('\t', at)) != std::string::npos;) line.replace(at, 1, "\r\n");
    sessions.push_back(line + "\r\n");
  }
  if (sessions.empty()) throw std::runtime_error("there are no sessions");
  return sessions;
}

Plan read_plan(int argc, char** argv) {
  if (argc < 5) throw std::runtime_error("http_load PORT CONNECTIONS SECONDS [--header H]… [--body TEXT] PATH…");
  Plan plan;
  plan.port = static_cast<std::uint16_t>(std::atoi(argv[1]));
  plan.connections = std::atoi(argv[2]);
  plan.seconds = std::atof(argv[3]);
  for (int i = 4; i < argc; ++i) {
    std::string_view word = argv[i];
    if (word == "--header" && i + 1 < argc) {
      plan.headers += std::string(argv[++i]) + "\r\n";
    } else if (word == "--body" && i + 1 < argc) {
      plan.body = argv[++i];
    } else if (word == "--spread" && i + 1 < argc) {
      plan.spread = std::max(1, std::atoi(argv[++i]));
    } else if (word == "--sessions" && i + 1 < argc) {
      plan.sessions = read_sessions(argv[++i]);
    } else if (word == "--first" && i + 1 < argc) {
      plan.first = static_cast<std::size_t>(std::atoll(argv[++i]));
    } else {
      plan.paths.emplace_back(word);
    }
  }
  if (plan.paths.empty()) throw std::runtime_error("a path is missing");
  return plan;
}

}  // namespace

int main(int argc, char** argv) try {
  Plan plan = read_plan(argc, argv);
  auto started = Clock::now();
  Outcome outcome = run(plan);
  double seconds = std::chrono::duration<double>(Clock::now() - started).count();
  std::ranges::sort(outcome.micros);
  auto at = [&](double share) {
    return outcome.micros.empty()
               ? 0u
               : outcome.micros[static_cast<std::size_t>(share * static_cast<double>(outcome.micros.size() - 1))];
  };
  std::string statuses;
  for (auto [status, count] : outcome.statuses)
    statuses += fmt::format("{}\"{}\":{}", statuses.empty() ? "" : ",", status, count);
  fmt::print(
      "{{\"requests\":{},\"seconds\":{:.3f},\"per_second\":{:.0f},\"bytes\":{},\"p50_us\":{},\"p95_us\":{},\"p99_us\":{"
      "},"
      "\"max_us\":{},\"statuses\":{{{}}}}}\n",
      outcome.micros.size(), seconds, static_cast<double>(outcome.micros.size()) / seconds, outcome.bytes, at(0.5),
      at(0.95), at(0.99), at(1.0), statuses);
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "http_load: {}\n", error.what());
  return 1;
}
