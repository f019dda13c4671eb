// Bytes as a Word document, and as the parts inside one.
#include <cstddef>
#include <cstdint>

#include "documents/docx_numbering.h"
#include "documents/text_extraction.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)vx::text_of_docx(bytes);
  vx::DocxNumbering numbering(bytes);
  (void)vx::docx_body_text(bytes);
  for (int level = -1; level < 10; ++level) (void)numbering.next_mark("1", level);
  return 0;
}
