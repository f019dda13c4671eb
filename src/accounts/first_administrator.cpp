#include "accounts/first_administrator.h"

#include "accounts/account_store.h"
#include "accounts/role_grant_store.h"
#include "accounts/session_store.h"

namespace vx {

std::optional<NewLogIn> create_administrator(AccountKeeping& keeping, std::string_view login_name) {
  NewLogIn made{std::string(login_name), make_one_time_password()};
  std::string hash = keeping.hasher().hash(made.password);
  bool done = keeping.database().write(Actor::system(), [&](WriteTx& tx) {
    if (find_account_by_login(tx, login_name)) return false;
    Account account;
    account.login_name = made.login_name;
    account.display_name = "Quản trị hệ thống";
    account.must_change_password = true;
    Id<Account> id = insert_account(tx, account, hash);
    RoleGrant grant;
    grant.account = id;
    grant.role = Role::Administrator;
    grant.valid_from = tx.today();
    insert_role_grant(tx, grant);
    tx.record({.action = "accounts.create", .subject = fmt::format("account/{}", id.value), .note = "administrator"});
    return true;
  });
  if (!done) return std::nullopt;
  return made;
}

void ensure_administrator(AccountKeeping& keeping) {
  if (keeping.database().read([](ReadTx& tx) { return has_administrator(tx); })) return;
  std::string name = "admin";
  for (int n = 2;; ++n) {
    if (auto made = create_administrator(keeping, name)) {
      fmt::print(stderr,
                 "\nThe first administrator has been made. Log in, then choose a password of your own:\n"
                 "  log-in name        {}\n  one-time password  {}\n\n",
                 made->login_name, made->password);
      return;
    }
    name = fmt::format("admin{}", n);
  }
}

std::optional<NewLogIn> reset_password(AccountKeeping& keeping, std::string_view login_name, bool without_totp) {
  NewLogIn made{std::string(login_name), make_one_time_password()};
  std::string hash = keeping.hasher().hash(made.password);
  bool done = keeping.database().write(Actor::system(), [&](WriteTx& tx) {
    auto account = find_account_by_login(tx, login_name);
    if (!account) return false;
    set_password(tx, account->id, hash, true);
    if (without_totp) remove_totp(tx, account->id);
    end_sessions(tx, account->id);
    revoke_api_tokens(tx, account->id);
    raise_access_version(tx);
    tx.record({.action = "accounts.reset_password",
               .subject = fmt::format("account/{}", account->id.value),
               .note = without_totp ? "command_line_without_totp" : "command_line"});
    return true;
  });
  if (!done) return std::nullopt;
  return made;
}

}  // namespace vx
