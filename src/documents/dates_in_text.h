#pragma once
#include <optional>
#include <string_view>

#include "base/date.h"

namespace vx {

/// A date found in reading letters (SourceText), [start, end) of the searched part.
struct DateHit {
  PartialDate date;
  std::size_t start = 0;
  std::size_t end = 0;
  double confidence = 1;
};

/// The first date of either form: "16/9/2021", "16.9.2021", "ngày 16 tháng 9 năm 2021", also "ngày   tháng 9 năm 2021".
std::optional<DateHit> find_date(std::string_view letters);
std::optional<DateHit> find_numeric_date(std::string_view letters);
std::optional<DateHit> find_worded_date(std::string_view letters);
/// "tháng 9 năm 2021", "tháng 9/2021".
std::optional<DateHit> find_month(std::string_view letters);

/// The number a short run of letters stands for, reading l, i, | as 1, o as 0 and the like if one true digit or such
/// a sign is all there is; nothing if something else is in it.
std::optional<int> read_number(std::string_view letters);
/// The digit an OCR engine may have meant, or 0.
char digit_of(char letter);

}  // namespace vx
