#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "documents/plan_reading.h"
#include "web/html.h"

namespace vx {

/// A value's place in the text, to be marked there; `name` is the field's name in the review form.
struct MarkedPlace {
  std::string name;
  Span place;
  double confidence = 1;
};

/// The places of all values of a reading; values without a place are left out.
std::vector<MarkedPlace> list_places(const PlanReading& reading);

/// The text with each place marked: <mark id="p-title">. Places may lie in one another; where two overlap without
/// one containing the other, the later one is marked from the end of the earlier. Places outside the text are left out.
Html marked_text(std::string_view text, std::vector<MarkedPlace> places);

/// The id of a field's mark, without "#".
std::string place_id(std::string_view field);

}  // namespace vx
