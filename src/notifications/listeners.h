#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "base/date.h"
#include "net/message.h"

namespace vx {

/// Who waits for news in an open page (server-sent events), by account. What is sent is only that something changed:
/// the page asks for what, with its own session, so that a stream that outlives a session tells nothing. Bounded: of
/// one account the oldest listener is let go for a new one, and the page asks for a new stream by itself. Thread-safe.
class Listeners {
 public:
  /// Writes know nothing of the server they run in, so there is one for the process; an account that is told once too
  /// often only asks once too often.
  static Listeners& of_this_process();

  void add(std::int64_t account, std::shared_ptr<EventSink> sink);
  /// To each listener of the account: "changed".
  void tell(std::int64_t account);
  /// The accounts that have listeners, for servers that must ask what other servers did.
  [[nodiscard]] bool is_empty();
  [[nodiscard]] std::size_t size();

  static constexpr std::size_t of_one_account_max = 12;

 private:
  std::mutex mutex_;
  std::map<std::int64_t, std::vector<std::shared_ptr<EventSink>>> sinks_;
};

}  // namespace vx
