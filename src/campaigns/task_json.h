#pragma once
#include "campaigns/task_views.h"
#include "web/json.h"

namespace vx {

/// `view`: names only for those who may see them.
Json task_json(const View& view, const TaskRow& row);
Json task_json(const View& view, const TaskPage& page);
Json task_counts_json(const TaskCounts& counts);
Json task_list_json(const View& view, const TaskListPage& page);
Json candidate_json(const PlanCandidate& candidate);

}  // namespace vx
