#include "campaigns/task_plan.h"

#include "base/text.h"

namespace vx {

bool is_made_for(const PlanCandidate& candidate, Id<Organisation> unit) {
  return std::find(candidate.made_for.begin(), candidate.made_for.end(), unit) != candidate.made_for.end();
}

std::vector<PlanCandidate> list_candidates(const std::vector<CampaignItem>& items, const std::vector<MadeTask>& made) {
  std::vector<PlanCandidate> candidates;
  for (const CampaignItem& item : items) {
    if (item.kind != ItemKind::Task && item.kind != ItemKind::Target) continue;
    PlanCandidate candidate{.item = item};
    if (item.deadline) candidate.due_on = last_day(*item.deadline);
    const std::string folded = fold_words(item.text);
    for (const MadeTask& task : made)
      if (task.item == item.id || task.folded_title == folded) candidate.made_for.push_back(task.owner);
    candidate.is_ready = item.organisation && candidate.made_for.empty();
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

}  // namespace vx
