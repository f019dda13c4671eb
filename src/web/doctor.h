#pragma once
#include "web/installation.h"

namespace vx {

/// Looks at folder, disk, clock, database and schema, and at what the slices look at, changing nothing.
std::vector<Finding> examine_installation(Installation& installation, const App& app);
/// `vungxanh doctor`: prints the findings; 0 unless one is bad.
int examine(Installation& installation, const App& app, bool as_json);

}  // namespace vx
