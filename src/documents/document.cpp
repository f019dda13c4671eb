#include "documents/document.h"

#include "base/check.h"
#include "base/text.h"

namespace vx {

namespace {

constexpr std::array<std::pair<DocumentState, std::string_view>, 3> states{{
    {DocumentState::Cited, "cited"},
    {DocumentState::Received, "received"},
    {DocumentState::Confirmed, "confirmed"},
}};
constexpr std::array<std::pair<CitationRelation, std::string_view>, 4> relations{{
    {CitationRelation::CarriesOut, "carries_out"},
    {CitationRelation::Continues, "continues"},
    {CitationRelation::TiedTo, "tied_to"},
    {CitationRelation::Cites, "cites"},
}};

template <class Table, class Value>
std::string_view find_code(const Table& table, Value value) {
  for (const auto& [known, code] : table)
    if (known == value) return code;
  check(false, "an enumerator has no code");
  return {};
}
template <class Value, std::size_t size>
std::optional<Value> find_value(const std::array<std::pair<Value, std::string_view>, size>& table,
                                std::string_view code) {
  for (const auto& [value, known] : table)
    if (known == code) return value;
  return std::nullopt;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The four digits before a '/' at the beginning, if they are a year.
std::optional<int> leading_year(std::string_view symbol) {
  if (symbol.size() < 5 || !std::all_of(symbol.begin(), symbol.begin() + 4, is_digit)) return std::nullopt;
  if (trim(symbol.substr(4)).front() != '/') return std::nullopt;
  int year = 0;
  for (char c : symbol.substr(0, 4)) year = year * 10 + (c - '0');
  return year >= 1900 && year <= 2100 ? std::optional(year) : std::nullopt;
}

}  // namespace

std::string_view code_of(DocumentState state) { return find_code(states, state); }
std::optional<DocumentState> parse_document_state(std::string_view code) { return find_value(states, code); }
std::string_view code_of(CitationRelation relation) { return find_code(relations, relation); }
std::optional<CitationRelation> parse_citation_relation(std::string_view code) { return find_value(relations, code); }

DocumentNumber parse_document_number(std::string_view text) {
  text = trim(text);
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  // "12a/KH-UBND": a letter belongs to the number if nothing but the separator follows.
  if (end > 0 && end + 1 < text.size() && is_letter(text[end])) {
    std::string_view rest = trim(text.substr(end + 1));
    if (rest.starts_with('/')) ++end;
  }
  std::string_view symbol = trim(text.substr(end));
  while (!symbol.empty() && (symbol.front() == '/' || symbol.front() == '-' || symbol.front() == ' '))
    symbol.remove_prefix(1);
  if (text.starts_with("…")) symbol = trim(text.substr(text.find('/') == text.npos ? text.size() : text.find('/') + 1));
  return {std::string(text.substr(0, end)), squeeze(symbol)};
}

std::string written_number(std::string_view number, std::string_view symbol) {
  if (symbol.empty()) return std::string(number);
  const bool is_party = symbol.find('/') != symbol.npos && !leading_year(symbol);
  return fmt::format("{}{}{}", number.empty() ? "…" : number, is_party ? "-" : "/", symbol);
}

std::string number_key(std::string_view number) {
  std::string key;
  for (char c : fold(number))
    if (is_digit(c) || is_letter(c)) key += c;
  const std::size_t first = key.find_first_not_of('0');
  return first == key.npos ? std::string(key.empty() ? "" : "0") : key.substr(first);
}

std::string symbol_key(std::string_view symbol) {
  symbol = trim(symbol);
  if (leading_year(symbol)) symbol = symbol.substr(symbol.find('/') + 1);
  std::string key;
  const std::string folded = fold(symbol);
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t letter = next_code_point(folded, at);
    if (letter >= U'‐' && letter <= U'―') {  // the dashes of typography
      key += '-';
    } else if (letter > U' ' && letter < 0x7f) {
      key += static_cast<char>(letter);
    } else if (letter >= 0xa1) {
      append_utf8(key, letter);
    }
  }
  return key;
}

std::optional<int> year_in_symbol(std::string_view symbol) { return leading_year(trim(symbol)); }

bool may_be_same_date(const PartialDate& a, const PartialDate& b) {
  if (a.year != b.year) return false;
  if (a.month == 0 || b.month == 0) return true;
  if (a.month != b.month) return false;
  return a.day == 0 || b.day == 0 || a.day == b.day;
}

}  // namespace vx
