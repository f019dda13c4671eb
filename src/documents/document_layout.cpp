#include "documents/document_layout.h"

#include "documents/item_marks.h"
#include "documents/likeness.h"

namespace vx {
namespace {

constexpr std::size_t none = DocumentLayout::none;
constexpr std::size_t header_lines_max = 60;
constexpr std::size_t title_lines_max = 12;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// The kind of document a line names, alone or with the title behind it; `end` is set behind the name.
const DocumentKind* kind_of_line(const SourceText& text, const TextLine& line, std::size_t& end) {
  std::string_view letters = text.folded(line);
  const DocumentKind* best = nullptr;
  double best_likeness = 0;
  for (const DocumentKind& kind : document_kinds()) {
    double least = kind.letters.size() < 7 ? 0.87 : 0.8;
    std::optional<Hit> hit = starts_like(letters, kind.letters, least);
    if (!hit || hit->likeness <= best_likeness) continue;
    if (hit->likeness < 0.97 && starts_with_agency(letters, 1)) continue;  // "HỘI ĐỒNG" is no "HỢP ĐỒNG"
    if (text.upper_share(line.start + hit->start, line.start + hit->end) < 0.7) continue;
    if (hit->start > 4) continue;
    bool alone = is_like(letters, kind.letters, least);
    bool whole_line_upper = text.upper_share(line) > 0.85 && line.end - line.start < 24;
    bool runs_on = letters.size() > hit->end + 12 && text.upper_share(line.start + hit->end, line.end) < 0.5 &&
                   hit->likeness > 0.9 && kind.letters.size() >= 7;
    if (!alone && !runs_on && !(whole_line_upper && letters.size() < hit->end + 4)) continue;
    best = &kind;
    best_likeness = hit->likeness;
    end = line.start + hit->end;
    if (alone) end = line.end;
  }
  return best;
}

bool is_subject(std::string_view letters) {
  while (!letters.empty() && !is_letter(letters.front())) letters.remove_prefix(1);
  for (std::string_view form : {"v/v", "vlv", "v/y", "w/v", "v/ v", "v /v", "viv ", "v.v ", "vv ", "v/w", "v|v", "v/u"})
    if (letters.starts_with(form)) return true;
  return false;
}

/// Finds the type line, the "V/v" line and "Kính gửi", whichever come.
void find_opening_lines(const SourceText& text, DocumentLayout& layout) {
  std::size_t end = std::min(text.lines.size(), header_lines_max);
  for (std::size_t i = 0; i < end; ++i) {
    const TextLine& line = text.lines[i];
    std::string_view letters = text.folded(line);
    std::size_t behind = 0;
    if (const DocumentKind* kind = kind_of_line(text, line, behind)) {
      layout.kind = kind;
      layout.type_line = i;
      layout.title_start = behind;
      break;
    }
    if (layout.subject_line == none && is_subject(letters)) layout.subject_line = i;
    if (starts_like(letters, "kinh gui", 0.82)) {
      layout.addressee_line = i;
      break;
    }
    if (letters.size() > 60 && text.upper_share(line) < 0.3 && i > 12 && opens_body(letters)) break;
  }
  if (layout.type_line != none) layout.subject_line = none;
}

bool ends_hanging(std::string_view letters) {
  while (letters.ends_with(' ') || letters.ends_with('\t')) letters.remove_suffix(1);
  if (letters.ends_with(',') || letters.ends_with('-')) return true;
  for (std::string_view word :
       {" va", " cua", " cac", " ve", " trong", " cho", " tai", " den", " theo", " tinh", " nam"})
    if (letters.ends_with(word)) return true;
  return false;
}

bool names_office(std::string_view letters) {
  for (const SigningOffice& office : signing_offices())
    if (starts_like(letters, office.letters, 0.85)) return true;
  return false;
}

/// The authority of a decision stands right above its grounds, "Căn cứ …".
bool stands_above_grounds(const SourceText& text, std::size_t line) {
  return line + 1 < text.lines.size() && starts_like(text.folded(text.lines[line + 1]), "can cu", 0.85).has_value();
}

/// Title: the lines behind the type line up to the grounds, the authority, the first item or a gap.
void find_title(const SourceText& text, DocumentLayout& layout) {
  std::size_t first = layout.type_line;
  bool run_in = layout.title_start + 3 < text.lines[first].end;
  if (!run_in) {
    ++first;
    while (first < text.lines.size() && is_noise(text, text.lines[first])) ++first;
    if (first >= text.lines.size()) return void(layout.body_line = first);
    layout.title_start = text.lines[first].start;
  }
  layout.title_end = layout.title_start;
  bool quoted = false;
  std::size_t i = first;
  for (; i < std::min(text.lines.size(), first + title_lines_max); ++i) {
    const TextLine& line = text.lines[i];
    std::string_view letters = text.folded(line);
    if (is_noise(text, line) && !quoted) continue;
    bool is_first = i == first;
    bool upper = text.upper_share(line) > 0.8;
    bool in_capitals = text.upper_share(layout.title_start, layout.title_end) > 0.8;
    if (upper && (names_office(letters) || (!is_first && starts_with_agency(letters))) &&
        (is_first || !in_capitals || stands_above_grounds(text, i))) {
      layout.authority_line = i++;
      break;
    }
    if (starts_like(letters, "kinh gui", 0.82) || starts_like(letters, "can cu", 0.85)) break;
    if (!is_first) {
      bool continues = is_letter(letters[0]) && !text.is_upper(line.start);
      std::string_view so_far = text.folded(layout.title_start, layout.title_end);
      if (letters.starts_with('(') && (letters.find("kem theo") < 6 || letters.find("ban hanh") < 6)) break;
      if (!continues && !quoted && opens_body(letters) && !ends_hanging(so_far)) break;
      if (ItemStyle style = read_mark(text, line).style;
          style != ItemStyle::Paragraph && !continues && !(quoted && style == ItemStyle::Dash))
        break;
      if (line.after_gap && !continues && !quoted && !ends_hanging(so_far)) break;
    }
    layout.title_end = line.end;
    std::string_view title = text.folded(layout.title_start, layout.title_end);
    quoted = std::ranges::count(title, '"') % 2 == 1 || std::ranges::count(title, '(') > std::ranges::count(title, ')');
  }
  layout.body_line = i;
  if (layout.authority_line == none) {  // "CHỦ TỊCH …" may stand behind a gap
    for (std::size_t j = i; j < std::min(text.lines.size(), i + 2); ++j) {
      if (text.upper_share(text.lines[j]) > 0.8 && names_office(text.folded(text.lines[j]))) layout.authority_line = j;
    }
    if (layout.authority_line != none) layout.body_line = layout.authority_line + 1;
  }
}

/// An official letter: title from "V/v", body behind "Kính gửi" (whose list the addressee reader walks itself).
void find_letter_parts(const SourceText& text, DocumentLayout& layout) {
  std::size_t stop = layout.addressee_line != none ? layout.addressee_line : layout.subject_line + 4;
  layout.body_line = std::min(stop, text.lines.size());
  if (layout.subject_line == none) return;
  layout.title_start = text.lines[layout.subject_line].start;
  layout.title_end = layout.title_start;
  for (std::size_t i = layout.subject_line; i < std::min(stop, text.lines.size()); ++i) {
    if (i > layout.subject_line && text.lines[i].after_gap && text.is_upper(text.lines[i].start)) break;
    layout.title_end = text.lines[i].end;
  }
}

bool is_recipients_line(const SourceText& text, const TextLine& line) {
  std::string_view letters = text.folded(line);
  std::optional<Hit> hit = starts_like(letters, "noi nhan", 0.8);
  if (!hit || hit->start > 4) return false;
  std::string_view rest = letters.substr(hit->end);
  return rest.find(':') < 3 || rest.empty() || letters.substr(0, hit->end).ends_with(':') ||
         text.upper_share(line.start + hit->end, line.end) > 0.8;
}

bool is_archive_line(std::string_view letters) {
  std::optional<Hit> hit = starts_like(letters, "luu:", 0.74);
  return hit && hit->start <= 4 && letters.size() < 70 &&
         (letters.find("vt") != std::string_view::npos || letters.find(':') < 9);
}

void find_closing(const SourceText& text, DocumentLayout& layout) {
  std::size_t count = text.lines.size();
  for (std::size_t i = layout.body_line; i < count && layout.recipients_line == none; ++i)
    if (is_recipients_line(text, text.lines[i])) layout.recipients_line = i;
  std::size_t last = layout.recipients_line;
  if (last == none) {  // the heading may be lost: the archive line tells
    for (std::size_t i = count; i-- > layout.body_line && last == none;)
      if (is_archive_line(text.folded(text.lines[i]))) last = i;
  }
  std::size_t from = layout.body_line;
  for (std::size_t i = from; i < (last == none ? count : last + 1); ++i) {
    if (find_end_mark(text.folded(text.lines[i])) == none) continue;
    bool near_end = last == none || i + 25 > last;
    if (near_end) layout.end_mark_line = i;
    if (last == none) break;
  }
  if (layout.end_mark_line != none) {
    layout.closing_line = layout.end_mark_line + 1;
  } else if (layout.recipients_line != none) {
    layout.closing_line = layout.recipients_line;
    while (layout.closing_line > layout.body_line && text.upper_share(text.lines[layout.closing_line - 1]) > 0.8 &&
           names_office(text.folded(text.lines[layout.closing_line - 1])))
      --layout.closing_line;
  } else if (last != none) {
    layout.closing_line = last;
    while (layout.closing_line > layout.body_line) {
      std::string_view before = text.folded(text.lines[layout.closing_line - 1]);
      if (before.find(';') == std::string_view::npos) break;
      --layout.closing_line;
    }
  } else {
    layout.closing_line = count;
  }
}

bool looks_like_news(const SourceText& text, const DocumentLayout& layout) {
  if (layout.kind || layout.addressee_line != none || layout.recipients_line != none) return false;
  for (const TextLine& line : text.lines)
    if (find_like(text.folded(line), "cong hoa xa hoi chu nghia viet nam", 0.75)) return false;
  return true;
}

}  // namespace

bool opens_body(std::string_view letters) { return find_opening(letters, body_openings(), 0.86) >= 0; }

std::size_t find_end_mark(std::string_view letters) {
  for (std::string_view mark : {"./.", "./,", ",/.", "./ .", ". /.", "./", ". /", ".i.", ".l.", "/."}) {
    std::size_t at = letters.rfind(mark);
    if (at == std::string_view::npos || at < 3) continue;
    if ((mark == ".i." || mark == ".l.") && (is_letter(letters[at - 1]) == false || at + 3 < letters.size())) continue;
    if (at + mark.size() + 12 < letters.size()) continue;
    return at;
  }
  return none;
}

bool is_noise(const SourceText& text, const TextLine& line) {
  std::string_view letters = text.folded(line);
  std::size_t run = 0;
  std::size_t longest = 0;
  std::size_t all = 0;
  for (char c : letters) {
    run = is_letter(c) ? run + 1 : 0;
    longest = std::max(longest, run);
    if (is_letter(c)) ++all;
  }
  if (letters.size() <= 3 && all == 0) return true;
  if (std::ranges::count_if(letters, [](char c) { return c >= '0' && c <= '9'; }) >= 6) return false;
  return longest < 2 || (all < 4 && letters.size() < 6 && line.after_gap && longest < 3);
}

DocumentLayout find_layout(const SourceText& text) {
  DocumentLayout layout;
  if (text.lines.empty()) return layout;
  find_opening_lines(text, layout);
  if (layout.type_line != none) {
    layout.header_end = layout.type_line;
    find_title(text, layout);
  } else if (layout.subject_line != none || layout.addressee_line != none) {
    layout.header_end = layout.addressee_line != none ? layout.addressee_line : layout.subject_line + 1;
    find_letter_parts(text, layout);
  }
  find_closing(text, layout);
  layout.is_news = looks_like_news(text, layout);
  return layout;
}

}  // namespace vx
