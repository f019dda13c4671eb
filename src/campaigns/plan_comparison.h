#pragma once
#include <vector>

#include "campaigns/gap.h"
#include "documents/plan_reading.h"
#include "web/app.h"

namespace vx {

/// What a plan makes of the targets and tasks of the plan above it, as the gap view of two campaigns says it (gap.h).
std::vector<Gap> compare_plans(const PlanReading& above, const PlanReading& below);

/// `vungxanh plan compare PARENT CHILD`.
void add_plan_comparison(App& app);

}  // namespace vx
