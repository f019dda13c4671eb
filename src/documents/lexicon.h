#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "documents/plan_reading.h"

namespace vx {

/// A province's, district's or city's name from the official lists.
struct PlaceName {
  std::string_view name;
  double likeness = 0;
};
/// The name `letters` (reading letters) is, allowing for OCR damage. "tp. ho chi minh" is "Hồ Chí Minh".
std::optional<PlaceName> find_place_name(std::string_view letters);
/// The province a text names most, "… trên địa bàn tỉnh Hà Nam" (reading letters).
std::optional<PlaceName> find_named_place(std::string_view letters);

struct RestoredText {
  std::string text;
  double confidence = 1;  ///< 1: nothing had to be changed
};

/// Puts back what OCR did to words administrative documents use, by the likeliest sequence of known words; words it
/// does not know stay. A clean text is left alone; in a damaged one a missing mark says nothing.
RestoredText restore_words(std::string_view text, TextQuality quality);
/// A name in capitals as it is written in a sentence: "SỞ Y TẾ" → "Sở Y tế"; restored on the way.
RestoredText restore_name(std::string_view text, TextQuality quality);

}  // namespace vx
