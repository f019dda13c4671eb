#pragma once
#include <optional>
#include <string>

#include "documents/source_text.h"

namespace vx {

/// "KH-UBND", "SNN&PTNT", "KH/TU" where it stands in the text.
struct SymbolHit {
  std::string symbol = {};
  std::size_t start = 0;
  std::size_t end = 0;
  bool is_party = false;  ///< "KH/TU": the number stands before a dash, "12-KH/TU"
};

/// The symbol that begins at letter `at`; nothing if none does.
std::optional<SymbolHit> read_symbol(const SourceText& text, std::size_t at, std::size_t end);
/// "QD-TTg" → "QĐ-TTg": the abbreviations Decree 30 and the names of agencies use, when their marks were lost.
std::string restore_symbol(std::string_view symbol);
/// The digits of a printed number, "I899" → "1899"; empty if it cannot be read. Keeps a leading zero.
std::string restore_number(std::string_view letters);

}  // namespace vx
