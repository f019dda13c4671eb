#pragma once
#include <optional>

#include "campaigns/campaign_store.h"
#include "campaigns/cascade.h"
#include "db/database.h"

namespace vx {

// What an issued plan sets going in the cascade around it. Called inside the write that issues it.

/// The board of the campaign above learns that this one's plan is there: issued on the plan's day, or on `launched_on`
/// where the plan has none. Puts the unit on the board if it was not asked for.
void record_plan_issued(WriteTx& tx, const CampaignRecord& child, const std::optional<Date>& launched_on);
/// Takes that back: the plan is awaited again.
void withdraw_plan_issued(WriteTx& tx, Id<Campaign> child);
/// Puts every direct sub-organisation of today on the campaign's board, due by its launch deadline.
/// Answers how many were added.
int expect_plans_of_sub_units(WriteTx& tx, const CampaignRecord& campaign);
/// Hangs campaigns under the one whose plan they cite and that has only now arrived.
void adopt_waiting_children(WriteTx& tx, const CampaignRecord& parent);
/// Deadlines on the board that followed the campaign's own follow it to its new day.
void move_deadlines(WriteTx& tx, Id<Campaign> campaign, const std::optional<Date>& from, const std::optional<Date>& to);

}  // namespace vx
