#include "notifications/listeners.h"

namespace vx {

Listeners& Listeners::of_this_process() {
  static Listeners listeners;
  return listeners;
}

void Listeners::add(std::int64_t account, std::shared_ptr<EventSink> sink) {
  std::lock_guard lock(mutex_);
  auto& sinks = sinks_[account];
  if (sinks.size() >= of_one_account_max)  // pages that were left are found out by sending them something
    std::erase_if(sinks, [](const auto& each_one) { return !each_one->send("still", "1"); });
  if (sinks.size() >= of_one_account_max) {
    sinks.front()->end();
    sinks.erase(sinks.begin());
  }
  sinks.push_back(std::move(sink));
}

void Listeners::tell(std::int64_t account) {
  std::lock_guard lock(mutex_);
  auto found = sinks_.find(account);
  if (found == sinks_.end()) return;
  std::erase_if(found->second, [](const auto& sink) { return !sink->send("changed", "1"); });
  if (found->second.empty()) sinks_.erase(found);
}

bool Listeners::is_empty() {
  std::lock_guard lock(mutex_);
  return sinks_.empty();
}

std::size_t Listeners::size() {
  std::lock_guard lock(mutex_);
  std::size_t count = 0;
  for (const auto& [account, sinks] : sinks_) count += sinks.size();
  return count;
}

}  // namespace vx
