#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "accounts/role_grant.h"
#include "db/database.h"

namespace vx {

/// The one organisation of today that is meant by its number, symbol ("SNgV"), name or short name; marks and case do
/// not matter, and a part of the name is enough where only one has it.
std::expected<Id<Organisation>, Refusal> find_typed_organisation(ReadTx& tx, std::string_view typed);
/// The one area of today that is meant by its code ("26") or full name.
std::expected<Id<Area>, Refusal> find_typed_area(ReadTx& tx, std::string_view typed);
/// Empty if there is none.
std::string name_of_organisation(ReadTx& tx, Id<Organisation> id);

}  // namespace vx
