#pragma once
#include <string_view>

#include "web/cookies.h"

namespace vx {

/// The session cookie's name on this connection. On TLS browsers take a "__Host-" cookie only from this very host, with
/// Secure and for the whole site, so no neighbouring site can put one of its own in its place.
constexpr std::string_view session_cookie_of(bool is_tls) { return is_tls ? "__Host-vx_session" : session_cookie; }

}  // namespace vx
