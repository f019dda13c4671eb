#pragma once
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"

namespace vx {

/// Working time (thời gian làm việc): the hours of a working day and the days offices are closed beside Saturday and
/// Sunday. Read from rules/working_calendar.txt; a holiday of every year that falls on a day of rest is made up on the
/// next working day.
class WorkingCalendar {
 public:
  /// The rules' text; a Bug if it cannot be read, as it is embedded.
  explicit WorkingCalendar(std::string_view rules);
  /// The one that is embedded.
  static const WorkingCalendar& standard();

  [[nodiscard]] bool is_working_day(Date day) const;
  /// The end of the n-th working day after the day of `from`, which itself is not counted; n ≥ 1.
  [[nodiscard]] Instant end_of_working_day_after(Instant from, int working_days) const;
  /// Working minutes from `from` to `to`; negative when `to` is before `from`.
  [[nodiscard]] std::int64_t working_minutes(Instant from, Instant to) const;
  [[nodiscard]] int minutes_a_day() const;
  [[nodiscard]] const std::string& source() const { return source_; }
  [[nodiscard]] bool is_verified() const { return is_verified_; }

 private:
  struct Hours {
    int from;  ///< minute of the day
    int to;
  };
  [[nodiscard]] bool is_listed(Date day) const;
  [[nodiscard]] std::int64_t minutes_before(Date day, int minute) const;

  std::vector<Hours> hours_;
  std::set<std::pair<unsigned, unsigned>> every_year_;  ///< month, day
  std::set<Date> days_;
  std::string source_;
  bool is_verified_ = true;
};

}  // namespace vx
