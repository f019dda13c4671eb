#include "documents/citation_reading.h"

#include "base/text.h"
#include "documents/dates_in_text.h"
#include "documents/document_symbols.h"
#include "documents/lexicon.h"
#include "documents/likeness.h"

namespace vx {
namespace {

constexpr std::size_t date_window = 90;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_white(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// A number with its symbol in running text: [start, end).
struct NumberHit {
  std::string number = {};
  std::size_t start = 0;
  std::size_t end = 0;
  double confidence = 0.95;
};

/// Back from `end` over a number and at most one space; its start, or `end` if none.
std::size_t number_start(const SourceText& text, std::size_t end) {
  std::size_t start = end;
  while (
      start > 0 && end - start < 6 &&
      (is_digit(text.letters[start - 1]) || (digit_of(text.letters[start - 1]) && !is_white(text.letters[start - 1]))))
    --start;
  bool any = false;
  for (std::size_t i = start; i < end; ++i) any = any || is_digit(text.letters[i]);
  if (!any || (start > 0 && is_letter(text.letters[start - 1]))) return end;
  return start;
}

/// "240/KH-UBND", "18/2020/QĐ-UBND", "06/2022/QH15" around the slash at `slash`.
std::optional<NumberHit> read_slashed(const SourceText& text, std::size_t slash) {
  std::size_t behind = slash + 1;
  while (behind < text.letters.size() && is_white(text.letters[behind]) && behind < slash + 3) ++behind;
  if (behind >= text.letters.size() || !text.is_upper(behind)) return std::nullopt;
  std::optional<SymbolHit> symbol = read_symbol(text, behind, std::min(text.letters.size(), behind + 40));
  if (!symbol || symbol->is_party) return std::nullopt;
  std::size_t end = slash;
  while (end > 0 && is_white(text.letters[end - 1]) && end + 2 > slash) --end;
  std::size_t start = number_start(text, end);
  if (start == end) return std::nullopt;
  std::string number = restore_number(text.folded(start, end));
  std::size_t before = start;
  if (before > 0 && text.letters[before - 1] == '/' && number.size() == 4) {
    std::size_t first = number_start(text, before - 1);
    if (first < before - 1) {
      number = restore_number(text.folded(first, before - 1)) + "/" + number;
      start = first;
    }
  }
  if (number.empty()) return std::nullopt;
  NumberHit hit{number + "/" + restore_symbol(symbol->symbol), start, symbol->end};
  bool compound = symbol->symbol.find('-') != std::string::npos || number.find('/') != std::string::npos;
  std::string_view before_number = text.folded(start > 8 ? start - 8 : 0, start);
  bool worded = find_like(before_number, "so", 0.7).has_value();
  if (!compound && !worded) return std::nullopt;
  if (!worded) hit.confidence = 0.85;
  return hit;
}

/// "18/20202QĐ-UBND", "35/2019QĐ-UBND": the second slash was lost or misread.
std::optional<NumberHit> read_year_glued(const SourceText& text, std::size_t slash) {
  std::size_t at = slash + 1;
  while (at < text.letters.size() && is_digit(text.letters[at])) ++at;
  std::size_t digits = at - slash - 1;
  if ((digits != 4 && digits != 5) || at >= text.letters.size() || !text.is_upper(at)) return std::nullopt;
  std::string_view year = text.folded(slash + 1, slash + 5);
  if (!year.starts_with("19") && !year.starts_with("20")) return std::nullopt;
  std::optional<SymbolHit> symbol = read_symbol(text, at, std::min(text.letters.size(), at + 40));
  std::size_t start = number_start(text, slash);
  if (!symbol || start == slash) return std::nullopt;
  std::string number = restore_number(text.folded(start, slash));
  if (number.empty()) return std::nullopt;
  return NumberHit{number + "/" + std::string(year) + "/" + restore_symbol(symbol->symbol), start, symbol->end, 0.6};
}

/// "05-CT/TW": the Party writes the number before a dash.
std::optional<NumberHit> read_dashed(const SourceText& text, std::size_t slash) {
  std::size_t first = slash;
  while (first > 0 && slash - first < 6 && is_letter(text.letters[first - 1]) && text.is_upper(first - 1)) --first;
  if (first == slash || first == 0) return std::nullopt;
  std::size_t dash = first;
  while (dash > 0 && is_white(text.letters[dash - 1])) --dash;
  if (dash == 0 || text.letters[dash - 1] != '-') return std::nullopt;
  std::size_t end = dash - 1;
  while (end > 0 && is_white(text.letters[end - 1])) --end;
  std::size_t start = number_start(text, end);
  std::optional<SymbolHit> symbol = read_symbol(text, first, std::min(text.letters.size(), first + 24));
  if (start == end || !symbol || !symbol->is_party) return std::nullopt;
  std::string number = restore_number(text.folded(start, end));
  if (number.empty()) return std::nullopt;
  return NumberHit{number + "-" + restore_symbol(symbol->symbol), start, symbol->end};
}

std::size_t sentence_start(const SourceText& text, std::size_t at) {
  for (std::size_t i = at; i > 0; --i) {
    char c = text.letters[i - 1];
    if (c == ';' || (c == '.' && is_white(text.letters[i]) && i + 1 < text.letters.size() && text.is_upper(i + 1)))
      return i;
    if (c == '\n' && i > 1 && text.letters[i - 2] == '\n' && text.is_upper(i)) return i;
  }
  return 0;
}

std::size_t sentence_end(const SourceText& text, std::size_t at) {
  for (std::size_t i = at; i + 1 < text.letters.size(); ++i) {
    char c = text.letters[i];
    if (c == ';' || (c == '.' && is_white(text.letters[i + 1]) && i + 2 < text.letters.size() && text.is_upper(i + 2)))
      return i + 1;
    if (c == '\n' && text.letters[i + 1] == '\n') return i;
  }
  return text.letters.size();
}

void read_citation_date(const SourceText& text, std::size_t next, Citation& citation, std::size_t& behind) {
  std::size_t end = std::min({text.letters.size(), behind + date_window, next});
  std::string_view window = text.folded(behind, end);
  window = window.substr(0, window.find(';'));
  std::optional<DateHit> hit = find_date(window);
  if (!hit) return;
  std::string_view between = window.substr(0, hit->start);
  bool near = hit->start <= 14;
  bool named = find_like(between.substr(between.size() > 8 ? between.size() - 8 : 0), "ngay", 0.75) ||
               window.substr(hit->start).starts_with("ngay");
  bool same_sentence = between.find(". ") == std::string_view::npos && between.find(" ve ") == std::string_view::npos &&
                       between.find('(') == std::string_view::npos;
  if (!near && !(named && same_sentence)) return;
  citation.date = hit->date;
  behind += hit->end;
}

constexpr std::string_view agency_stops[] = {
    " ve ",       " v/v",       " ban hanh", " huong dan", " quy dinh", " phe duyet",     " trien khai", " tai ",
    " phat dong", " thong qua", " yeu cau",  " chi dao",   " sua doi",  " ke hoach phat", " nham ",      " thuc hien"};

std::size_t agency_end(const SourceText& text, std::size_t start) {
  std::size_t end = std::min(text.letters.size(), start + 110);
  std::string letters = text.letters.substr(start, end - start);
  std::ranges::replace(letters, '\n', ' ');
  std::size_t stop = letters.size();
  for (std::size_t i = 0; i < letters.size() && i < stop; ++i)
    if (letters[i] == ',' || letters[i] == ';' || letters[i] == '"' || letters[i] == '(' || letters[i] == '.' ||
        letters[i] == ':')
      stop = i;
  for (std::string_view word : agency_stops) stop = std::min(stop, letters.find(word));
  while (stop > 0 && is_white(letters[stop - 1])) --stop;
  return start + stop;
}

/// "của UBND tỉnh" behind the date, or "UBND tỉnh tại Công văn số …" before the number.
void read_citation_agency(const SourceText& text, std::size_t behind, Citation& citation) {
  std::size_t at = behind;
  while (at < text.letters.size() && (is_white(text.letters[at]) || text.letters[at] == ',' || text.letters[at] == '.'))
    ++at;
  std::string_view rest = text.folded(at, std::min(text.letters.size(), at + 8));
  bool of = rest.starts_with("cua ") || rest.starts_with("cua\n") || rest.starts_with("cia ") ||
            rest.starts_with("ctia ") || rest.starts_with("cta ") || rest.starts_with("do ");
  if (of) at += rest.find_first_of(" \n") + 1;
  if (of || starts_with_agency(text.folded(at, std::min(text.letters.size(), at + 24)))) {
    citation.agency = text.value(at, agency_end(text, at));
    return;
  }
  std::size_t sentence = sentence_start(text, citation.place.start);
  std::string_view before = text.folded(sentence, citation.place.start);
  std::size_t tai = before.rfind(" tai ");
  if (tai == std::string_view::npos) return;
  for (std::size_t i = tai; i-- > 0;) {
    bool word_start = is_letter(before[i]) && (i == 0 || !is_letter(before[i - 1]));
    if (!word_start || !text.is_upper(sentence + i) || !starts_with_agency(before.substr(i))) continue;
    citation.agency = text.value(sentence + i, sentence + tai);
    return;
  }
}

void read_citation_type(const SourceText& text, Citation& citation) {
  std::size_t from = citation.place.start > 40 ? citation.place.start - 40 : 0;
  std::string before = text.letters.substr(from, citation.place.start - from);
  std::ranges::replace(before, '\n', ' ');
  std::size_t best_end = 0;
  for (const DocumentKind& kind : document_kinds()) {
    std::optional<Hit> hit = find_like(before, kind.letters, 0.8);
    if (!hit || hit->end <= best_end || hit->end + 14 < before.size()) continue;
    best_end = hit->end;
    citation.type = kind.citing;
  }
}

CitationRelation relation_of(const SourceText& text, const Citation& citation, std::size_t sentence, bool in_preamble) {
  std::string before = text.letters.substr(sentence, citation.place.start - sentence);
  std::ranges::replace(before, '\n', ' ');
  auto says = [&](std::string_view phrase, double least = 0.86) {
    return find_like(before, phrase, least).has_value();
  };
  if (says("tiep tuc") || says("day manh thuc hien")) return CitationRelation::Continues;
  if (says("gan voi") || says("gan viec") || says("ket hop voi")) return CitationRelation::TiedTo;
  if (in_preamble && (says("thuc hien") || says("trien khai") || says("thi hanh"))) return CitationRelation::CarriesOut;
  return CitationRelation::Cites;
}

/// Places are letters while a citation is being read, bytes when it is stored.
void store(const SourceText& text, std::size_t preamble_end, const NumberHit& hit, Citation citation,
           std::vector<Citation>& out) {
  std::size_t sentence = sentence_start(text, hit.start);
  citation.relation = relation_of(text, citation, sentence, hit.start < preamble_end);
  citation.sentence = text.value(sentence, sentence_end(text, hit.end));
  citation.place = text.place(hit.start, hit.end);
  auto known = std::ranges::find_if(out, [&](const Citation& c) { return c.number == citation.number; });
  if (known == out.end()) return out.push_back(std::move(citation));
  if (!known->date) known->date = citation.date;
  if (known->agency.empty()) known->agency = citation.agency;
}

}  // namespace

void read_citations(const SourceText& text, const DocumentLayout& layout, PlanReading& reading) {
  if (text.lines.empty()) return;
  auto line_start = [&](std::size_t line) {
    return line < text.lines.size() ? text.lines[line].start : text.letters.size();
  };
  std::size_t from = layout.title_end > layout.title_start ? layout.title_start : line_start(layout.body_line);
  std::size_t end = line_start(layout.closing_line);
  std::size_t preamble_end = line_start(layout.body_line) + 2500;
  for (const SectionItem& section : reading.sections) {
    if (section.style == ItemStyle::Paragraph) continue;
    std::size_t at = 0;
    while (at < text.lines.size() &&
           text.place(text.lines[at].start, text.lines[at].start + 1).start < section.place.start)
      ++at;
    preamble_end = line_start(at);
    break;
  }
  std::vector<NumberHit> hits = {};
  for (std::size_t i = from; i < end; ++i) {
    if (text.letters[i] != '/') continue;
    std::optional<NumberHit> hit = read_dashed(text, i);
    if (!hit) hit = read_slashed(text, i);
    if (!hit) hit = read_year_glued(text, i);
    if (hit && hit->start >= from && (hits.empty() || hit->start >= hits.back().end)) hits.push_back(*hit);
  }
  std::string own =
      reading.number && reading.symbol ? reading.number.value + "/" + reading.symbol.value : std::string();
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (hits[i].number == own) continue;
    Citation citation{
        .number = hits[i].number, .place = {hits[i].start, hits[i].end}, .confidence = hits[i].confidence};
    std::size_t behind = hits[i].end;
    read_citation_date(text, i + 1 < hits.size() ? hits[i + 1].start : end, citation, behind);
    read_citation_agency(text, behind, citation);
    read_citation_type(text, citation);
    store(text, preamble_end, hits[i], std::move(citation), reading.citations);
  }
}

}  // namespace vx
