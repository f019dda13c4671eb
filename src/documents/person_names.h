#pragma once
#include "documents/source_text.h"

namespace vx {

/// A person's name in letters [start, end).
struct PersonName {
  std::string name;
  std::size_t start = 0;
  std::size_t end = 0;
  double confidence = 0;
};

/// Names in a short line: two to five capitalised words that begin with a surname, or nearly; several if the line
/// holds several signers' names.
std::vector<PersonName> find_person_names(const SourceText& text, TextQuality quality, std::size_t start,
                                          std::size_t end);

}  // namespace vx
