#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

namespace vx {

/// Why a request cannot go on. Codes are stable; the text for the user is `problem.<code>` in the catalogue
/// (RFC 9457: type "about:problem/<code>").
enum class ProblemCode {
  BadRequest,        ///< 400 bad_request: malformed
  Unauthenticated,   ///< 401 unauthenticated: pages go to the log-in instead
  Forbidden,         ///< 403 forbidden
  NotFound,          ///< 404 not_found; also for what the viewer may not know to exist
  MethodNotAllowed,  ///< 405 method_not_allowed
  Conflict,          ///< 409 conflict: somebody was faster, or it exists already
  TooLarge,          ///< 413 too_large
  UnsupportedMedia,  ///< 415 unsupported_media
  Invalid,           ///< 422 invalid: understood, but the rules say no
  RateLimited,       ///< 429 rate_limited
  Internal,          ///< 500 internal: a bug
  Busy,              ///< 503 busy: queue full or database gone; try again
};

int status_of(ProblemCode code);
std::string_view name_of(ProblemCode code);

/// Thrown by handlers and stores, caught once in dispatch.
class Problem : public std::runtime_error {
 public:
  /// `detail` is for the user: a finished sentence in the user's language, or empty. No personal data.
  explicit Problem(ProblemCode code, std::string detail = {}) : std::runtime_error(detail), code_(code) {}
  [[nodiscard]] ProblemCode code() const { return code_; }
  [[nodiscard]] std::string detail() const { return what(); }
  /// Seconds for Retry-After (RateLimited, Busy); 0 = none.
  int retry_after = 0;

 private:
  ProblemCode code_;
};

/// An answer the rules can give. `key` is a text of the catalogue; arguments fill its braces.
struct Refusal {
  std::string key;
  std::vector<std::pair<std::string, std::string>> arguments = {};
};

}  // namespace vx
