#include "web/xlsx_format.h"

#include <charconv>
#include <cmath>

#include "base/date.h"
#include "base/text.h"

namespace vx {
namespace {

std::optional<double> parse_double(std::string_view text) {
  double value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string clock_time(std::int64_t seconds) {
  std::string text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0) text += fmt::format(":{:02}", seconds % 60);
  return text;
}

/// Days since 1970 of a serial day; the workbook's calendar of 1900 has a 29 February that never was (serial 60).
std::optional<std::int64_t> days_of_serial(std::int64_t serial, bool epoch_1904) {
  constexpr std::int64_t day_1899_12_30 = -25'569, day_1904_01_01 = -24'107;
  constexpr std::int64_t serial_max = 2'958'465;  // 31 December 9999
  if (serial < 0 || serial > serial_max) return std::nullopt;
  if (epoch_1904) return serial + day_1904_01_01;
  if (serial == 0 || serial == 60) return std::nullopt;
  return serial + day_1899_12_30 + (serial < 60 ? 1 : 0);
}

}  // namespace

NumberKind kind_of_format(std::string_view code) {
  bool has_day = false, has_time = false;
  for (std::size_t at = 0; at < code.size(); ++at) {
    char c = code[at];
    if (c == '"') {
      at = std::min(code.find('"', at + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '[') {
      std::size_t end = std::min(code.find(']', at), code.size());
      std::string_view inside = code.substr(at + 1, end - at - 1);
      if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) has_time = true;
      at = end;
    } else if (c == ';') {
      break;  // the part for negative numbers
    } else {
      has_day = has_day || c == 'd' || c == 'D' || c == 'y' || c == 'Y';
      has_time = has_time || c == 'h' || c == 'H' || c == 's' || c == 'S';
    }
  }
  // A month alone ("mmm") is a date too; "mm:ss" was seen as a time above.
  if (has_day) return NumberKind::Date;
  if (has_time) return NumberKind::Time;
  return code.contains("mmm") ? NumberKind::Date : NumberKind::Plain;
}

NumberKind kind_of_builtin_format(int id) {
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
    return NumberKind::Date;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return NumberKind::Time;
  return NumberKind::Plain;
}

std::string show_number(std::string_view stored, NumberKind kind, bool epoch_1904) {
  auto value = parse_double(stored);
  if (!value) return std::string(stored);
  if (kind == NumberKind::Plain || *value < 0 || *value >= 3'000'000) {
    if (std::abs(*value) < 1e15) {
      std::string fixed = fmt::format("{:.15g}", *value);
      return fixed.contains('e') ? std::string(stored) : fixed;
    }
    return std::string(stored);
  }
  auto day = static_cast<std::int64_t>(std::floor(*value));
  std::int64_t seconds = std::llround((*value - static_cast<double>(day)) * 86'400);
  if (seconds == 86'400) {
    ++day;
    seconds = 0;
  }
  if (kind == NumberKind::Time) return clock_time(day * 86'400 + seconds);
  auto days = days_of_serial(day, epoch_1904);
  if (!days) return std::string(stored);
  std::string shown = Date(std::chrono::sys_days(std::chrono::days(*days))).iso();
  return seconds == 0 ? shown : shown + " " + clock_time(seconds);
}

std::string decode_escapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned code = 0;
    if (text.substr(at).starts_with("_x") && text.size() - at >= 7 && text[at + 6] == '_' &&
        std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16).ptr == text.data() + at + 6 &&
        code != 0 && (code < 0xD800 || code >= 0xE000)) {
      append_utf8(out, code);
      at += 6;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::optional<std::size_t> column_of_reference(std::string_view reference) {
  std::size_t column = 0, letters = 0;
  while (letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z')
    column = column * 26 + static_cast<std::size_t>(reference[letters++] - 'A' + 1);
  if (letters == 0 || letters > 3) return std::nullopt;
  return column - 1;
}

}  // namespace vx
