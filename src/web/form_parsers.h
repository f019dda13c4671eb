#pragma once
#include <string_view>
#include <vector>

#include "web/form.h"

namespace vx {

/// What a form may be; beyond it the parsers throw Problem (TooLarge). Malformed input, and text that is not UTF-8,
/// throws BadRequest. Names and values come out in NFC.
struct FormLimits {
  std::size_t fields_max = 10'000;
  std::size_t files_max = 100;
  std::size_t name_max = 200;       ///< bytes of a field's name
  std::size_t depth_max = 16;       ///< of nested JSON
  std::size_t head_max = 8 * 1024;  ///< bytes of the head of one part (multipart)
};

/// application/x-www-form-urlencoded, also a query string.
std::vector<FormValue> parse_urlencoded(std::string_view encoded, const FormLimits& limits = {});
/// multipart/form-data (RFC 7578). A field with a file name is a file; an empty file input gives nothing.
Form parse_multipart(std::string_view body, std::string_view boundary, const FormLimits& limits = {});
/// A JSON object as fields: {"items":[{"name":"A"}]} is "items.0.name" = "A"; a list of plain values is several fields
/// of one name as well as "name.0", "name.1"; true is "true", null is left out.
std::vector<FormValue> parse_json_fields(std::string_view json, const FormLimits& limits = {});

/// The body of a request by its content type; an empty body is an empty form. Throws UnsupportedMedia on other types.
Form parse_body(std::string_view content_type, std::string_view body, const FormLimits& limits = {});
/// The parameter `name` of a header such as `multipart/form-data; boundary="x"`; empty if there is none.
std::string header_parameter(std::string_view header, std::string_view name);

}  // namespace vx
