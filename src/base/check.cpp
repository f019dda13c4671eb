#include "base/check.h"

#include <fmt/core.h>

namespace vx {

Bug::Bug(const char* why, std::source_location where)
    : std::logic_error(fmt::format("{}:{}: {}", where.file_name(), where.line(), why)), where_(where) {}

void found_bug(const char* why, std::source_location where) { throw Bug(why, where); }

}  // namespace vx
