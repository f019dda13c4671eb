#pragma once
#include <vector>

#include "web/app.h"

namespace vx {

/// `vungxanh plan read FILE [--json]` and `vungxanh plan compare PARENT CHILD`.
void add_plan_commands(App& app);

}  // namespace vx
