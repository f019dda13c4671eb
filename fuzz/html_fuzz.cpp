// Bytes as a saved web page, as a plain text, and as any file.
#include <cstddef>
#include <cstdint>

#include "base/check.h"
#include "base/text.h"
#include "documents/text_extraction.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  vx::check(vx::is_utf8(vx::to_nfc(vx::text_of_html(bytes))) || bytes.find('\0') != std::string_view::npos,
            "not UTF-8");
  (void)vx::text_of_plain(bytes);
  if (!bytes.starts_with("%PDF-")) (void)vx::extract_text(bytes, "page.html");
  return 0;
}
