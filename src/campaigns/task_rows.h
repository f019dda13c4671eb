#pragma once
#include "campaigns/task.h"
#include "db/database.h"

// How a row of campaign_task (as t) is read; for the stores of tasks.

namespace vx {

inline constexpr std::string_view task_columns =
    "t.id, t.version, t.campaign_id, t.item_id, t.origin, t.title, t.detail, t.organisation_id, t.set_by_id, "
    "t.person_id, t.left_person_id, t.due_on, t.state, t.state_note, t.unblocker_id, t.progress, t.done_on";
inline constexpr int task_column_count = 17;
CampaignTask read_task(const Row& row);
std::vector<Id<Organisation>> list_task_coordinators(ReadTx& tx, Id<CampaignTask> task);

}  // namespace vx
