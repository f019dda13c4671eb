#pragma once
#include <expected>

#include "net/message.h"

namespace vx {

/// A request that is all there, as the server parses it, or the status that answers it. For tests and fuzzing.
std::expected<HttpRequest, int> parse_http_request(std::string_view bytes, std::size_t head_max, std::size_t body_max);

}  // namespace vx
