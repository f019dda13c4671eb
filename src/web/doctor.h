#pragma once
#include "web/installation.h"

namespace vx {

enum class Health { Good, Doubtful, Bad };

struct Finding {
  Health health;
  std::string_view subject;  ///< "disk"
  std::string text;          ///< English, for the terminal
};

/// Looks at folder, disk, clock, database and schema, changing nothing.
std::vector<Finding> examine_installation(Installation& installation);
/// `vungxanh doctor`: prints the findings; 0 unless one is bad.
int examine(Installation& installation, bool as_json);

}  // namespace vx
