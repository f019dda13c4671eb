#pragma once
#include <cstddef>

#include "documents/administrative_terms.h"
#include "documents/source_text.h"

namespace vx {

/// Where the parts of an administrative document lie, in lines of a SourceText. `none` where a part is missing.
struct DocumentLayout {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  const DocumentKind* kind = nullptr;  ///< of the type line
  std::size_t type_line = none;        ///< "KẾ HOẠCH"
  std::size_t subject_line = none;     ///< "V/v …" of an official letter
  std::size_t addressee_line = none;   ///< "Kính gửi: …"
  std::size_t header_end = 0;          ///< the header is lines [0, header_end)
  std::size_t authority_line = none;   ///< "GIÁM ĐỐC SỞ …" above the grounds of a decision
  std::size_t title_start = 0;         ///< letters [title_start, title_end)
  std::size_t title_end = 0;
  std::size_t body_line = 0;
  std::size_t end_mark_line = none;    ///< the line that ends with "./."
  std::size_t closing_line = 0;        ///< first line behind the body
  std::size_t recipients_line = none;  ///< "Nơi nhận:"
  bool is_news = false;
};

DocumentLayout find_layout(const SourceText& text);

/// True if a line starts with a body's opening words.
bool opens_body(std::string_view letters);
/// Where "./." or what OCR leaves of it ends the line; none if it does not.
std::size_t find_end_mark(std::string_view letters);
/// True for a line that is only a page number, a rule or specks.
bool is_noise(const SourceText& text, const TextLine& line);

}  // namespace vx
