#pragma once
#include <string_view>

#include "documents/plan_reading.h"
#include "web/json.h"

namespace vx {

/// A reading with all its places and confidences, as it is stored and as the API shows it.
Json reading_json(const PlanReading& reading);
/// The same back. Only what `reading_json` wrote is given to it; anything else is a bug.
PlanReading parse_reading(std::string_view json);

}  // namespace vx
