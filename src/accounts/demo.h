#pragma once
#include "accounts/keeping.h"

namespace vx {

/// Accounts for the demonstration, one a role, placed in the demonstration's organisations, and prints them. All have
/// the same public password and need no TOTP; each is marked, in its name and in its row. Makes only those that are
/// not there and whose organisation is.
void offer_demo_accounts(AccountKeeping& keeping);

}  // namespace vx
