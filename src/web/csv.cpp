#include "web/csv.h"

#include "base/text.h"

namespace vx {
namespace {

/// UTF-16 (with its byte order mark) as UTF-8.
std::string from_utf16(std::string_view bytes, bool big_endian) {
  auto unit = [&](std::size_t at) {
    auto a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? a << 8 | b : b << 8 | a);
  };
  std::string out;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size()) {
      char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    append_utf8(out, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c);
  }
  return out;
}

std::string as_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), false);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), true);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return std::string(bytes);
}

/// The separator that stands most often outside quotes in the first line.
char find_separator(std::string_view text) {
  std::array<int, 3> counts{};
  constexpr std::string_view separators = ",;\t";
  bool quoted = false;
  for (char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    if (std::size_t at = separators.find(c); at != std::string_view::npos) ++counts[at];
  }
  return separators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

/// A spreadsheet would compute it; write_csv puts an apostrophe before it, read_csv takes that off again.
bool looks_like_formula(std::string_view cell) {
  if (cell.empty() || !std::string_view("=+-@\t\r").contains(cell[0])) return false;
  return cell[0] != '-' || cell.size() < 2 || cell.find_first_not_of("0123456789.,", 1) != std::string_view::npos;
}

class CsvReader {
 public:
  CsvReader(std::string_view text, const SpreadsheetLimits& limits)
      : text_(text), limits_(limits), separator_(find_separator(text)) {}

  std::expected<Sheet, Refusal> read() {
    Sheet sheet;
    while (at_ < text_.size()) {
      if (sheet.rows.size() >= limits_.rows_max)
        return std::unexpected(Refusal{"spreadsheet.too_many_rows", {{"max", std::to_string(limits_.rows_max)}}});
      std::vector<std::string>& row = sheet.rows.emplace_back();
      do {
        if (row.size() >= limits_.columns_max)
          return std::unexpected(
              Refusal{"spreadsheet.too_many_columns",
                      {{"row", std::to_string(sheet.rows.size())}, {"max", std::to_string(limits_.columns_max)}}});
        row.push_back(cell());
      } while (take(separator_));
      take('\r');
      take('\n');
    }
    return sheet;
  }

 private:
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  std::string cell() {
    std::string value;
    if (take('"')) {
      while (at_ < text_.size()) {
        char c = text_[at_++];
        if (c == '"' && !take('"')) break;
        value += c;
      }
    }
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r')
      value += text_[at_++];
    std::erase(value, '\0');
    if (value.starts_with('\'') && looks_like_formula(std::string_view(value).substr(1))) value.erase(0, 1);
    return is_utf8(value) ? value : to_nfc(value);
  }

  std::string_view text_;
  const SpreadsheetLimits& limits_;
  char separator_;
  std::size_t at_ = 0;
};

}  // namespace

std::expected<Sheet, Refusal> read_csv(std::string_view bytes, const SpreadsheetLimits& limits) {
  std::string text = as_utf8(bytes);
  return CsvReader(text, limits).read();
}

std::string write_csv(const std::vector<std::vector<std::string>>& rows) {
  std::string out = "\xEF\xBB\xBF";
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      std::string cell = looks_like_formula(row[i]) ? "'" + row[i] : row[i];
      bool quote = cell.find_first_of(",;\"\n\r\t'") != std::string::npos || cell != trim(cell);
      if (!quote) {
        out += cell;
        continue;
      }
      out += '"';
      for (char c : cell) {
        if (c == '"') out += '"';
        out += c;
      }
      out += '"';
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace vx
