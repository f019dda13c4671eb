#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>

namespace vx {

/// Marks Word prints before list paragraphs, "II.", "2.1.", "a)", "-": they are not in the text but counted.
class DocxNumbering {
 public:
  /// `xml`: word/numbering.xml, may be empty.
  explicit DocxNumbering(std::string_view xml);
  /// The mark of the next paragraph of list `number_id` on `level`; empty if that list is unknown.
  std::string next_mark(std::string_view number_id, int level);

 private:
  static constexpr int levels_max = 9;
  struct Level {
    std::string format;  ///< "decimal", "upperRoman", "bullet", …
    std::string text;    ///< "%1.%2."
    int start = 1;
  };
  struct List {
    std::array<Level, levels_max> levels;
    std::array<int, levels_max> counts{};
  };
  std::map<std::string, List, std::less<>> abstract_;
  std::map<std::string, std::string, std::less<>> abstract_of_;
};

}  // namespace vx
