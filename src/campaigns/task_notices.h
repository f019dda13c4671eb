#pragma once
#include "campaigns/task.h"
#include "db/database.h"

namespace vx {

// Who is told what of a task, and when it waits for nobody any more.

/// The officers of its unit: it is theirs now.
void tell_task_given(WriteTx& tx, const CampaignTask& task);
/// Its person.
void tell_task_assigned(WriteTx& tx, const CampaignTask& task);
/// The officers of its unit: its person has moved away.
void tell_task_left(WriteTx& tx, const CampaignTask& task);
/// The officers of who can unblock it.
void tell_task_blocked(WriteTx& tx, const CampaignTask& task);
/// Done or cancelled.
void settle_task(WriteTx& tx, const CampaignTask& task);

}  // namespace vx
