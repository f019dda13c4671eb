#pragma once
#include "accounts/role_grant.h"
#include "web/form.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

std::string role_name(const View& view, Role role);
std::string place_name(const View& view, const RoleGrantView& grant);
/// Where, how long, from whom, and under which authority.
Html role_grant_facts(const View& view, const RoleGrantView& grant);

/// The fields "valid_from" and "valid_to" of a role that is given or handed on; `must_end`: not without a last day.
Html role_period_fields(const View& view, const Form& form, bool must_end);
void read_role_period(Form& form, bool must_end, Date today, RoleGrant& draft);

}  // namespace vx
