#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/campaign_item.h"
#include "campaigns/task.h"
#include "db/database.h"

namespace vx {

/// A line of the plan that can become a task, with what the reader found.
struct PlanCandidate {
  CampaignItem item;
  std::optional<Date> due_on = {};              ///< the last day its deadline can mean
  std::vector<Id<Organisation>> made_for = {};  ///< units that have a task of it already
  bool is_ready = false;                        ///< its unit is known and has none yet: ticked from the start
};

/// What is known of the tasks a campaign has already.
struct MadeTask {
  Id<CampaignItem> item;
  Id<Organisation> owner;
  std::string folded_title;
};

/// Tasks, targets and solutions of the plan. A line whose text is already some unit's task counts as made for it, so
/// that a plan that was entered anew does not set everything twice.
std::vector<PlanCandidate> list_candidates(const std::vector<CampaignItem>& items, const std::vector<MadeTask>& made);
/// True if the unit has it already.
bool is_made_for(const PlanCandidate& candidate, Id<Organisation> unit);

std::vector<MadeTask> list_made_tasks(ReadTx& tx, Id<Campaign> campaign);

}  // namespace vx
