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

/// The active accounts that hold the permission today at a place that reaches `path` (at it or above it), by role or by
/// delegation, in order, each once: whom to tell about something there.
std::vector<std::int64_t> accounts_of(ReadTx& tx, Permission permission, std::string_view path);

}  // namespace vx
