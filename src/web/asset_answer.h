#pragma once
#include "web/request.h"
#include "web/response.h"

namespace vx {

/// The answer for an address under /assets/: kept by browsers for a year, packed as the browser takes it. Nothing if
/// there is no such file (any more).
std::optional<Response> answer_asset(const Request& request);

}  // namespace vx
