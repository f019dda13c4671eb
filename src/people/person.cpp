#include "people/person.h"

#include "base/text.h"

namespace vx {
namespace {

constexpr std::string_view sexes[] = {"", "male", "female", "other"};
constexpr std::string_view states[] = {"active", "left", "merged"};

template <class Enum>
std::optional<Enum> find_code(std::span<const std::string_view> codes, std::string_view code) {
  auto found = std::ranges::find(codes, code);
  return found == codes.end() ? std::nullopt : std::optional(static_cast<Enum>(found - codes.begin()));
}

/// The digits, if there is nothing else but spaces, dots, dashes and brackets.
std::optional<std::string> digits_of(std::string_view text) {
  std::string digits;
  for (char c : text)
    if (c >= '0' && c <= '9')
      digits += c;
    else if (std::string_view(" .-()\t").find(c) == std::string_view::npos)
      return std::nullopt;
  return digits;
}

std::optional<int> number_of(std::string_view text, std::size_t digits_max) {
  if (text.empty() || text.size() > digits_max || text.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  int value = 0;
  for (char c : text) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

std::string_view code_of(Sex sex) { return sexes[static_cast<std::size_t>(sex)]; }
std::optional<Sex> sex_of(std::string_view code) { return find_code<Sex>(sexes, code); }
std::span<const std::string_view> sex_codes() { return sexes; }

std::string_view code_of(PersonState state) { return states[static_cast<std::size_t>(state)]; }
std::optional<PersonState> person_state_of(std::string_view code) { return find_code<PersonState>(states, code); }
std::span<const std::string_view> person_state_codes() { return states; }

std::optional<std::string> parse_phone(std::string_view typed) {
  std::string_view text = trim(typed);
  const bool is_international = text.starts_with('+');
  if (is_international) text.remove_prefix(1);
  auto digits = digits_of(text);
  if (!digits) return std::nullopt;
  std::string number = *digits;
  if (number.starts_with("84") && (is_international || number.size() >= 11))
    number = "0" + number.substr(2);
  else if (is_international)
    return std::nullopt;
  // A spreadsheet that took the number for a number dropped the zero.
  if (number.size() == 9 && number[0] != '0') number = "0" + number;
  if (number.starts_with("00") || !number.starts_with('0') || number.size() < 10 || number.size() > 11)
    return std::nullopt;
  return number;
}

std::optional<std::string> parse_id_number(std::string_view typed) {
  auto digits = digits_of(trim(typed));
  if (!digits || (digits->size() != 9 && digits->size() != 12)) return std::nullopt;
  return digits;
}

std::optional<PartialDate> parse_birth_date(std::string_view typed, Date today) {
  std::string_view text = trim(typed);
  PartialDate date;
  if (auto whole = Date::parse(text)) {
    date = {whole->year(), whole->month(), whole->day()};
  } else if (auto partial = PartialDate::parse_iso(text)) {
    date = *partial;
  } else {
    std::size_t mark = text.find_first_of("/-.");
    auto year = number_of(mark == std::string_view::npos ? text : text.substr(mark + 1), 4);
    auto month = mark == std::string_view::npos ? std::optional(0) : number_of(text.substr(0, mark), 2);
    if (!year || !month || (mark != std::string_view::npos && (*month < 1 || *month > 12))) return std::nullopt;
    date = {*year, static_cast<unsigned>(*month), 0};
  }
  if (date.year < 1900 || PartialDate{today.year(), today.month(), today.day()} < date) return std::nullopt;
  return date;
}

std::optional<std::string> parse_email(std::string_view typed) {
  std::string text = lower(trim(typed));
  std::size_t at = text.find('@');
  if (at == std::string::npos || at == 0 || text.find('@', at + 1) != std::string::npos) return std::nullopt;
  std::string_view host = std::string_view(text).substr(at + 1);
  const bool is_plain =
      std::ranges::all_of(text, [](char c) { return c > ' ' && c < 127 && c != ',' && c != ';' && c != '<'; });
  if (!is_plain || !host.contains('.') || host.starts_with('.') || host.ends_with('.')) return std::nullopt;
  return text;
}

}  // namespace vx
