#pragma once
#include <string>

#include "documents/plan_reading.h"

namespace vx {

/// One object: the document's values under plain keys; "evidence" repeats them with place (bytes) and confidence.
std::string plan_reading_json(const PlanReading& reading);

std::string_view name_of(CitationRelation relation);
std::string_view name_of(TextQuality quality);
std::string_view name_of(ItemStyle style);

}  // namespace vx
