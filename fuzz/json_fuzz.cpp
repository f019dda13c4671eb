#include <cstdlib>

#include "base/text.h"
#include "web/form_parsers.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  try {
    for (const vx::FormValue& value : vx::parse_json_fields({reinterpret_cast<const char*>(data), size}))
      if (!vx::is_utf8(value.name) || !vx::is_utf8(value.value)) std::abort();
  } catch (const vx::Problem&) {
  }
  return 0;
}
