#include "web/number.h"

#include <charconv>

namespace vx {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

/// "1.234.567" without its separators; nothing if the groups are not of three.
std::optional<std::string> ungrouped(std::string_view text, char separator) {
  std::string digits;
  bool first = true;
  while (true) {
    std::string_view group = text.substr(0, text.find(separator));
    if (!all_digits(group) || (first ? group.size() > 3 : group.size() != 3)) return std::nullopt;
    digits += group;
    first = false;
    if (group.size() == text.size()) return digits;
    text.remove_prefix(group.size() + 1);
  }
}

/// Spaces between groups, also the narrow and the no-break one, become points.
std::string without_spaces(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\u00a0")) {
      out.push_back('.');
      ++i;
    } else if (text.substr(i).starts_with("\u202f")) {
      out.push_back('.');
      i += 2;
    } else {
      out.push_back(text[i] == ' ' ? '.' : text[i]);
    }
  }
  return out;
}

template <class Number>
std::optional<Number> from_digits(const std::string& digits) {
  Number value{};
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// Takes the sign off the front: "-" if negative.
std::string take_sign(std::string_view& text) {
  if (text.starts_with('+')) return text.remove_prefix(1), "";
  if (text.starts_with('-')) return text.remove_prefix(1), "-";
  if (text.starts_with("\u2212")) return text.remove_prefix(3), "-";
  return "";
}

}  // namespace

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::string sign = take_sign(text);
  std::string plain = without_spaces(text);
  if (all_digits(plain)) return from_digits<std::int64_t>(sign + plain);
  for (char separator : {'.', ','})
    if (auto digits = ungrouped(plain, separator)) return from_digits<std::int64_t>(sign + *digits);
  return std::nullopt;
}

std::optional<double> parse_number(std::string_view text) {
  std::string sign = take_sign(text);
  std::string plain = without_spaces(text);
  std::size_t comma = plain.find(',');
  if (comma != std::string::npos) {  // 1.234,5
    std::string_view fraction = std::string_view(plain).substr(comma + 1);
    std::string_view whole = std::string_view(plain).substr(0, comma);
    auto digits = all_digits(whole) ? std::optional(std::string(whole)) : ungrouped(whole, '.');
    if (!digits || !all_digits(fraction)) return std::nullopt;
    return from_digits<double>(sign + *digits + "." + std::string(fraction));
  }
  if (all_digits(plain)) return from_digits<double>(sign + plain);
  if (auto digits = ungrouped(plain, '.')) return from_digits<double>(sign + *digits);
  std::size_t point = plain.find('.');  // 1234.5
  if (point == std::string::npos || !all_digits(std::string_view(plain).substr(0, point)) ||
      !all_digits(std::string_view(plain).substr(point + 1)))
    return std::nullopt;
  return from_digits<double>(sign + plain);
}

}  // namespace vx
