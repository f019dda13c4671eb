#pragma once
#include <string>
#include <string_view>

#include "accounts/account.h"
#include "base/crypto.h"

namespace vx {

/// One browser somebody is logged in with (phiên đăng nhập). The browser holds a random token; the database only its
/// keyed hash, so that a copy of the database opens no session.
struct Session {
  Id<Session> id;
  Id<Account> account;
  Instant created_at;
  Instant last_used_at;
  Instant expires_at;
  std::string address;
  std::string device;  ///< "Chrome · Android"
};

/// How long a session lasts: unused, and at most. A gate keeper's telephone sees a day through; nothing sees a month.
inline constexpr std::int64_t session_idle_seconds = 12 * 3600;
inline constexpr std::int64_t session_longest_seconds = 7 * 86400;
/// Between the password and the code.
inline constexpr std::int64_t code_wait_seconds = 10 * 60;
inline constexpr int code_attempts_max = 5;
inline constexpr int sessions_max = 20;  ///< of one account; the one unused longest gives way

/// A token for a program (Bearer). Begins with this, so that it is told from a session's and found by secret scanners.
inline constexpr std::string_view api_token_prefix = "vxt_";
struct ApiToken {
  Id<ApiToken> id;
  Id<Account> account;
  std::string name;
  std::vector<std::string> permissions;  ///< empty: all the account has
  Instant created_at;
  std::optional<Instant> last_used_at;
  Instant expires_at;

  [[nodiscard]] bool allows(std::string_view permission) const {
    return permissions.empty() || std::ranges::find(permissions, permission) != permissions.end();
  }
};

/// Browser and system in few words, for the list of sessions; "" if the header says nothing known.
std::string describe_device(std::string_view user_agent);

}  // namespace vx
