#pragma once
#include "campaigns/difficulty_store.h"

namespace vx {

/// Tells those whose turn it is now, after something was decided, and takes back what waited before: the officers
/// nearest to the place it lies at, or who raised it once there is an answer.
void tell_of_difficulty(WriteTx& tx, Id<Difficulty> id);

}  // namespace vx
