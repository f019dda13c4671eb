#pragma once
#include <optional>

#include "accounts/account.h"
#include "db/database.h"

namespace vx {

/// The account with which somebody logs in; nothing for who has none, or only a closed one.
std::optional<Id<Account>> account_of_person(ReadTx& tx, Id<Person> person);
/// Says whose account it is (no id: nobody's). Throws Conflict if the person has another one.
void link_account(WriteTx& tx, Id<Account> account, Id<Person> person);

}  // namespace vx
