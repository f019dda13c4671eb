#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "accounts/account.h"
#include "db/database.h"
#include "web/paging.h"

namespace vx {

/// What log-in must know beside the account itself. Never shown.
struct Credentials {
  Account account;
  std::string password_hash;
  Instant password_set_at;
  std::int64_t failed_count = 0;
  std::string totp_secret;  ///< sealed; empty without TOTP
  std::int64_t totp_last_step = 0;
};

std::optional<Account> find_account(ReadTx& tx, Id<Account> id);
/// NotFound if there is none.
Account get_account(ReadTx& tx, Id<Account> id);
std::optional<Account> find_account_by_login(ReadTx& tx, std::string_view login_name);
std::optional<Credentials> find_credentials(ReadTx& tx, std::string_view login_name);
std::optional<Credentials> find_credentials(ReadTx& tx, Id<Account> id);

/// Throws Conflict if the log-in name is taken. The password must be changed at first log-in.
Id<Account> insert_account(WriteTx& tx, const Account& account, std::string_view password_hash);
/// Names, contact, language, organisation. Throws Conflict if somebody changed it since `account.version`.
void update_account(WriteTx& tx, const Account& account);
void set_account_state(WriteTx& tx, Id<Account> id, AccountState state);
void set_account_locale(WriteTx& tx, Id<Account> id, std::string_view locale);
void set_password(WriteTx& tx, Id<Account> id, std::string_view password_hash, bool must_change);
/// The same password, hashed at today's cost.
void renew_password_hash(WriteTx& tx, Id<Account> id, std::string_view password_hash);
/// One more wrong try; rests the account when it is time.
void note_failed_log_in(WriteTx& tx, Id<Account> id, std::int64_t failed_count);
void forget_failed_log_ins(WriteTx& tx, Id<Account> id);

void set_totp(WriteTx& tx, Id<Account> id, std::string_view sealed_secret, std::int64_t step);
void remove_totp(WriteTx& tx, Id<Account> id);
void set_totp_step(WriteTx& tx, Id<Account> id, std::int64_t step);
void replace_recovery_codes(WriteTx& tx, Id<Account> id, const std::vector<Digest>& hashes);
/// Uses the code up; false if it is not one of the account's, or was used.
bool use_recovery_code(WriteTx& tx, Id<Account> id, const Digest& hash);
std::int64_t count_recovery_codes(ReadTx& tx, Id<Account> id);

struct AccountFilter {
  std::string words = {};              ///< folded
  std::string state = {};              ///< code, "" = all
  std::string role = {};               ///< code, "" = all
  std::vector<ScopePath> scopes = {};  ///< organisations' paths the viewer manages; "" among them = all
};
PageOf<AccountSummary> list_accounts(ReadTx& tx, const AccountFilter& filter, const PageRequest& page);
std::int64_t count_accounts(ReadTx& tx);
/// Accounts that hold a role other than the administrator's today.
std::int64_t count_officers(ReadTx& tx);
bool has_organisations_today(ReadTx& tx);
/// True if somebody holds the administrator's role everywhere and may log in.
bool has_administrator(ReadTx& tx);

}  // namespace vx
