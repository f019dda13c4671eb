#pragma once
#include <exception>

#include "web/request.h"
#include "web/response.h"

namespace vx {

/// The answer to a request that could not go on, from what was thrown: a page that says what to do, or an RFC 9457
/// problem; somebody signed out who wants a page is sent to the log-in. A bug is logged with a reference that the
/// answer names.
Response answer_failure(const Request& request, std::string_view route, std::exception_ptr failure);

}  // namespace vx
