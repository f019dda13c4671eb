#pragma once
#include <string>
#include <string_view>

#include "web/request.h"

namespace vx {

/// The token a form carries. It is bound to `secret`, which only the reader's browser sends: the session token, or the
/// form cookie of somebody signed out; another site can neither read it nor make it.
std::string csrf_token(std::string_view secret);

/// Throws Forbidden for a request that changes something and that the browser says another site has caused.
void check_origin(const Request& request);
/// Throws Forbidden unless the form or the header carries the token of `secret`.
void check_csrf(const Request& request, std::string_view secret);

}  // namespace vx
