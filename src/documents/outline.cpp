#include "base/text.h"
#include "documents/review.h"

namespace vx {

namespace {

bool is_roman(std::string_view word) {
  return !word.empty() && word.find_first_not_of("IVXLC") == std::string_view::npos;
}
bool is_digits(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The style of a line's first word, or Paragraph if it is no mark (R122).
ItemStyle style_of(std::string_view word) {
  if (word == "-" || word == "–") return ItemStyle::Dash;
  if (word == "+") return ItemStyle::Plus;
  if (word.size() < 2) return ItemStyle::Paragraph;
  std::string_view body = word.substr(0, word.size() - 1);
  if (word.back() == '.') {
    if (body.front() == '(' && body.back() == ')' && is_digits(body.substr(1, body.size() - 2)))
      return ItemStyle::Bracketed;
    if (is_roman(body)) return ItemStyle::Roman;
    if (is_digits(body)) return ItemStyle::Arabic;
    if (body.size() == 1 && body[0] >= 'A' && body[0] <= 'Z') return ItemStyle::Letter;
    if (body.find_first_not_of("0123456789.") == body.npos) return ItemStyle::Dotted;
  }
  if (word.back() == ')') {
    if (body.front() == '(' && is_digits(body.substr(1))) return ItemStyle::Bracketed;
    if (is_digits(body)) return ItemStyle::Arabic;
    if (length_utf8(body) == 1) return ItemStyle::Point;
  }
  if (body.find('.') != body.npos && word.find_first_not_of("0123456789.") == word.npos) return ItemStyle::Dotted;
  return ItemStyle::Paragraph;
}

/// "Điều 1." and "Chương II" are marks of two words.
std::optional<ItemStyle> worded_style(std::string_view word) {
  const std::string folded = fold(word);
  if (folded == "dieu") return ItemStyle::Article;
  if (folded == "chuong") return ItemStyle::Chapter;
  if (folded == "phan") return ItemStyle::Part;
  return std::nullopt;
}

bool is_number_word(std::string_view word) {
  if (word.ends_with('.') || word.ends_with(':')) word.remove_suffix(1);
  return is_digits(word) || is_roman(word);
}

SectionItem parse_item(std::string_view line) {
  SectionItem item;
  const std::string_view first = line.substr(0, line.find(' '));
  item.style = style_of(first);
  std::size_t mark_end = item.style == ItemStyle::Paragraph ? 0 : first.size();
  if (auto worded = worded_style(first); worded && first.size() < line.size()) {
    const std::string_view second = line.substr(first.size() + 1, line.find(' ', first.size() + 1) - first.size() - 1);
    if (is_number_word(second)) {
      item.style = *worded;
      mark_end = first.size() + 1 + second.size();
    }
  }
  item.mark = line.substr(0, mark_end);
  item.text = trim(line.substr(std::min(mark_end, line.size())));
  item.is_heading = item.style <= ItemStyle::Roman || (!item.text.empty() && item.text == upper(item.text));
  item.confidence = 1;
  return item;
}

void write_items(std::string& out, const std::vector<SectionItem>& items, std::size_t depth) {
  for (const SectionItem& item : items) {
    if (!out.empty()) out += '\n';
    const std::string text = squeeze(item.text);
    out.append(2 * depth, ' ').append(item.mark).append(item.mark.empty() || text.empty() ? "" : " ").append(text);
    write_items(out, item.items, depth + 1);
  }
}

void flatten(const std::vector<SectionItem>& items, std::vector<const SectionItem*>& out) {
  for (const SectionItem& item : items) {
    out.push_back(&item);
    flatten(item.items, out);
  }
}

/// Takes the rest of what is known of an unchanged line: its style, its place, whether it is a heading.
void keep_what_is_known(SectionItem& item, std::string_view line, std::vector<const SectionItem*>& known) {
  for (const SectionItem*& old : known) {
    if (!old) continue;
    const std::string written = squeeze(old->mark + " " + old->text);
    if (written != line) continue;
    const SectionItem* same = std::exchange(old, nullptr);
    item.style = same->style;
    item.mark = same->mark;
    item.text = same->text;
    item.is_heading = same->is_heading;
    item.place = same->place;
    return;
  }
}

}  // namespace

std::string write_outline(const std::vector<SectionItem>& sections) {
  std::string out;
  write_items(out, sections, 0);
  return out;
}

std::vector<SectionItem> parse_outline(std::string_view outline, const std::vector<SectionItem>& before) {
  std::vector<const SectionItem*> known;
  flatten(before, known);
  std::vector<SectionItem> roots;
  for (std::string_view line : split(outline, '\n')) {
    std::size_t indent = 0;
    while (indent < line.size() && (line[indent] == ' ' || line[indent] == '\t')) ++indent;
    std::size_t depth = 0;
    for (char c : line.substr(0, indent)) depth += c == '\t' ? 2 : 1;
    depth /= 2;
    const std::string text = squeeze(line);
    if (text.empty()) continue;
    SectionItem item = parse_item(text);
    keep_what_is_known(item, text, known);
    // An item hangs below the last one of the level above; a level that was skipped is not made up.
    std::vector<SectionItem>* level = &roots;
    for (; depth > 0 && !level->empty(); --depth) level = &level->back().items;
    level->push_back(std::move(item));
  }
  return roots;
}

}  // namespace vx
