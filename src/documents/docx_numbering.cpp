#include "documents/docx_numbering.h"

#include <pugixml.hpp>

#include "documents/item_marks.h"

namespace vx {
namespace {

constexpr int count_max = 999;

std::string counted(std::string_view format, int count) {
  count = std::min(count, count_max);
  if (format == "upperRoman") return roman(count);
  if (format == "lowerRoman") return roman_strokes(count);
  if (format == "lowerLetter") return std::string(1, static_cast<char>('a' + (count - 1) % 26));
  if (format == "upperLetter") return std::string(1, static_cast<char>('A' + (count - 1) % 26));
  return std::to_string(count);
}

}  // namespace

DocxNumbering::DocxNumbering(std::string_view xml) {
  pugi::xml_document document;
  if (xml.empty() || !document.load_buffer(xml.data(), xml.size())) return;
  pugi::xml_node root = document.document_element();
  for (const pugi::xml_node& node : root.children("w:abstractNum")) {
    List& list = abstract_[node.attribute("w:abstractNumId").value()];
    for (const pugi::xml_node& level : node.children("w:lvl")) {
      int index = level.attribute("w:ilvl").as_int(-1);
      if (index < 0 || index >= levels_max) continue;
      auto at = static_cast<std::size_t>(index);
      int start = level.child("w:start").attribute("w:val").as_int(1);
      list.levels[at] = {level.child("w:numFmt").attribute("w:val").value(),
                         level.child("w:lvlText").attribute("w:val").value(), std::clamp(start, 0, count_max)};
    }
  }
  for (const pugi::xml_node& node : root.children("w:num"))
    abstract_of_[node.attribute("w:numId").value()] = node.child("w:abstractNumId").attribute("w:val").value();
}

std::string DocxNumbering::next_mark(std::string_view number_id, int level) {
  auto which = abstract_of_.find(number_id);
  if (which == abstract_of_.end() || level < 0 || level >= levels_max) return {};
  auto found = abstract_.find(which->second);
  if (found == abstract_.end()) return {};
  List& list = found->second;
  auto at = static_cast<std::size_t>(level);
  const Level& own = list.levels[at];
  if (own.format == "none") return {};
  if (own.format == "bullet" || own.format.empty()) return "-";
  list.counts[at] = list.counts[at] == 0 ? own.start : std::min(list.counts[at] + 1, count_max);
  for (std::size_t deeper = at + 1; deeper < list.counts.size(); ++deeper) list.counts[deeper] = 0;
  std::string mark;
  for (std::size_t i = 0; i < own.text.size() && mark.size() < 64; ++i) {
    bool place = own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' && own.text[i + 1] <= '9';
    if (!place) {
      mark += own.text[i];
      continue;
    }
    auto of = static_cast<std::size_t>(own.text[++i] - '1');
    mark += counted(of == at ? std::string_view(own.format) : std::string_view(list.levels[of].format),
                    std::max(1, list.counts[of]));
  }
  return mark;
}

}  // namespace vx
