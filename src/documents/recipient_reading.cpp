#include "documents/recipient_reading.h"

#include "base/text.h"
#include "documents/item_marks.h"
#include "documents/lexicon.h"
#include "documents/likeness.h"
#include "documents/person_names.h"

namespace vx {
namespace {

constexpr std::size_t none = DocumentLayout::none;
constexpr std::size_t closing_lines_max = 48;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

bool is_archive(std::string_view letters) {
  std::optional<Hit> hit = starts_like(letters, "luu:", 0.7);
  if (!hit || hit->start > 2) return false;
  std::size_t colon = letters.find_first_of(":;,.");
  return colon != std::string_view::npos && colon <= 6 ? true : letters.starts_with("luu ");
}

/// A damaged archive line: "«bu: Vắ CIðN" — three letters or so, a colon, then VT or the like, and nothing below it.
bool is_damaged_archive(std::string_view letters) {
  std::size_t colon = letters.find(':');
  if (colon == std::string_view::npos || colon > 6 || colon + 3 > letters.size()) return false;
  std::string_view word = letters.substr(0, colon);
  while (!word.empty() && !is_letter(word.front())) word.remove_prefix(1);
  std::string_view rest = letters.substr(colon + 1);
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  return word.ends_with('u') && rest.starts_with('v') && word.size() <= 4;
}

struct Reader {
  const SourceText& text;
  PlanReading& reading;
  std::vector<ClosingPart> rest;
  std::vector<ClosingPart> items;  ///< one a recipient, lines joined
  bool archived = false;
  bool open = false;  ///< the last item may go on

  /// Cuts a list line: returns where the recipient ends; what follows is the other column's.
  std::size_t column_end(std::size_t start, std::size_t end) const;
  void add_line(std::size_t start, std::size_t end, bool continued);
};

std::size_t Reader::column_end(std::size_t start, std::size_t end) const {
  std::string_view letters = text.folded(start, end);
  std::size_t stop = letters.size();
  std::size_t from = letters.starts_with("luu") ? std::min<std::size_t>(6, letters.size()) : 0;
  if (std::size_t semicolon = letters.find(';', from); semicolon != std::string_view::npos && semicolon > 1) {
    bool list = letters.find(';', semicolon + 1) != std::string_view::npos;
    stop = list ? letters.rfind(';') + 1 : semicolon + 1;
  }
  if (std::size_t gap = letters.find_first_of("\t|"); gap != std::string_view::npos && gap > 1)
    stop = std::min(stop, gap);
  for (std::size_t i = 2; i + 2 < stop; ++i)  // "Lưu: VT. PHÓ GIÁM ĐỐC"
    if (letters[i] == '.' && letters[i + 1] == ' ' && text.is_upper(start + i + 2) &&
        letters.substr(0, i).find("luu") != std::string_view::npos)
      stop = i + 1;
  std::size_t sign = letters.find_last_of(",.:", stop);
  if (stop == letters.size() && reading.quality != TextQuality::Clean && sign != std::string_view::npos && sign > 8) {
    std::vector<PersonName> names = find_person_names(text, reading.quality, start + sign + 1, end);
    bool whole = names.size() == 1 && names[0].confidence > 0.9 && names[0].start <= start + sign + 3;
    if (whole && letters.substr(0, sign).find("luu") == std::string_view::npos) stop = sign + 1;
  }
  for (std::size_t i = 1; i < stop; ++i) {  // capitals of a title behind the recipient
    if (letters[i - 1] != ' ' || !text.is_upper(start + i) || text.upper_share(start + i, start + stop) < 0.85)
      continue;
    std::string_view tail = letters.substr(i, stop - i);
    for (const SigningOffice& office : signing_offices())
      if (starts_like(tail, office.letters, 0.8)) return start + i;
    for (std::string_view prefix : {"tm.", "kt.", "tl.", "tuq.", "q."})
      if (tail.starts_with(prefix)) return start + i;
  }
  return start + stop;
}

void Reader::add_line(std::size_t start, std::size_t end, bool continued) {
  std::size_t stop = column_end(start, end);
  std::size_t item_end = stop;
  while (item_end > start && (text.letters[item_end - 1] == ' ' || text.letters[item_end - 1] == '\t')) --item_end;
  if (stop < end) {
    std::size_t from = stop;
    while (from < end && (text.letters[from] == ' ' || text.letters[from] == '\t' || text.letters[from] == '|')) ++from;
    if (end - from >= 3) rest.push_back({from, end});
  }
  if (item_end <= start) return;
  if (continued && !items.empty())
    items.back().end = item_end;
  else
    items.push_back({start, item_end});
  char last = text.letters[item_end - 1];
  open = last != ';' && last != '.' && stop == end;
}

/// The list's first line when its heading is lost: up from the archive line while lines look like a list's.
std::size_t find_headless_list(const SourceText& text, const DocumentLayout& layout) {
  std::size_t end = std::min(text.lines.size(), layout.closing_line + closing_lines_max);
  std::size_t archive = none;
  for (std::size_t i = layout.closing_line; i < end && archive == none; ++i) {
    ItemMark mark = read_mark(text, text.lines[i]);
    std::string_view own = text.folded(std::max<std::size_t>(mark.text_start, text.lines[i].start), text.lines[i].end);
    if (is_archive(own)) archive = i;
  }
  if (archive == none) return none;
  std::size_t first = archive;
  while (first > layout.closing_line) {
    const TextLine& line = text.lines[first - 1];
    bool listed =
        text.folded(line).find(';') != std::string_view::npos || read_mark(text, line).style == ItemStyle::Dash;
    if (!listed) break;
    --first;
  }
  return first;
}

std::string recipient_name(const SourceText& text, const ClosingPart& part, const PlanReading& reading,
                           double& confidence) {
  std::string name = text.value(part.start, part.end);
  while (!name.empty() && (name.back() == ';' || name.back() == '.' || name.back() == ',' || name.back() == ':' ||
                           name.back() == ' ' || name.back() == '/'))
    name.pop_back();
  if (std::size_t sign = name.find_first_of(";,."); sign == 4 && is_archive(text.folded(part.start, part.end)))
    name[sign] = ':';
  confidence = 0.95;
  if (reading.quality == TextQuality::Clean) return name;
  RestoredText restored = restore_words(name, reading.quality);
  confidence = 0.9 * restored.confidence;
  return restored.text;
}

}  // namespace

std::vector<ClosingPart> read_recipients(const SourceText& text, const DocumentLayout& layout, PlanReading& reading) {
  Reader reader{text, reading, {}, {}};
  std::size_t first = layout.recipients_line;
  bool headed = first != none;
  if (!headed) first = find_headless_list(text, layout);
  std::size_t end =
      std::min(text.lines.size(), std::max(layout.closing_line, first == none ? 0 : first) + closing_lines_max);
  for (std::size_t i = layout.closing_line; i < end; ++i) {
    const TextLine& line = text.lines[i];
    if (first == none || i < first || reader.archived) {
      if (reader.archived && reader.open && !line.after_gap && !reader.items.empty() &&
          is_letter(text.letters[line.start]) && !text.is_upper(line.start)) {
        reader.add_line(line.start, line.end, true);
        continue;
      }
      reader.rest.push_back({line.start, line.end});
      continue;
    }
    if (headed && i == first) {
      std::optional<Hit> hit = starts_like(text.folded(line), "noi nhan", 0.74);
      std::size_t from = line.start + (hit ? hit->end : 8);
      while (from < line.end && std::string_view(": \t|;").find(text.letters[from]) != std::string_view::npos) ++from;
      if (from + 3 <= line.end) {
        if (text.upper_share(from, line.end) > 0.8)
          reader.rest.push_back({from, line.end});
        else
          reader.add_line(from, line.end, false);
      }
      continue;
    }
    ItemMark mark = read_mark(text, line);
    bool bullet = mark.style == ItemStyle::Dash || mark.style == ItemStyle::Plus || mark.style == ItemStyle::Arabic;
    std::size_t start = bullet ? mark.text_start : line.start;
    std::string_view own = text.folded(start, line.end);
    bool archive = is_archive(own) || (headed && is_damaged_archive(own));
    bool has_semicolon = own.find(';') != std::string_view::npos;
    bool upper = text.upper_share(start, line.end) > 0.85 && line.end - start > 6;
    if (archive || bullet) {
      if (is_noise(text, line)) continue;
      reader.add_line(start, line.end, false);
      reader.archived = archive;
    } else if (reader.open && !upper && !line.after_gap && !reader.items.empty()) {
      reader.add_line(start, line.end, true);
    } else if (has_semicolon && !upper) {
      bool wraps = reader.open && !reader.items.empty();
      reader.add_line(start, line.end, wraps);
    } else {
      reader.rest.push_back({line.start, line.end});
    }
  }
  for (const ClosingPart& part : reader.items) {
    Recipient recipient{.place = text.place(part.start, part.end)};
    recipient.name = recipient_name(text, part, reading, recipient.confidence);
    std::string_view letters = text.folded(part.start, part.end);
    recipient.is_archive = is_archive(letters) || is_damaged_archive(letters);
    if (!recipient.name.empty()) reading.recipients.push_back(std::move(recipient));
  }
  return reader.rest;
}

}  // namespace vx
