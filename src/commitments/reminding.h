#pragma once
#include <cstdint>
#include <vector>

#include "commitments/commitment_store.h"

namespace vx {

/// Tells the accounts that a commitment waits for their signature; a newer telling replaces an unread one.
void remind_accounts(WriteTx& tx, const CommitmentRecord& record, const CommitmentText& text,
                     const std::vector<std::int64_t>& accounts);
/// Has signed: nothing about it waits for the account any more.
void settle_signed(WriteTx& tx, Id<Commitment> id, std::int64_t account);

}  // namespace vx
