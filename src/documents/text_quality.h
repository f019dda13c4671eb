#pragma once
#include "documents/plan_reading.h"

namespace vx {

struct QualityEstimate {
  TextQuality quality = TextQuality::Clean;
  double damaged_share = 0;  ///< share of words that cannot be Vietnamese
};

/// Tells typed text from what OCR made: words that break the rules of Vietnamese spelling, words without marks.
QualityEstimate estimate_quality(std::string_view text);

}  // namespace vx
