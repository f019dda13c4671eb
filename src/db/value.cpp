#include "db/value.h"

#include "base/check.h"

namespace vx {

void check_column(bool condition, const char* why) { check(condition, why); }

}  // namespace vx
