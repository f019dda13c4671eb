#pragma once
#include <any>
#include <optional>
#include <string>

#include "accounts/account_store.h"
#include "accounts/keeping.h"
#include "web/request.h"

namespace vx {

/// A password that was checked on a worker thread, before the transaction.
struct CheckedPassword {
  Id<Account> account;        ///< none: no such account
  std::string verified_hash;  ///< what it was checked against: still the stored one?
  bool is_right = false;
  std::string fresh_hash;  ///< of the same password at today's cost, if the stored one is outdated
};

/// Checks name and password; takes as long for a name that does not exist. Throws RateLimited and Busy.
CheckedPassword check_log_in(AccountKeeping& keeping, std::string_view address, std::string_view login_name,
                             std::string_view password);
/// The same for whoever is signed in already (changing the password, taking TOTP away).
CheckedPassword check_own_password(AccountKeeping& keeping, Request& request, std::string_view password);

/// How a log-in went on.
enum class LogInStep { Refused, AwaitsCode, Open };
struct LogIn {
  LogInStep step = LogInStep::Refused;
  std::string token;  ///< for the cookie
  Account account;
};
/// Opens a session (or one that awaits its code), or counts a wrong try. Records both.
LogIn log_in(AccountKeeping& keeping, WriteTx& tx, const CheckedPassword& checked, const Request& request);
/// The second step: a TOTP or recovery code for the session that awaits one.
LogIn log_in_with_code(AccountKeeping& keeping, WriteTx& tx, std::string_view code, const Request& request);

/// True if the code is the account's of this moment; uses it up.
bool accept_second_factor(AccountKeeping& keeping, WriteTx& tx, const Credentials& credentials, std::string_view code);

}  // namespace vx
