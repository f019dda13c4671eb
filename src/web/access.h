#pragma once
#include "web/request.h"
#include "web/router.h"

namespace vx {

/// Throws Unauthenticated or Forbidden unless the viewer may call the route at all.
void check_access(const Request& request, const Access& access);
/// Where a viewer must go first (change the password, set up the second factor); empty if nowhere.
std::string_view first_address(const Request& request, const Access& access);

}  // namespace vx
