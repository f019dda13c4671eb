#pragma once
#include "web/components.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/view.h"

namespace vx {

enum class OwnPage { Profile, Password, Totp, Sessions, Roles, Tokens, Notifications };
/// A page of one's own account, with tabs to the others; none while something must be done first. Notifications is a
/// later slice's page, shown if there is one.
Html own_page(const View& view, OwnPage current, const std::string& title, const Html& content, const Html& lead = {});

}  // namespace vx
