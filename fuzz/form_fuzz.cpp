#include <cstdlib>

#include "web/address.h"
#include "web/form_parsers.h"
#include "web/number.h"

// Query strings and urlencoded bodies, and what the fields are read as.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  std::string_view input(reinterpret_cast<const char*>(data), size);
  try {
    vx::Form form(vx::parse_urlencoded(input));
    for (const vx::FormValue& value : form.values()) {
      vx::Form reader = form;
      reader.text(value.name, 10);
      reader.integer(value.name, -5, 5);
      reader.number(value.name, -1e9, 1e9);
      reader.date(value.name);
      reader.instant(value.name);
      reader.checkbox(value.name);
    }
  } catch (const vx::Problem&) {
  }
  if (vx::decode_uri(vx::encode_uri(input), true) != input) std::abort();
  return 0;
}
