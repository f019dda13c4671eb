#pragma once
#include "accounts/role_grant.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

std::string role_name(const View& view, Role role);
std::string place_name(const View& view, const RoleGrantView& grant);
/// Where, how long, from whom, and under which authority.
Html role_grant_facts(const View& view, const RoleGrantView& grant);

}  // namespace vx
