#include "net/event_stream.h"

#include "base/text.h"

namespace vx {

std::string event_text(std::string_view event, std::string_view data) {
  std::string text = fmt::format("event: {}\n", event);
  for (std::string_view line : split(data, '\n')) text.append("data: ").append(line).append("\n");
  return text + "\n";
}

bool EventQueue::send(std::string_view event, std::string_view data) {
  std::lock_guard lock(mutex_);
  if (is_ended_) return false;
  waiting_ += event_text(event, data);
  if (waiting_.size() > waiting_max) is_ended_ = true;
  wake_();
  return true;
}

void EventQueue::end() {
  std::lock_guard lock(mutex_);
  if (!is_ended_) wake_();
  is_ended_ = true;
}

std::string EventQueue::take() {
  std::lock_guard lock(mutex_);
  return std::exchange(waiting_, {});
}

bool EventQueue::is_ended() {
  std::lock_guard lock(mutex_);
  return is_ended_;
}

}  // namespace vx
