#pragma once
#include <cstdint>
#include <vector>

#include "campaigns/campaign.h"
#include "db/database.h"

namespace vx {

/// The accounts of the officers right at a unit; where it has none, of those above it. Whom to tell of what a unit has
/// to do.
std::vector<std::int64_t> list_officers(ReadTx& tx, Id<Organisation> unit);

}  // namespace vx
