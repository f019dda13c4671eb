#include "documents/title_reading.h"

#include "base/text.h"
#include "documents/item_marks.h"
#include "documents/lexicon.h"
#include "documents/likeness.h"

namespace vx {
namespace {

constexpr std::size_t none = DocumentLayout::none;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// Drops rules and specks around a title, joins what is left.
std::string clean_title(std::string title) {
  auto drop_end = [&] {
    while (!title.empty() && std::string_view(" -_.*:;|~=,").find(title.back()) != std::string_view::npos)
      title.pop_back();
  };
  drop_end();
  std::size_t start = title.find_first_not_of(" -_.*:;|~=,");
  return start == std::string::npos ? std::string() : title.substr(start);
}

std::string restored_title(std::string_view printed, const PlanReading& reading, double& confidence) {
  std::string title = clean_title(std::string(printed));
  if (reading.quality == TextQuality::Clean) return title;
  RestoredText restored = restore_words(title, reading.quality);
  confidence *= restored.confidence;
  return restored.text;
}

void capitalise(std::string& title) {
  std::size_t behind = 0;
  if (title.empty()) return;
  next_code_point(title, behind);
  title = upper(title.substr(0, behind)) + title.substr(behind);
}

/// "V/v …" lies in the left column: places the header reader already took (date, number) are cut out of its lines.
void read_letter_title(const SourceText& text, const DocumentLayout& layout, PlanReading& reading) {
  std::size_t first = layout.subject_line;
  std::string printed;
  std::size_t start = 0;
  std::size_t end = 0;
  for (std::size_t i = first; i < text.lines.size() && text.lines[i].start < layout.title_end; ++i) {
    TextLine line = text.lines[i];
    if (is_noise(text, line) && line.end - line.start < 4) continue;
    if (i == first) {
      std::size_t v = text.folded(line).find('v');
      std::size_t behind = line.start + std::min<std::size_t>(v + 3, line.end - line.start);
      while (behind < line.end && (text.letters[behind] == ' ' || text.letters[behind] == ':' ||
                                   text.letters[behind] == 'v' || text.letters[behind] == '/'))
        ++behind;
      line.start = static_cast<std::uint32_t>(behind);
      start = behind;
    }
    for (const Span& taken : {reading.place.place, reading.date.place}) {  // the other column
      if (taken.end == 0) continue;
      std::size_t cut = line.end;
      for (std::size_t k = line.start; k < line.end; ++k)
        if (text.place(k, k + 1).start >= taken.start && text.place(k, k + 1).start < taken.end) {
          cut = k;
          break;
        }
      line.end = static_cast<std::uint32_t>(cut);
    }
    std::size_t gap = text.folded(line).find('\t');
    if (gap != std::string_view::npos && gap > 3) line.end = static_cast<std::uint32_t>(line.start + gap);
    if (line.end <= line.start) continue;
    printed += (printed.empty() ? "" : " ") + text.value(line);
    end = line.end;
  }
  if (printed.empty()) return;
  reading.title = {{}, text.place(start, end), 0.9};
  reading.title.value = restored_title(printed, reading, reading.title.confidence);
  capitalise(reading.title.value);
}

}  // namespace

void read_title(const SourceText& text, const DocumentLayout& layout, PlanReading& reading) {
  if (layout.kind) {
    const TextLine& line = text.lines[layout.type_line];
    std::size_t end = layout.title_start > line.start && layout.title_start < line.end ? layout.title_start : line.end;
    reading.doc_type = {std::string(layout.kind->name), text.place(line.start, end), 0.95};
    if (layout.title_end <= layout.title_start) return;
    reading.title = {{}, text.place(layout.title_start, layout.title_end), 0.9};
    std::string printed;
    for (const TextLine& part : text.lines) {
      if (part.end <= layout.title_start || part.start >= layout.title_end) continue;
      if (is_noise(text, part) && part.end - part.start < 6) continue;
      printed +=
          (printed.empty() ? "" : " ") + text.value(std::max<std::size_t>(part.start, layout.title_start), part.end);
    }
    reading.title.value = restored_title(printed, reading, reading.title.confidence);
    return;
  }
  if (layout.subject_line != none || layout.addressee_line != none) {
    std::size_t at = layout.subject_line != none ? layout.subject_line : layout.addressee_line;
    reading.doc_type = {"CÔNG VĂN", text.place(text.lines[at].start, text.lines[at].end), 0.85};
    if (layout.subject_line != none) read_letter_title(text, layout, reading);
    return;
  }
  if (!reading.symbol) return;
  std::string_view symbol = reading.symbol.value;
  const DocumentKind* kind = find_kind_by_abbreviation(symbol.substr(0, symbol.find_first_of("-/")));
  reading.doc_type = {std::string(kind ? kind->name : "CÔNG VĂN"), reading.symbol.place, kind ? 0.7 : 0.5};
}

void read_addressees(const SourceText& text, DocumentLayout& layout, PlanReading& reading) {
  std::size_t first = none;
  std::size_t from = layout.addressee_line != none ? layout.addressee_line : layout.body_line;
  for (std::size_t i = from; i < std::min(text.lines.size(), from + 8) && first == none; ++i)
    if (starts_like(text.folded(text.lines[i]), "kinh gui", 0.82)) first = i;
  if (first == none) return;
  struct Part {
    std::size_t start;
    std::size_t end;
  };
  std::vector<Part> parts;
  std::size_t i = first;
  bool listed = false;
  bool open = false;
  for (; i < std::min(text.lines.size(), first + 30); ++i) {
    const TextLine& line = text.lines[i];
    if (is_noise(text, line)) continue;
    std::size_t start = line.start;
    ItemMark mark = read_mark(text, line);
    if (i == first) {
      std::optional<Hit> hit = starts_like(text.folded(line), "kinh gui", 0.82);
      start = line.start + hit->end;
      while (start < line.end && !is_letter(text.letters[start]) && text.letters[start] != '(') ++start;
      if (start + 1 >= line.end) continue;
      parts.push_back({start, line.end});
    } else if (mark.style == ItemStyle::Dash || mark.style == ItemStyle::Plus) {
      listed = true;
      parts.push_back({mark.text_start, line.end});
    } else {
      bool small = is_letter(text.letters[line.start]) && !text.is_upper(line.start);
      bool starts_body =
          opens_body(text.folded(line)) && !small && !(open && !line.after_gap && line.end - line.start < 50);
      if (parts.empty()) {
        parts.push_back({line.start, line.end});
      } else if (!starts_body && !parts.empty() && ((open && (!line.after_gap || small)) || small)) {
        parts.back().end = line.end;
      } else if (!starts_body && text.letters[parts.back().end - 1] == ';' && line.end - line.start < 90 && !listed) {
        parts.push_back({line.start, line.end});
      } else {
        break;
      }
    }
    char last = text.letters[parts.back().end - 1];
    open = last != ';' && last != '.';
  }
  layout.body_line = std::max(layout.body_line, i);
  for (const Part& part : parts) {
    std::size_t start = part.start;
    while (start < part.end) {
      std::size_t end = std::min(text.letters.find(';', start), part.end);
      std::string name = clean_title(text.value(start, end));
      double confidence = 0.93;
      if (reading.quality != TextQuality::Clean) {
        RestoredText restored = restore_words(name, reading.quality);
        name = restored.text;
        confidence *= restored.confidence;
      }
      if (!name.empty()) reading.addressees.push_back({name, text.place(start, end), confidence});
      start = end + 1;
    }
  }
}

void read_issuer_from_body(const SourceText& text, const DocumentLayout& layout, PlanReading& reading) {
  if (reading.agency || layout.is_news || layout.body_line >= text.lines.size()) return;
  static constexpr std::string_view acts[] = {" xay dung",  " ban hanh",     " tiep tuc",  " trien khai", " phat dong",
                                              " huong dan", " yeu cau",      " de nghi",   " thong bao",  " to chuc",
                                              " bao cao",   " kinh de nghi", " tran trong"};
  std::size_t from = text.lines[layout.body_line].start;
  std::size_t end = std::min<std::size_t>(text.letters.size(), from + 3000);
  std::string letters = text.letters.substr(from, end - from);
  std::ranges::replace(letters, '\n', ' ');
  for (std::size_t i = 0; i < letters.size(); ++i) {
    bool word_start = is_letter(letters[i]) && text.is_upper(from + i) && (i == 0 || (!is_letter(letters[i - 1])));
    if (!word_start || !starts_with_agency(std::string_view(letters).substr(i))) continue;
    bool subject = i < 2 || letters[i - 2] == '.' || letters[i - 2] == ',' || letters[i - 2] == ';' ||
                   text.letters[from + i - 1] == '\n';
    if (!subject) continue;
    std::size_t stop = std::string::npos;
    for (std::string_view act : acts) stop = std::min(stop, letters.find(act, i));
    std::size_t wall = letters.find_first_of(".,;:\"(", i);
    if (stop == std::string::npos || stop > wall || stop - i > 70) continue;
    std::string name = text.value(from + i, from + stop);
    std::string_view tail = std::string_view(letters).substr(i, stop - i);
    if ((tail.ends_with(" tinh") || tail.ends_with(" thanh pho") || tail.ends_with(" huyen")) && !reading.place) {
      if (std::optional<PlaceName> place = find_named_place(letters)) name += " " + std::string(place->name);
    } else if (tail.ends_with(" tinh") && reading.place) {
      name += " " + reading.place.value;
    }
    reading.agency = {name, text.place(from + i, from + stop), 0.7};
    return;
  }
}

}  // namespace vx
