#include "documents/dates_in_text.h"

#include <algorithm>

#include "documents/likeness.h"

namespace vx {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr int earliest_year = 1945;
constexpr int latest_year = 2100;

/// A date that can be; parts that cannot are left out.
std::optional<PartialDate> make_date(int year, int month, int day) {
  if (year < earliest_year || year > latest_year) return std::nullopt;
  if (month < 1 || month > 12) return PartialDate{.year = year};
  auto m = static_cast<unsigned>(month);
  if (day < 1 || !Date::from_parts(year, m, static_cast<unsigned>(day))) return PartialDate{.year = year, .month = m};
  return PartialDate{.year = year, .month = m, .day = static_cast<unsigned>(day)};
}

/// Reads up to `most` digits at `at` and moves behind them.
std::optional<int> digits_at(std::string_view letters, std::size_t& at, std::size_t most) {
  std::size_t start = at;
  while (at < letters.size() && at - start < most &&
         (is_digit(letters[at]) || (digit_of(letters[at]) && letters[at] != ' ')))
    ++at;
  std::optional<int> number = read_number(letters.substr(start, at - start));
  if (!number) at = start;
  return number;
}

void skip_spaces(std::string_view letters, std::size_t& at) {
  while (at < letters.size() && (letters[at] == ' ' || letters[at] == '\n' || letters[at] == '\t')) ++at;
}

bool skip_separator(std::string_view letters, std::size_t& at) {
  std::size_t start = at;
  skip_spaces(letters, at);
  if (at >= letters.size() || (letters[at] != '/' && letters[at] != '.' && letters[at] != '-'))
    return at = start, false;
  ++at;
  skip_spaces(letters, at);
  return true;
}

}  // namespace

char digit_of(char letter) {
  switch (letter) {
    case 'l':
    case 'i':
    case '|':
    case '!':
    case '(':
    case 'j':
      return '1';
    case 'o':
    case 'q':
      return '0';
    case 's':
      return '5';
    case 'z':
      return '2';
    case 'b':
      return '8';
    default:
      return is_digit(letter) ? letter : '\0';
  }
}

std::optional<int> read_number(std::string_view letters) {
  if (letters.empty() || letters.size() > 6) return std::nullopt;
  int number = 0;
  for (char c : letters) {
    char digit = digit_of(c);
    if (!digit) return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

std::optional<DateHit> find_numeric_date(std::string_view letters) {
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (!is_digit(letters[i]) && !(digit_of(letters[i]) && i + 1 < letters.size() && is_digit(letters[i + 1])))
      continue;
    if (i > 0 && (is_digit(letters[i - 1]) || (letters[i - 1] >= 'a' && letters[i - 1] <= 'z'))) continue;
    std::size_t at = i;
    std::optional<int> day = digits_at(letters, at, 2);
    if (!day || !skip_separator(letters, at)) continue;
    std::optional<int> month = digits_at(letters, at, 2);
    if (!month || !skip_separator(letters, at)) continue;
    std::optional<int> year = digits_at(letters, at, 4);
    if (!year || (at < letters.size() && is_digit(letters[at]))) continue;
    std::optional<PartialDate> date = make_date(*year, *month, *day);
    if (date && date->day != 0) return DateHit{*date, i, at, 0.97};
  }
  return std::nullopt;
}

/// `word` as it stands, even glued to what follows, else what is like it.
std::optional<Hit> find_word(std::string_view letters, std::string_view word, double least) {
  std::size_t at = letters.find(word);
  std::optional<Hit> hit = find_like(letters, word, least);
  if (at != std::string_view::npos && (!hit || at <= hit->start)) return Hit{at, at + word.size(), 1};
  return hit;
}

/// The damaged word before a year, " ndm " of " ndm 2021".
std::optional<Hit> before_year(std::string_view letters) {
  for (std::size_t i = 2; i + 4 <= letters.size(); ++i) {
    std::string_view year = letters.substr(i, 4);
    if (!std::ranges::all_of(year, is_digit) || (!year.starts_with("19") && !year.starts_with("20"))) continue;
    std::size_t start = i;
    while (start > 0 && !is_digit(letters[start - 1]) && i - start < 6) --start;
    if (start == 0 || i - start < 3) return std::nullopt;
    return Hit{start, i, 0.7};
  }
  return std::nullopt;
}

std::optional<DateHit> find_worded_date(std::string_view letters) {
  std::size_t from = 0;
  while (std::optional<Hit> day_word = find_word(letters.substr(from), "ngay", 0.75)) {
    std::size_t start = from + day_word->start;
    std::size_t behind = from + day_word->end;
    from = behind;
    std::optional<Hit> month_word = find_word(letters.substr(behind, 24), "thang", 0.7);
    if (!month_word) continue;
    std::size_t after_month = behind + month_word->end;
    std::optional<Hit> year_word = find_word(letters.substr(after_month, 18), "nam", 0.7);
    if (!year_word) year_word = before_year(letters.substr(after_month, 18));
    if (!year_word) continue;
    auto number_in = [&](std::size_t at, std::size_t end) -> int {
      std::string kept;
      bool sure = true;
      for (; at < end; ++at) {
        char c = letters[at];
        if (c == ' ' || c == '\t' || c == '\n' || c == '.' || c == ',' || c == '-' || c == '_' || c == '\'' || c == '"')
          continue;
        if (digit_of(c))
          kept.push_back(c);
        else
          sure = false;
      }
      return sure && !kept.empty() && kept.size() <= 2 ? read_number(kept).value_or(0) : 0;
    };
    int day = number_in(behind, behind + month_word->start);
    int month = number_in(after_month, after_month + year_word->start);
    std::size_t at = after_month + year_word->end;
    skip_spaces(letters, at);
    std::optional<int> year = digits_at(letters, at, 4);
    std::optional<PartialDate> date = year ? make_date(*year, month, day) : std::nullopt;
    if (date) return DateHit{*date, start, at, date->day ? 0.97 : 0.8};
  }
  return std::nullopt;
}

std::optional<DateHit> find_date(std::string_view letters) {
  std::optional<DateHit> numeric = find_numeric_date(letters);
  std::optional<DateHit> worded = find_worded_date(numeric ? letters.substr(0, numeric->start) : letters);
  return worded ? worded : numeric;
}

std::optional<DateHit> find_month(std::string_view letters) {
  for (std::size_t i = letters.find("thang "); i != std::string_view::npos; i = letters.find("thang ", i + 1)) {
    std::size_t at = i + 6;
    std::optional<int> month = digits_at(letters, at, 2);
    if (!month) continue;
    skip_spaces(letters, at);
    if (letters.substr(at).starts_with("nam "))
      at += 4;
    else if (letters.substr(at).starts_with("/"))
      at += 1;
    else
      continue;
    std::optional<int> year = digits_at(letters, at, 4);
    std::optional<PartialDate> date = year ? make_date(*year, *month, 0) : std::nullopt;
    if (date && date->month) return DateHit{*date, i, at, 0.9};
  }
  return std::nullopt;
}

}  // namespace vx
