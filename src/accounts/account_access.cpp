#include "accounts/account_access.h"

#include "accounts/account_store.h"
#include "accounts/role_grant_store.h"

namespace vx {

bool may_manage(const Viewer& viewer, ReadTx& tx, const Account& account) {
  if (!viewer.may(manage_accounts, path_of_place(tx, {account.organisation, {}}))) return false;
  return std::ranges::all_of(list_role_grants(tx, account.id), [&](const RoleGrantView& view) {
    return viewer.may(manage_accounts, path_of_place(tx, view.grant.place));
  });
}

Account get_managed_account(const Request& request, ReadTx& tx, Id<Account> id) {
  Account account = get_account(tx, id);
  if (!may_manage(request.viewer(), tx, account)) throw Problem(ProblemCode::NotFound);
  return account;
}

}  // namespace vx
