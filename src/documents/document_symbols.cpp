#include "documents/document_symbols.h"

#include "base/text.h"
#include "documents/administrative_terms.h"
#include "documents/dates_in_text.h"

namespace vx {
namespace {

/// Abbreviations of agencies that contain a Đ.
constexpr std::string_view agency_abbreviations[] = {
    "SKHĐT",  "SKH&ĐT",  "SGDĐT",    "SGD&ĐT",   "GDĐT",   "GD&ĐT",   "BGDĐT",   "BGD&ĐT",  "PGDĐT",
    "PGD&ĐT", "SLĐTBXH", "SLĐTB&XH", "SLĐ-TBXH", "LĐTBXH", "BLĐTBXH", "LĐTB&XH", "PLĐTBXH", "HĐND",
    "TĐKT",   "HĐTĐKT",  "BTĐKT",    "BCĐ",      "BCĐQG",  "CĐN",     "CĐ",      "LĐLĐ",    "TLĐ",
    "HĐTV",   "HĐKHCN",  "BQLDA",    "ĐU",       "ĐTN",    "TĐTN",    "ĐHQG",    "ĐH",      "CĐYT",
    "ĐKTT",   "HĐ",      "ĐKT",      "BKHĐT",    "KHĐT",   "ĐTNCS",   "TĐ",      "LĐ",      "CĐGD",
    "CĐCS",   "HĐNDTP",  "VPĐP",     "SĐ",       "ĐĐBQH",  "ĐBQH",    "QLĐT",    "VPĐK"};

std::string without_marks_of_d(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = next_code_point(text, i);
    append_utf8(out, c == U'Đ' ? U'D' : c);
  }
  return out;
}

std::string restore_group(std::string_view group, bool is_first) {
  if (group.find("Đ") != std::string_view::npos) return std::string(group);
  if (is_first) {
    if (find_kind_by_abbreviation(group)) return std::string(group);
    for (const DocumentKind& kind : document_kinds())
      if (!kind.abbreviation.empty() && without_marks_of_d(kind.abbreviation) == group)
        return std::string(kind.abbreviation);
  }
  for (std::string_view known : agency_abbreviations)
    if (without_marks_of_d(known) == group) return std::string(known);
  return std::string(group);
}

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

std::optional<SymbolHit> read_symbol(const SourceText& text, std::size_t at, std::size_t end) {
  SymbolHit hit{.start = at};
  std::size_t capitals = 0;
  std::size_t groups = 0;
  auto white = [&](std::size_t i) { return i < end && (text.letters[i] == ' ' || text.letters[i] == '\n'); };
  for (;;) {
    std::size_t start = at;
    std::string group;
    std::size_t group_capitals = 0;
    std::size_t smalls = 0;
    for (; at < end; ++at) {
      char c = text.letters[at];
      std::string_view original = text.original(at, at + 1);
      if (original == "§") continue;  // OCR's second view of an S
      bool digit = c >= '0' && c <= '9';
      if (!is_small_letter(c) && !digit && c != '&' && c != '.') break;
      if (c == '.' && !(at + 1 < end && text.is_upper(at + 1))) break;
      if (at == start && !text.is_upper(at)) break;
      if (text.is_upper(at))
        ++group_capitals;
      else if (is_small_letter(c) && ++smalls > 4)
        break;
      group += original == "Ð" || original == "Ɖ" ? "Đ" : std::string(original);
    }
    bool is_word = smalls > 2 && group_capitals < 2;  // "-Tài" is not part of a symbol
    if (group.empty() || is_word) {
      if (groups == 0) return std::nullopt;
      break;
    }
    hit.symbol += group;
    hit.end = at;
    capitals += group_capitals;
    ++groups;
    std::size_t next = at;
    bool space_before = white(next);
    if (space_before) ++next;
    if (next >= end || (text.letters[next] != '-' && text.letters[next] != '/')) break;
    bool party = text.letters[next] == '/';
    if (party && (groups > 1 || space_before)) break;
    ++next;
    bool space_after = white(next);
    if (space_after) ++next;
    if (next < end && text.original(next, next + 1) == "§") ++next;
    if (next >= end || !text.is_upper(next)) break;
    std::size_t more = next;
    while (more < end && text.is_upper(more)) ++more;
    if (space_before && space_after && (more - next < 2 || (more < end && is_small_letter(text.letters[more])))) break;
    if (groups >= 5) break;
    hit.symbol += party ? '/' : '-';
    hit.is_party = hit.is_party || party;
    at = next;
  }
  while (hit.symbol.ends_with('-') || hit.symbol.ends_with('/')) hit.symbol.pop_back();
  if (capitals < 2) return std::nullopt;
  return hit;
}

std::string restore_symbol(std::string_view symbol) {
  std::string out;
  bool first = true;
  for (std::size_t start = 0; start <= symbol.size();) {
    std::size_t end = std::min(symbol.find_first_of("-/", start), symbol.size());
    out += restore_group(symbol.substr(start, end - start), first);
    if (end < symbol.size()) out += symbol[end];
    first = false;
    start = end + 1;
  }
  return out;
}

std::string restore_number(std::string_view letters) {
  std::string out;
  bool true_digit = false;
  for (char c : letters) {
    if (c == ' ' || c == '\'' || c == '"' || c == '_' || c == '.' || c == ',' || c == '\t' || c == '\n' || c == ':' ||
        c == '-')
      continue;
    char digit = digit_of(c);
    if (!digit) return {};
    if (c >= '0' && c <= '9') true_digit = true;
    out.push_back(digit);
  }
  if (out.size() > 5) return {};
  return true_digit ? out : std::string();
}

}  // namespace vx
