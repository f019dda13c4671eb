#include "base/date.h"

#include <charconv>

#include <fmt/core.h>

#include "base/check.h"
#include "base/clock.h"

namespace vx {
namespace {

using namespace std::chrono;

constexpr std::int64_t micros_per_second = 1'000'000;
constexpr std::int64_t micros_per_day = 86'400 * micros_per_second;
constexpr std::int64_t vietnam_offset = 7 * 3'600 * micros_per_second;

year_month_day parts(sys_days days) { return year_month_day(days); }

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

/// Takes an unsigned number of `min` to `max` digits off the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t min, std::size_t max) {
  std::size_t n = 0;
  while (n < text.size() && n < max && text[n] >= '0' && text[n] <= '9') ++n;
  if (n < min) return std::nullopt;
  int value = 0;
  std::from_chars(text.data(), text.data() + n, value);
  text.remove_prefix(n);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

Date::Date(int year, unsigned month, unsigned day) {
  auto date = from_parts(year, month, day);
  check(date.has_value(), "the day must exist");
  *this = *date;
}

std::optional<Date> Date::from_parts(int year, unsigned month, unsigned day) {
  year_month_day ymd{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (year < 1 || year > 9999 || !ymd.ok()) return std::nullopt;
  return Date(sys_days(ymd));
}

std::optional<Date> Date::parse_iso(std::string_view text) {
  auto y = take_number(text, 4, 4);
  if (!y || !take(text, '-')) return std::nullopt;
  auto m = take_number(text, 2, 2);
  if (!m || !take(text, '-')) return std::nullopt;
  auto d = take_number(text, 2, 2);
  if (!d || !text.empty()) return std::nullopt;
  return from_parts(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
}

std::optional<Date> Date::parse(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (auto iso = parse_iso(text)) return iso;
  auto d = take_number(text, 1, 2);
  if (!d || text.empty()) return std::nullopt;
  char separator = text.front();
  if (separator != '/' && separator != '-' && separator != '.') return std::nullopt;
  text.remove_prefix(1);
  auto m = take_number(text, 1, 2);
  if (!m || !take(text, separator)) return std::nullopt;
  auto y = take_number(text, 4, 4);
  if (!y || !text.empty()) return std::nullopt;
  return from_parts(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
}

std::string Date::iso() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }
std::string Date::vietnamese() const { return fmt::format("{:02}/{:02}/{:04}", day(), month(), year()); }
int Date::year() const { return static_cast<int>(parts(days_).year()); }
unsigned Date::month() const { return static_cast<unsigned>(parts(days_).month()); }
unsigned Date::day() const { return static_cast<unsigned>(parts(days_).day()); }
unsigned Date::weekday() const { return std::chrono::weekday(days_).iso_encoding(); }

std::string PartialDate::iso() const {
  if (month == 0) return fmt::format("{:04}", year);
  if (day == 0) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::optional<PartialDate> PartialDate::parse_iso(std::string_view text) {
  auto y = take_number(text, 4, 4);
  if (!y || *y == 0) return std::nullopt;
  PartialDate date{*y};
  if (text.empty()) return date;
  if (!take(text, '-')) return std::nullopt;
  auto m = take_number(text, 2, 2);
  if (!m || *m < 1 || *m > 12) return std::nullopt;
  date.month = static_cast<unsigned>(*m);
  if (text.empty()) return date;
  if (!take(text, '-')) return std::nullopt;
  auto d = take_number(text, 2, 2);
  if (!d || *d < 1 || !text.empty()) return std::nullopt;
  date.day = static_cast<unsigned>(*d);
  if (!date.whole()) return std::nullopt;
  return date;
}

std::optional<Date> PartialDate::whole() const {
  return month == 0 || day == 0 ? std::nullopt : Date::from_parts(year, month, day);
}

Date Instant::date() const { return Date(sys_days(days(floor_div(micros + vietnam_offset, micros_per_day)))); }

int Instant::minute_of_day() const {
  std::int64_t local = micros + vietnam_offset;
  std::int64_t in_day = local - floor_div(local, micros_per_day) * micros_per_day;
  return static_cast<int>(in_day / (60 * micros_per_second));
}

std::string Instant::iso() const {
  std::int64_t local = micros + vietnam_offset;
  std::int64_t seconds = (local - floor_div(local, micros_per_day) * micros_per_day) / micros_per_second;
  return fmt::format("{}T{:02}:{:02}:{:02}+07:00", date().iso(), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string Instant::vietnamese() const {
  int minute = minute_of_day();
  return fmt::format("{} {:02}:{:02}", date().vietnamese(), minute / 60, minute % 60);
}

std::optional<Instant> Instant::parse_iso(std::string_view text) {
  if (text.size() < 10) return std::nullopt;
  auto date = Date::parse_iso(text.substr(0, 10));
  if (!date) return std::nullopt;
  text.remove_prefix(10);
  if (text.empty()) return at(*date, 0, 0);
  if (!take(text, 'T') && !take(text, ' ')) return std::nullopt;
  auto hour = take_number(text, 2, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  auto minute = take_number(text, 2, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  if (take(text, ':')) {
    auto s = take_number(text, 2, 2);
    if (!s || *s > 59) return std::nullopt;
    second = *s;
    if (take(text, '.')) {
      if (!take_number(text, 1, 9)) return std::nullopt;
    }
  }
  Instant result = at(*date, *hour, *minute, second);
  if (text.empty()) return result;
  std::int64_t offset = 0;
  if (text != "Z") {
    bool west = text.front() == '-';
    if (!west && text.front() != '+') return std::nullopt;
    text.remove_prefix(1);
    auto h = take_number(text, 2, 2);
    if (!h || *h > 14) return std::nullopt;
    take(text, ':');
    auto m = take_number(text, 2, 2);
    if (!m || *m > 59 || !text.empty()) return std::nullopt;
    offset = (*h * 3600 + *m * 60) * micros_per_second * (west ? -1 : 1);
  }
  return Instant{result.micros + vietnam_offset - offset};
}

Instant Instant::at(Date date, int hour, int minute, int second) {
  return {date.days_since_epoch() * micros_per_day + (hour * 3600LL + minute * 60LL + second) * micros_per_second -
          vietnam_offset};
}

Instant SystemClock::now() const {
  return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

TrainingClock::TrainingClock(Instant start, Pace pace) : start_(start), started_at_(SystemClock().now()), pace_(pace) {}

Instant TrainingClock::now() const {
  if (pace_ == Pace::Standing) return start_;
  return {start_.micros + SystemClock().now().micros - started_at_.micros};
}

}  // namespace vx
