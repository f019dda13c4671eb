#pragma once
#include <functional>
#include <string>

#include "accounts/password.h"
#include "accounts/welcome.h"
#include "web/app.h"

namespace vx {

struct AccountsOptions {
  std::string data_directory = {};  ///< where server.key is kept
  PasswordCost password_cost = {};
  int password_slots = 2;            ///< hashed at a time
  std::string issuer = "Vung Xanh";  ///< the name authenticator applications show
  /// Whether this start makes an administrator, with a one-time password on the terminal, if there is none.
  bool makes_first_administrator = true;
  int log_ins_at_once = 30;          ///< wrong log-ins of one address before it has to wait
  double log_in_refill_seconds = 6;  ///< and the time until it may try once more
};

/// Registers log-in, accounts, roles, delegation, the first-run guide, their commands and jobs, and gives `app` its
/// session source. `database` answers the one database of the process; it is called at first use only, and so is
/// the server's key made. Answers the first-run guide, to which later slices add their steps.
WelcomeSteps add_accounts(App& app, std::function<Database&()> database, AccountsOptions options);

}  // namespace vx
