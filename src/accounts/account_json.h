#pragma once
#include "accounts/account.h"
#include "accounts/role_grant.h"
#include "accounts/session.h"
#include "web/json.h"

namespace vx {

Json account_json(const Account& account);
Json account_json(const AccountSummary& summary);
Json role_grant_json(const RoleGrantView& view);
Json session_json(const Session& session, bool is_current);
Json api_token_json(const ApiToken& token);

}  // namespace vx
