#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vx {

/// A calendar day in Vietnam. The day zero is 1970-01-01.
class Date {
 public:
  constexpr Date() = default;
  constexpr explicit Date(std::chrono::sys_days days) : days_(days) {}
  /// The day must exist (checked).
  Date(int year, unsigned month, unsigned day);
  /// Nothing if there is no such day.
  static std::optional<Date> from_parts(int year, unsigned month, unsigned day);
  /// "2021-09-24".
  static std::optional<Date> parse_iso(std::string_view text);
  /// What people type: "24/9/2021", "24/09/2021", "24-9-2021", "24.9.2021" or ISO.
  static std::optional<Date> parse(std::string_view text);

  [[nodiscard]] std::string iso() const;
  /// "24/09/2021".
  [[nodiscard]] std::string vietnamese() const;
  [[nodiscard]] int year() const;
  [[nodiscard]] unsigned month() const;
  [[nodiscard]] unsigned day() const;
  /// 1 Monday … 7 Sunday.
  [[nodiscard]] unsigned weekday() const;
  [[nodiscard]] constexpr std::int64_t days_since_epoch() const { return days_.time_since_epoch().count(); }
  [[nodiscard]] constexpr Date plus_days(int days) const { return Date(days_ + std::chrono::days(days)); }
  friend constexpr int operator-(Date a, Date b) { return static_cast<int>((a.days_ - b.days_).count()); }
  constexpr auto operator<=>(const Date&) const = default;

 private:
  std::chrono::sys_days days_{};
};

/// A date as a document gives it; a copy may leave the day blank: "ngày  tháng 9 năm 2021" (R108).
struct PartialDate {
  int year = 0;
  unsigned month = 0;  ///< 0 = not given
  unsigned day = 0;    ///< 0 = not given

  /// "2021-09-24", "2021-09" or "2021".
  [[nodiscard]] std::string iso() const;
  static std::optional<PartialDate> parse_iso(std::string_view text);
  [[nodiscard]] std::optional<Date> whole() const;
  auto operator<=>(const PartialDate&) const = default;
};

/// A moment, in microseconds of UTC since 1970.
struct Instant {
  std::int64_t micros = 0;

  /// The day in Vietnam (UTC+7, no summer time).
  [[nodiscard]] Date date() const;
  /// Minutes since midnight in Vietnam, 0–1439.
  [[nodiscard]] int minute_of_day() const;
  /// "2021-09-24T14:59:00+07:00" (seconds; fractions are cut off).
  [[nodiscard]] std::string iso() const;
  /// "24/09/2021 14:59".
  [[nodiscard]] std::string vietnamese() const;
  /// ISO 8601 with an offset or Z; without either the time is Vietnamese.
  static std::optional<Instant> parse_iso(std::string_view text);
  static Instant at(Date date, int hour, int minute, int second = 0);
  [[nodiscard]] constexpr Instant plus_seconds(std::int64_t seconds) const { return {micros + seconds * 1'000'000}; }
  constexpr auto operator<=>(const Instant&) const = default;
};

}  // namespace vx
