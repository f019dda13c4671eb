#include "campaigns/working_calendar.h"

#include <charconv>

#include "base/check.h"
#include "base/text.h"
#include "embedded/working_calendar_rules.h"

namespace vx {

namespace {

int number_of(std::string_view text) {
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  check(read.ec == std::errc() && read.ptr == text.data() + text.size(), "the working calendar holds no number");
  return number;
}

/// "07:30" → 450.
int minute_of(std::string_view text) {
  check(text.size() == 5 && text[2] == ':', "the working calendar holds no time of day");
  return number_of(text.substr(0, 2)) * 60 + number_of(text.substr(3));
}

Date day_of(std::string_view text) {
  const auto day = Date::parse_iso(text);
  check(day.has_value(), "the working calendar holds no day");
  return *day;
}

bool is_weekend(Date day) { return day.weekday() >= 6; }

}  // namespace

WorkingCalendar::WorkingCalendar(std::string_view rules) {
  for (const std::string_view raw : split(rules, '\n')) {
    const std::string_view line = trim(raw);
    if (line.empty() || line.starts_with('#')) continue;
    const auto words = split(line, ' ');
    if (words[0] == "status") {
      is_verified_ = words.at(1) == "verified";
    } else if (words[0] == "source") {
      source_ = trim(line.substr(6));
    } else if (words[0] == "hours") {
      hours_.push_back({minute_of(words.at(1)), minute_of(words.at(2))});
    } else if (words[0] == "every") {
      every_year_.emplace(number_of(words.at(1).substr(0, 2)), number_of(words.at(1).substr(3)));
    } else {
      check(words[0] == "days" && words.size() == 3, "the working calendar holds an unknown word");
      for (Date day = day_of(words[1]); day <= day_of(words[2]); day = day.plus_days(1)) days_.insert(day);
    }
  }
  check(!hours_.empty(), "the working calendar has no hours");
}

const WorkingCalendar& WorkingCalendar::standard() {
  static const WorkingCalendar calendar(embedded::working_calendar_rules()[0].bytes);
  return calendar;
}

bool WorkingCalendar::is_listed(Date day) const {
  return days_.contains(day) || every_year_.contains({day.month(), day.day()});
}

bool WorkingCalendar::is_working_day(Date day) const {
  // Walks up to the day from two weeks before, counting the holidays that fell on days of rest and are still owed.
  constexpr int days_back = 14;
  int owed = 0;
  bool is_working = false;
  for (Date at = day.plus_days(-days_back); at <= day; at = at.plus_days(1)) {
    is_working = !is_weekend(at) && !is_listed(at);
    if (is_weekend(at) && every_year_.contains({at.month(), at.day()}) && !days_.contains(at)) ++owed;
    if (is_working && owed > 0) {
      --owed;
      is_working = false;
    }
  }
  return is_working;
}

Instant WorkingCalendar::end_of_working_day_after(Instant from, int working_days) const {
  check(working_days >= 1, "a clock runs for a working day at least");
  Date day = from.date();
  for (int left = working_days; left > 0;) {
    day = day.plus_days(1);
    if (is_working_day(day)) --left;
  }
  const int end = hours_.back().to;
  return Instant::at(day, end / 60, end % 60);
}

int WorkingCalendar::minutes_a_day() const {
  int minutes = 0;
  for (const Hours& each : hours_) minutes += each.to - each.from;
  return minutes;
}

std::int64_t WorkingCalendar::minutes_before(Date day, int minute) const {
  if (!is_working_day(day)) return 0;
  std::int64_t minutes = 0;
  for (const Hours& each : hours_) minutes += std::clamp(minute, each.from, each.to) - each.from;
  return minutes;
}

std::int64_t WorkingCalendar::working_minutes(Instant from, Instant to) const {
  if (to < from) return -working_minutes(to, from);
  std::int64_t minutes =
      minutes_before(to.date(), to.minute_of_day()) - minutes_before(from.date(), from.minute_of_day());
  for (Date day = from.date(); day < to.date(); day = day.plus_days(1))
    if (is_working_day(day)) minutes += minutes_a_day();
  return minutes;
}

}  // namespace vx
