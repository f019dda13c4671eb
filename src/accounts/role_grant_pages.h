#pragma once
#include <vector>

#include "accounts/account.h"
#include "accounts/role_grant.h"
#include "db/database.h"
#include "web/form.h"
#include "web/request.h"

namespace vx {

/// Which form of an account's page was sent with faults.
enum class AccountForm { None, Edit, Grant };
/// An account for its administrator: facts, roles, actions.
Html account_page(const Request& request, ReadTx& tx, const Account& account, const Form& form, AccountForm sent);
/// Its roles, each to be revoked, and the form to give one.
Html role_grant_section(const View& view, const Account& account, const std::vector<RoleGrantView>& grants,
                        const Form& form);

}  // namespace vx
