#pragma once
#include <string>
#include <string_view>

namespace vx {

/// The cookies of the product. The session's holds the opaque token that accounts gives at log-in; dispatch reads it
/// into Request::session_token.
inline constexpr std::string_view session_cookie = "vx_session";
/// "vi" or "en": the reader's choice, also before log-in.
inline constexpr std::string_view language_cookie = "vx_language";

/// Where dispatch sends a viewer who must first do this (Viewer::must_change_password, must_set_up_totp).
inline constexpr std::string_view change_password_address = "/account/password";
inline constexpr std::string_view set_up_totp_address = "/account/totp";

/// The value of a Set-Cookie header. `max_age_seconds` 0 takes the cookie away, below 0 keeps it until the browser
/// ends.
inline std::string set_cookie(std::string_view name, std::string_view value, int max_age_seconds, bool is_tls) {
  std::string out(name);
  out.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax");
  if (max_age_seconds >= 0) out.append("; Max-Age=").append(std::to_string(max_age_seconds));
  if (is_tls) out.append("; Secure");
  return out;
}

}  // namespace vx
