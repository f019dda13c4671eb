#pragma once
#include <optional>
#include <string>

#include "accounts/keeping.h"

namespace vx {

/// An account made by the server itself, with the password that opens it once.
struct NewLogIn {
  std::string login_name;
  std::string password;
};

/// An administrator of everything, called `login_name`; nothing if that name is taken.
std::optional<NewLogIn> create_administrator(AccountKeeping& keeping, std::string_view login_name);
/// At the first start of the server: makes one if there is none who may log in, and prints its one-time password on the
/// terminal.
void ensure_administrator(AccountKeeping& keeping);

/// From the command line, for who owns the server: a new one-time password; sessions and tokens end; `without_totp`
/// takes the authenticator away too. Nothing if there is no such account.
std::optional<NewLogIn> reset_password(AccountKeeping& keeping, std::string_view login_name, bool without_totp);

}  // namespace vx
