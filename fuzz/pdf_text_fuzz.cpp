// What pdftotext may print, as a text and read as a document.
#include <cstddef>
#include <cstdint>

#include "base/text.h"
#include "documents/plan_reading.h"
#include "documents/text_extraction.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 20000) return 0;
  std::expected<std::string, vx::Refusal> text = vx::text_of_pdf_output({reinterpret_cast<const char*>(data), size});
  if (text) (void)vx::read_plan(vx::to_nfc(*text));
  return 0;
}
