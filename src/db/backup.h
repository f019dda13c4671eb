#pragma once
#include <string>

#include "base/date.h"

namespace vx {

void back_up_sqlite(const std::string& path, const std::string& directory, Instant now);

}  // namespace vx
