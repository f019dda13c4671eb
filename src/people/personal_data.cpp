#include "people/personal_data.h"

#include <charconv>

#include "base/check.h"
#include "embedded/personal_data_rules.h"
#include "web/csv.h"

namespace vx {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// A rule file without its head.
Rows read_rules(std::string_view name) {
  for (const EmbeddedFile& file : embedded::personal_data_rules())
    if (file.path.ends_with(name)) {
      auto sheet = read_csv(file.bytes, {});
      check(sheet && sheet->rows.size() > 1, "a rule file cannot be read");
      sheet->rows.erase(sheet->rows.begin());
      return std::move(sheet->rows);
    }
  check(false, "a rule file is missing");
  return {};
}

bool holds_on(const std::string& from, const std::string& to, Date day) {
  auto first = Date::parse_iso(from);
  auto last = Date::parse_iso(to);
  check(first.has_value(), "a rule needs the day from which it holds");
  return *first <= day && (!last || day < *last);
}

int number_of(const std::string& text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_holiday(Date day) {
  const auto is = [&](unsigned d, unsigned m) { return day.day() == d && day.month() == m; };
  return day.weekday() > 5 || is(1, 1) || is(30, 4) || is(1, 5) || is(2, 9);
}

}  // namespace

std::vector<FieldBasis> list_field_bases(Date day) {
  static const Rows rows = read_rules("personal_data_fields.csv");
  std::vector<FieldBasis> bases;
  for (const auto& row : rows) {
    check(row.size() >= 7, "a line of personal_data_fields.csv is too short");
    if (holds_on(row[4], row[5], day)) bases.push_back({row[0], row[1] == "yes", row[2], row[3], row[6] == "yes"});
  }
  return bases;
}

RequestDeadline find_request_deadline(std::string_view request, Instant asked) {
  static const Rows rows = read_rules("personal_data_requests.csv");
  for (const auto& row : rows) {
    check(row.size() >= 7, "a line of personal_data_requests.csv is too short");
    if (row[0] != request || !holds_on(row[4], row[5], asked.date())) continue;
    const int amount = number_of(row[1]);
    const Instant due =
        row[2] == "hours" ? asked.plus_seconds(std::int64_t{amount} * 3600) : add_working_days(asked, amount);
    return {due, row[3], row[6] == "yes"};
  }
  return {add_working_days(asked, 2), "", false};
}

Instant add_working_days(Instant from, int days) {
  Date day = from.date();
  while (days > 0) {
    day = day.plus_days(1);
    if (!is_holiday(day)) --days;
  }
  return Instant::at(day, 17, 0);
}

}  // namespace vx
