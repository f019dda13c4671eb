#pragma once
#include "documents/source_text.h"

namespace vx {

/// The numbering a line begins with.
struct ItemMark {
  ItemStyle style = ItemStyle::Paragraph;
  std::string mark;            ///< as printed: "I11."
  int number = 0;              ///< its value, 0 if it cannot be read
  std::string strokes;         ///< of a Roman numeral: what was seen, as i, v, x
  std::size_t text_start = 0;  ///< letters: where the item's own text begins
};

/// Reads the mark of `line`; style Paragraph if it has none.
ItemMark read_mark(const SourceText& text, const TextLine& line);

/// "iv" for 4.
std::string roman_strokes(int number);
/// "IV" for 4.
std::string roman(int number);

}  // namespace vx
