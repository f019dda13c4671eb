#pragma once
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <string_view>

// For tests only.

namespace vx {

/// A plain client: sends bytes, reads bytes.
class TestSocket {
 public:
  explicit TestSocket(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~TestSocket() { ::close(socket_); }
  TestSocket(const TestSocket&) = delete;
  TestSocket& operator=(const TestSocket&) = delete;

  [[nodiscard]] bool connected() const { return connected_; }
  [[nodiscard]] int handle() const { return socket_; }
  bool send(std::string_view bytes) {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
  }
  /// What comes until `count` times `mark`, the end, or the time is over.
  std::string read_until(std::string_view mark, int count = 1,
                         std::chrono::milliseconds time = std::chrono::seconds(5)) {
    auto end = std::chrono::steady_clock::now() + time;
    while (occurrences(mark) < count) {
      auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
      pollfd poll{socket_, POLLIN, 0};
      if (left <= 0 || ::poll(&poll, 1, static_cast<int>(left)) <= 0) break;
      char buffer[4096];
      ssize_t n = ::recv(socket_, buffer, sizeof buffer, 0);
      if (n <= 0) {
        is_at_end_ = true;
        break;
      }
      received_.append(buffer, static_cast<std::size_t>(n));
    }
    return received_;
  }
  std::string read_all(std::chrono::milliseconds time = std::chrono::seconds(5)) {
    return read_until("\x01\x02", 1, time);
  }
  /// The server has closed.
  [[nodiscard]] bool is_at_end() const { return is_at_end_; }

 private:
  [[nodiscard]] int occurrences(std::string_view mark) const {
    int found = 0;
    for (std::size_t at = received_.find(mark); at != std::string::npos; at = received_.find(mark, at + 1)) ++found;
    return found;
  }
  int socket_;
  bool connected_ = false;
  bool is_at_end_ = false;
  std::string received_;
};

}  // namespace vx
