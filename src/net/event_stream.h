#pragma once
#include <functional>
#include <mutex>

#include "net/message.h"

namespace vx {

/// What waits to be sent to one listener of server-sent events. A listener that does not keep up is let go. May outlive
/// the connection and the server.
class EventQueue final : public EventSink {
 public:
  /// `wake` is called, from any thread, when there is something to take; never after `end`.
  explicit EventQueue(std::function<void()> wake) : wake_(std::move(wake)) {}

  /// From any thread.
  bool send(std::string_view event, std::string_view data) override;
  /// There is nobody left to send to, or nobody shall be sent to.
  void end() override;
  /// What waits, "" if nothing does.
  std::string take();
  [[nodiscard]] bool is_ended();

 private:
  static constexpr std::size_t waiting_max = 256 << 10;

  std::mutex mutex_;
  std::function<void()> wake_;
  std::string waiting_;
  bool is_ended_ = false;
};

/// "event: …", "data: …" for each line, and an empty line.
std::string event_text(std::string_view event, std::string_view data);

}  // namespace vx
