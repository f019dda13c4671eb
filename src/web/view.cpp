#include "web/view.h"

#include <cmath>

#include "web/texts.h"

namespace vx {
namespace {

/// `digits` with a separator between groups of three.
std::string grouped(std::string_view digits, char separator) {
  std::string out;
  out.reserve(digits.size() + digits.size() / 3);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out.push_back(separator);
    out.push_back(digits[i]);
  }
  return out;
}

std::string two_digits(unsigned number) { return fmt::format("{:02}", number); }

}  // namespace

std::string View::t(std::string_view key) const { return std::string(find_text(locale, key)); }

std::string View::t(std::string_view key, std::initializer_list<TextArgument> arguments) const {
  return fill_in(find_text(locale, key), std::span(arguments.begin(), arguments.size()));
}

std::string View::n(std::string_view key, std::int64_t count, std::initializer_list<TextArgument> arguments) const {
  std::size_t form = locale == Locale::English && count != 1 ? 1 : 0;
  std::string shown = number(count);
  std::vector<TextArgument> all(arguments);
  all.emplace_back("count", shown);
  return fill_in(catalogue(locale).find_form(key, form).value_or(key), all);
}

std::string View::t(const Refusal& refusal) const {
  std::vector<TextArgument> arguments(refusal.arguments.begin(), refusal.arguments.end());
  return fill_in(find_text(locale, refusal.key), arguments);
}

std::string View::date(const PartialDate& date) const {
  if (auto whole = date.whole()) return this->date(*whole);
  std::string year = std::to_string(date.year);
  if (date.month == 0) return t("web.date_year", {{"year", year}});
  return t("web.date_month", {{"month", two_digits(date.month)}, {"year", year}});
}

std::string View::number(std::int64_t value) const {
  std::string digits = std::to_string(value);
  bool negative = value < 0;
  std::string out = grouped(std::string_view(digits).substr(negative ? 1 : 0), locale == Locale::English ? ',' : '.');
  return negative ? "-" + out : out;
}

std::string View::number(double value, int decimals) const {
  if (!std::isfinite(value)) return "–";
  std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  std::size_t point = std::min(digits.find('.'), digits.size());
  std::string out = grouped(std::string_view(digits).substr(0, point), locale == Locale::English ? ',' : '.');
  if (point < digits.size()) {
    out.push_back(locale == Locale::English ? '.' : ',');
    out.append(digits, point + 1);
  }
  bool is_zero = digits.find_first_not_of("0.") == std::string::npos;
  return value < 0 && !is_zero ? "-" + out : out;
}

}  // namespace vx
