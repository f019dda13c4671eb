#include "web/form_parsers.h"

// The first line is the content type, the rest the body.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  std::string_view input(reinterpret_cast<const char*>(data), size);
  std::size_t end = std::min(input.find('\n'), input.size());
  std::string_view body = input.substr(std::min(end + 1, input.size()));
  try {
    vx::parse_body(input.substr(0, end), body);
  } catch (const vx::Problem&) {
  }
  try {
    vx::parse_multipart(body, "x");
  } catch (const vx::Problem&) {
  }
  return 0;
}
