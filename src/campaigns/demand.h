#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace vx {

/// What a sentence of a plan can be held to. Nothing where it names none.
struct Demand {
  std::optional<double> percent;        ///< "100%": the highest
  std::optional<int> minute_of_day;     ///< "trước 15 giờ", "trước 15h30": the earliest
  std::optional<int> times;             ///< "2 lần", "02 thời điểm": the most
  std::optional<PartialDate> deadline;  ///< "trước ngày 25/9/2021": the earliest
};
Demand demand_of(std::string_view sentence);

/// Why the second demand is less than the first; empty when it is not. Codes: "percent", "time", "times", "deadline",
/// and "lost" where the first names a number and the second none.
std::string_view weakening(const Demand& above, const Demand& below);

/// The words of a sentence that carry meaning, folded, in order: no numbers, no words every plan is full of.
std::vector<std::string> telling_words(std::string_view sentence);
/// How much of the first sentence's words and word pairs the second has, 0–1.
double share_of_words(const std::vector<std::string>& above, const std::vector<std::string>& below);

}  // namespace vx
