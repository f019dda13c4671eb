#pragma once
#include <chrono>

#include "base/crypto.h"
#include "web/dispatch.h"
#include "web/idempotency.h"

namespace vx {

/// A request on its way through dispatch.
struct Dispatcher::Exchange {
  Request request;                 ///< as it came
  std::optional<Request> attempt;  ///< what the handler gets, and may change: a copy, for a write may be run again
  bool is_attempt_fresh = false;   ///< made, and not given to the handler yet
  const Route* route = nullptr;
  Respond respond;
  Response response;
  Digest fingerprint{};
  std::string form_secret;  ///< of the form cookie
  std::chrono::steady_clock::time_point started;
  bool is_repeated_meanwhile = false;  ///< a twin with the same idempotency key committed first

  [[nodiscard]] const Request& current() const { return attempt ? *attempt : request; }
};

}  // namespace vx
