#pragma once
#include "accounts/account.h"
#include "accounts/role_grant.h"
#include "db/database.h"
#include "web/request.h"

namespace vx {

/// Who may manage an account: whoever holds accounts.manage at its organisation and at every place where it holds a
/// role, so that nobody can take over somebody who may do more. Throws Forbidden, or NotFound to who may not know it.
Account get_managed_account(const Request& request, ReadTx& tx, Id<Account> id);
bool may_manage(const Viewer& viewer, ReadTx& tx, const Account& account);

}  // namespace vx
