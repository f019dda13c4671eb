#pragma once
#include "web/app.h"
#include "web/json.h"

namespace vx {

/// The OpenAPI 3.1 description of every route.
Json openapi_json(const App& app);
/// What is wrong with the routes' descriptions, a line each; nothing if all is well.
std::vector<std::string> openapi_faults(const App& app);

}  // namespace vx
