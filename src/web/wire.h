#pragma once
#include <expected>

#include "net/message.h"
#include "web/request.h"
#include "web/response.h"

namespace vx {

/// A request off the wire as dispatch takes it: method known, path decoded and clean UTF-8. Else the status to answer.
std::expected<Request, int> read_http_request(HttpRequest message);
HttpResponse write_http_response(Response response);
/// The decoded path of a target ("/areas/26?as_of=…" → "/areas/26"); nothing if it is no clean UTF-8.
std::optional<std::string> path_of_target(std::string_view target);
std::optional<Method> method_of(std::string_view name);

}  // namespace vx
