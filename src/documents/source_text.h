#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "documents/plan_reading.h"

namespace vx {

/// A line of a SourceText: letters [start, end), without the white space around it.
struct TextLine {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  bool after_gap = false;  ///< a blank line, or a page's edge, lies before it
};

/// A text as the reader sees it: one folded byte for every code point, so that "Độc lập", "Doc lap" and what OCR makes
/// of them are alike, each knowing its place in the source. Runs of white space are one ' ', wide ones (columns) '\t',
/// line ends '\n'. Letters that fold to nothing Latin are '\x01'.
class SourceText {
 public:
  explicit SourceText(std::string_view source);

  std::string letters;
  std::vector<TextLine> lines;  ///< without blank ones

  [[nodiscard]] std::string_view source() const { return source_; }
  [[nodiscard]] std::string_view folded(std::size_t start, std::size_t end) const {
    return std::string_view(letters).substr(start, end - start);
  }
  [[nodiscard]] std::string_view folded(const TextLine& line) const { return folded(line.start, line.end); }
  /// The bytes letters [start, end) stand for.
  [[nodiscard]] Span place(std::size_t start, std::size_t end) const;
  [[nodiscard]] std::string_view original(std::size_t start, std::size_t end) const;
  /// The same for people: line ends and wide gaps become a space, marks of bold and handwriting go.
  [[nodiscard]] std::string value(std::size_t start, std::size_t end) const;
  [[nodiscard]] std::string value(const TextLine& line) const { return value(line.start, line.end); }
  [[nodiscard]] bool is_upper(std::size_t i) const { return upper_[i]; }
  /// Share of capitals among the letters of [start, end); 0 if there is none.
  [[nodiscard]] double upper_share(std::size_t start, std::size_t end) const;
  [[nodiscard]] double upper_share(const TextLine& line) const { return upper_share(line.start, line.end); }
  /// The line that holds letter `i`, or the one after it.
  [[nodiscard]] std::size_t line_of(std::size_t i) const;

 private:
  std::string_view source_;
  std::vector<std::uint32_t> at_;  ///< at_[i]: where letters[i] begins in the source; one more at the end
  std::vector<bool> upper_;

  void append(char letter, bool upper, std::size_t at);
  void find_lines();
};

/// `text` without the marks that are not its words: bold stars, "*Handwritten signature*"; white space squeezed.
std::string without_marks(std::string_view text);
bool is_capital(char32_t code_point);
/// Lower case of Vietnamese letters, quickly.
std::string lower_letters(std::string_view text);
/// The byte a code point has in SourceText::letters.
char reading_letter(char32_t code_point);
/// reading_letter() of every code point; white space squeezed to ' '.
std::string reading_letters(std::string_view text);

}  // namespace vx
