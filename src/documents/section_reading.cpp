#include "documents/section_reading.h"

#include "documents/item_marks.h"
#include "documents/lexicon.h"
#include "documents/likeness.h"

namespace vx {
namespace {

constexpr std::size_t heading_letters_max = 170;

/// Lines of one item or paragraph.
struct Block {
  ItemMark mark;
  std::size_t start = 0;  ///< letters
  std::size_t end = 0;
  std::size_t lines = 1;
  std::size_t first_end = 0;        ///< of the first line
  std::vector<TextLine> more = {};  ///< the lines behind the first; page numbers between them are left out
  bool upper = false;               ///< its own text is in capitals
  int level = -1;
};

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

bool ends_sentence(std::string_view letters) {
  char c = letters.empty() ? '.' : letters.back();
  if (c == '"' && letters.size() > 1) c = letters[letters.size() - 2];
  return c == '.' || c == ';' || c == ':' || c == '!' || c == '?';
}

bool is_heading_upper(const SourceText& text, const ItemMark& mark, std::size_t end) {
  return mark.text_start < end && text.upper_share(mark.text_start, end) > 0.75;
}

/// True if `line` goes on with the sentence of `block` rather than beginning a paragraph.
bool continues(const SourceText& text, const Block& block, const TextLine& line) {
  std::string_view so_far = text.folded(block.start, block.end);
  bool small = is_letter(text.letters[line.start]) && !text.is_upper(line.start);
  bool upper = text.upper_share(line) > 0.8;
  bool untitled = block.mark.text_start >= block.end;  // "Chương I", its title on the next line
  if (untitled && (block.mark.style == ItemStyle::Chapter || block.mark.style == ItemStyle::Part)) return true;
  if (block.upper) return upper && !line.after_gap && !ends_sentence(so_far);
  if (upper && line.end - line.start > 12) return false;
  if (small) return so_far.back() != ';' || !line.after_gap;
  if (so_far.back() == ',' || so_far.back() == '-') return true;
  if (line.after_gap) return false;
  bool numbered = block.mark.style != ItemStyle::Paragraph && block.mark.style != ItemStyle::Dash &&
                  block.mark.style != ItemStyle::Plus;
  std::size_t last_break = so_far.rfind('\n');
  std::size_t last_line = last_break == std::string_view::npos ? so_far.size() : so_far.size() - last_break;
  if (numbered && block.lines == 1 && last_line < 62) return false;  // a short heading, then its text
  return !ends_sentence(so_far) || last_line > 75;
}

std::vector<Block> find_blocks(const SourceText& text, const DocumentLayout& layout) {
  std::vector<Block> blocks;
  std::size_t end = std::min(layout.closing_line, text.lines.size());
  for (std::size_t i = layout.body_line; i < end; ++i) {
    const TextLine& line = text.lines[i];
    if (is_noise(text, line)) continue;
    ItemMark mark = read_mark(text, line);
    bool loose = mark.style == ItemStyle::Dash && line.after_gap == false && !blocks.empty() &&
                 text.folded(blocks.back().start, blocks.back().end).ends_with(" ");
    if (mark.style == ItemStyle::Paragraph || loose) {
      if (!blocks.empty() && continues(text, blocks.back(), line)) {
        if (blocks.back().mark.text_start >= blocks.back().end) blocks.back().upper = text.upper_share(line) > 0.75;
        blocks.back().more.push_back(line);
        blocks.back().end = line.end;
        ++blocks.back().lines;
        continue;
      }
      mark.text_start = line.start;
    }
    Block block{.mark = std::move(mark), .start = line.start, .end = line.end, .first_end = line.end};
    block.upper = is_heading_upper(text, block.mark, line.end);
    blocks.push_back(std::move(block));
  }
  return blocks;
}

bool is_outer(ItemStyle style) {
  return style == ItemStyle::Part || style == ItemStyle::Chapter || style == ItemStyle::Article ||
         style == ItemStyle::Letter || style == ItemStyle::Roman || style == ItemStyle::Arabic;
}

/// The style of the outermost numbering: that of the first item numbered 1, unless capitals in another style follow.
ItemStyle find_top_style(const SourceText& text, std::span<const Block> blocks) {
  ItemStyle top = ItemStyle::Paragraph;
  bool top_upper = false;
  for (const Block& block : blocks) {
    if (!is_outer(block.mark.style)) continue;
    bool first = block.mark.number == 1;
    if (block.mark.style == ItemStyle::Roman && block.mark.strokes.size() <= (block.upper ? 2U : 1U)) first = true;
    if (block.mark.style == ItemStyle::Part) first = true;
    if (top == ItemStyle::Paragraph) {
      if (block.mark.style == ItemStyle::Letter && !block.upper) continue;
      if (first) top = block.mark.style, top_upper = block.upper;
      continue;
    }
    if (top == ItemStyle::Arabic && block.mark.style == ItemStyle::Roman && block.upper &&
        block.mark.strokes.size() >= 2) {
      bool roman_first = top_upper;  // "1." stands for "I."
      for (const Block& other : blocks)
        roman_first = roman_first || (other.mark.style == ItemStyle::Roman && other.mark.number == 1 && other.upper);
      if (roman_first) return ItemStyle::Roman;
    }
    if (top == ItemStyle::Arabic && !top_upper && block.mark.style == ItemStyle::Article && first)
      return ItemStyle::Article;
  }
  (void)text;
  return top;
}

float strokes_distance(std::string_view a, std::string_view b) {
  std::vector<float> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<float>(j);
  for (std::size_t i = 0; i < a.size(); ++i) {
    float diagonal = row[0];
    row[0] += 1;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      float next = std::min({diagonal + (a[i] == b[j - 1] ? 0.0F : 1.0F), row[j] + 1, row[j - 1] + 1});
      diagonal = row[j];
      row[j] = next;
    }
  }
  return row[b.size()];
}

/// Gives the blocks of the outermost level their numbers in order, mending numerals OCR broke ("I11." is III).
void number_top_level(ItemStyle top, std::vector<Block>& blocks) {
  int last = 0;
  bool first_upper = false;
  for (Block& block : blocks) {
    ItemMark& mark = block.mark;
    bool maybe = mark.style == top || (top == ItemStyle::Roman && block.upper &&
                                       (mark.style == ItemStyle::Arabic || mark.style == ItemStyle::Letter));
    if (!maybe) continue;
    int expected = last + 1;
    bool fits = mark.style == top && mark.number == expected;
    if (top == ItemStyle::Roman && !fits) {
      std::string strokes = mark.style == ItemStyle::Arabic
                                ? std::string(static_cast<std::size_t>(mark.number == 1 || mark.number == 11), 'i')
                                : mark.strokes;
      if (mark.style == ItemStyle::Letter) strokes = std::string(mark.mark).substr(0, 1) == "V" ? "v" : "";
      bool like_first = last == 0 || block.upper == first_upper;
      fits = like_first && strokes_distance(strokes, roman_strokes(expected)) <= (block.upper ? 1.0F : 0.0F);
      if (!fits && mark.style == top && like_first && mark.number > expected && mark.number <= expected + 2)
        expected = mark.number, fits = true;
    } else if (!fits && mark.style == top && mark.number > expected && mark.number <= expected + 2 && last > 0) {
      expected = mark.number;
      fits = block.upper == first_upper;
    } else if (top == ItemStyle::Part) {
      fits = true;
    }
    if (top == ItemStyle::Arabic && first_upper && !block.upper) fits = false;
    if (!fits) continue;
    if (last == 0) first_upper = block.upper;
    last = expected;
    block.level = 0;
    mark.number = expected;
    if (top == ItemStyle::Roman)
      mark.mark = roman(expected) + ".";
    else if (top == ItemStyle::Arabic)
      mark.mark = std::to_string(expected) + ".";
    mark.style = top;
  }
}

std::string own_text(const SourceText& text, const Block& block) {
  std::string own = block.mark.text_start < block.first_end ? text.value(block.mark.text_start, block.first_end) : "";
  for (const TextLine& line : block.more) own += (own.empty() ? "" : " ") + text.value(line);
  return own;
}

SectionItem item_of(const SourceText& text, const Block& block) {
  SectionItem item{.style = block.mark.style,
                   .mark = block.mark.mark,
                   .place = text.place(block.start, block.end),
                   .confidence = 0.9};
  item.text = own_text(text, block);
  if (block.level == 0 && item.mark.size() > 2 && block.mark.style == ItemStyle::Roman &&
      !text.folded(block.start, block.end).starts_with(roman_strokes(block.mark.number)))
    item.confidence = 0.75;
  std::size_t own_start =
      block.mark.text_start < block.first_end || block.more.empty() ? block.mark.text_start : block.more[0].start;
  std::string_view own = text.folded(own_start, block.end);
  bool numbered = block.mark.style != ItemStyle::Paragraph && block.mark.style != ItemStyle::Dash &&
                  block.mark.style != ItemStyle::Plus;
  bool sentence = own.ends_with('.') || own.ends_with(';') || own.ends_with(',');
  item.is_heading = numbered && !own.empty() && (block.upper || (own.size() <= heading_letters_max && !sentence));
  return item;
}

/// Nests blocks: an item of a style already open closes what is inside it, another style goes deeper.
void nest(const SourceText& text, std::span<const Block> blocks, std::vector<SectionItem>& out) {
  struct Open {
    ItemStyle style;
    std::vector<SectionItem>* items;
  };
  std::vector<Open> open;
  for (const Block& block : blocks) {
    if (block.mark.style == ItemStyle::Paragraph) {
      while (!open.empty() && (open.back().style == ItemStyle::Dash || open.back().style == ItemStyle::Plus))
        open.pop_back();
      std::vector<SectionItem>& items = open.empty() ? out : open.back().items->back().items;
      items.push_back(item_of(text, block));
      continue;
    }
    ItemStyle style = block.level == 0 ? ItemStyle::Part : block.mark.style;
    if (block.level == 0) open.clear();
    auto same = std::ranges::find_if(open, [&](const Open& o) { return o.style == style; });
    if (same != open.end()) {
      open.erase(same + 1, open.end());
    } else {
      std::vector<SectionItem>* items = open.empty() ? &out : &open.back().items->back().items;
      open.push_back({style, items});
    }
    open.back().items->push_back(item_of(text, block));
  }
}

/// What follows "Điều 1." on its line is a heading only if it is short and its text comes in paragraphs below.
void settle_articles(std::vector<SectionItem>& sections) {
  for (SectionItem& section : sections) {
    if (section.style != ItemStyle::Article) continue;
    bool titled =
        section.is_heading && section.text.size() < 140 && !section.items.empty() && !section.text.ends_with(':');
    if (!titled) section.is_heading = false;
  }
}

}  // namespace

void read_sections(const SourceText& text, const DocumentLayout& layout, PlanReading& reading) {
  std::vector<Block> blocks = find_blocks(text, layout);
  ItemStyle top = find_top_style(text, blocks);
  if (top != ItemStyle::Paragraph) number_top_level(top, blocks);
  nest(text, blocks, reading.sections);
  settle_articles(reading.sections);
  for (SectionItem& section : reading.sections) {
    if (!section.is_heading || reading.quality == TextQuality::Clean) continue;
    RestoredText restored = restore_words(section.text, reading.quality);
    section.text = restored.text;
    section.confidence *= restored.confidence;
  }
}

std::vector<FoundText> list_top_headings(const PlanReading& reading) {
  std::vector<FoundText> headings;
  ItemStyle top = ItemStyle::Paragraph;
  for (const SectionItem& section : reading.sections)
    if (top == ItemStyle::Paragraph) top = is_outer(section.style) ? section.style : top;
  for (const SectionItem& section : reading.sections) {
    if (section.style != top || top == ItemStyle::Paragraph) continue;
    bool bare = section.style == ItemStyle::Article && !section.is_heading;
    std::string mark = section.mark;
    if (bare && (mark.ends_with('.') || mark.ends_with(':'))) mark.pop_back();
    if (bare)
      headings.push_back({mark, section.place, section.confidence});
    else if (section.is_heading)
      headings.push_back({mark + " " + section.text, section.place, section.confidence});
  }
  return headings;
}

}  // namespace vx
