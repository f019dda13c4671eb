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

/// Where one must hold it: at the place itself (its own people), or there or above (whoever may do it there).
enum class HeldAt { Place, PlaceOrAbove };
/// The active accounts that hold the permission today at the place with this path, by role or by delegation, in order,
/// each once: whom to tell about something there.
std::vector<std::int64_t> accounts_of(ReadTx& tx, Permission permission, std::string_view path,
                                      HeldAt where = HeldAt::PlaceOrAbove);

}  // namespace vx
