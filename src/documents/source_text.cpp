#include "documents/source_text.h"

#include "base/text.h"

namespace vx {
namespace {

constexpr int wide_gap_columns = 4;

bool is_white(char32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x3000 ||
         c == 0xFEFF;
}

/// Signs that stand for a letter in OCR, or for plain punctuation in print.
char punctuation_letter(char32_t c) {
  switch (c) {
    case U'“':
    case U'”':
    case U'„':
    case U'«':
    case U'»':
    case U'″':
      return '"';
    case U'‘':
    case U'’':
    case U'′':
    case U'`':
      return '\'';
    case U'–':
    case U'—':
    case U'−':
    case U'‐':
    case U'‑':
    case U'¬':
    case U'¯':
      return '-';
    case U'•':
    case U'●':
    case U'▪':
    case U'·':
    case U'◦':
    case U'\uf0b7':
    case U'¨':
    case U'\uf02d':
      return '-';
    case U'¢':
    case U'©':
    case U'°':
    case U'ø':
    case U'º':
      return 'o';
    case U'€':
      return 'e';
    case U'§':
      return 's';
    case U'¡':
      return 'i';
    case U'…':
      return '.';
    case U'ð':
    case U'Ð':
    case U'Ɖ':
      return 'd';
    default:
      return '\x01';
  }
}

}  // namespace

bool is_capital(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c < 0x100) return c >= 0xC0 && c <= 0xDE && c != 0xD7;
  if (c == U'Ơ') return true;
  if (c == U'Ư') return true;
  if (c == U'ơ' || c == U'ư') return false;
  return (c < 0x180 || (c >= 0x1EA0 && c < 0x1EFA)) && c % 2 == 0;
}

std::string lower_letters(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = next_code_point(text, i);
    if (is_capital(c)) c += c < 0x100 ? 32 : 1;
    append_utf8(out, c);
  }
  return out;
}

char reading_letter(char32_t c) {
  if (c >= 0x80) c = fold(c);
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
  if (c < 0x20) return '\x01';
  return c < 0x7F ? static_cast<char>(c) : punctuation_letter(c);
}

std::string reading_letters(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = next_code_point(text, i);
    if (!is_white(c) && c != '\n' && c != '\f') {
      out.push_back(reading_letter(c));
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string without_marks(std::string_view text) {
  std::string kept(text);
  auto drop = [&](std::string_view mark) {
    for (std::size_t i = kept.find(mark); i != std::string::npos; i = kept.find(mark, i))
      kept.replace(i, mark.size(), mark.size() > 2 ? " " : "");
  };
  drop("*Handwritten signature*"), drop("*Chữ ký tay*"), drop("**"), drop("__");
  std::string out = squeeze(kept);
  if (out.starts_with("* ")) out.erase(0, 2);
  while (out.ends_with('|') || out.ends_with(' ')) out.pop_back();
  return out;
}

SourceText::SourceText(std::string_view source) : source_(source) {
  letters.reserve(source.size());
  for (std::size_t i = 0; i < source.size();) {
    std::size_t start = i;
    int columns = 0;
    bool ends_line = false;
    char32_t c = 0;
    while (i < source.size()) {  // a run of white space
      std::size_t before = i;
      c = next_code_point(source, i);
      if (c == '\n' || c == '\f') {
        ends_line = true;
        append('\n', false, before);
      } else if (is_white(c)) {
        columns += c == '\t' ? 4 : 1;
      } else {
        i = before;
        break;
      }
    }
    if (i > start && !ends_line) append(columns >= wide_gap_columns ? '\t' : ' ', false, start);
    if (i >= source.size()) break;
    start = i;
    c = next_code_point(source, i);
    append(reading_letter(c), is_capital(c), start);
  }
  at_.push_back(static_cast<std::uint32_t>(source.size()));
  find_lines();
}

void SourceText::append(char letter, bool upper, std::size_t at) {
  letters.push_back(letter);
  upper_.push_back(upper);
  at_.push_back(static_cast<std::uint32_t>(at));
}

void SourceText::find_lines() {
  bool gap = true;
  for (std::size_t start = 0; start <= letters.size();) {
    std::size_t end = std::min(letters.find('\n', start), letters.size());
    std::size_t next = end + 1;
    auto white = [&](std::size_t i) { return letters[i] == ' ' || letters[i] == '\t'; };
    while (start < end && white(start)) ++start;
    while (end > start && white(end - 1)) --end;
    if (start < end) lines.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end), gap});
    gap = start == end;
    start = next;
  }
}

Span SourceText::place(std::size_t start, std::size_t end) const {
  if (start >= end) return {at_[start], at_[start]};
  std::size_t last = at_[end - 1];
  next_code_point(source_, last);
  return {at_[start], last};
}

std::string_view SourceText::original(std::size_t start, std::size_t end) const {
  Span span = place(start, end);
  return source_.substr(span.start, span.end - span.start);
}

std::string SourceText::value(std::size_t start, std::size_t end) const { return without_marks(original(start, end)); }

double SourceText::upper_share(std::size_t start, std::size_t end) const {
  std::size_t capitals = 0;
  std::size_t all = 0;
  for (std::size_t i = start; i < end; ++i) {
    if (letters[i] < 'a' || letters[i] > 'z') continue;
    ++all;
    if (upper_[i]) ++capitals;
  }
  return all == 0 ? 0 : static_cast<double>(capitals) / static_cast<double>(all);
}

std::size_t SourceText::line_of(std::size_t i) const {
  auto line =
      std::lower_bound(lines.begin(), lines.end(), i, [](const TextLine& l, std::size_t at) { return l.end <= at; });
  return static_cast<std::size_t>(line - lines.begin());
}

}  // namespace vx
