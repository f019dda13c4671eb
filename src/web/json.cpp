#include "web/json.h"

#include <charconv>
#include <cmath>

namespace vx {
namespace {

void append_quoted(std::string& out, std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  out.push_back('"');
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (byte < 0x20) {
      out += "\\u00";
      out.push_back(digits[byte >> 4]);
      out.push_back(digits[byte & 15]);
    } else {
      out.push_back(c);
    }
  }
  out.push_back('"');
}

}  // namespace

Json::Json(double value) : Json() {
  if (!std::isfinite(value)) return;
  char buffer[64];
  // Fixed notation while it is short; JSON readers take both.
  bool plain = value == 0 || (std::abs(value) >= 1e-6 && std::abs(value) < 1e15);
  auto end = plain ? std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr
                   : std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  text_.assign(buffer, end);
}

Json::Json(std::string_view text) { append_quoted(text_, text); }

Json json_object(std::initializer_list<Field> fields) { return json_object(std::vector<Field>(fields)); }

Json json_object(const std::vector<Field>& fields) {
  Json json;
  json.text_ = "{";
  for (const Field& field : fields) {
    if (json.text_.size() > 1) json.text_ += ',';
    append_quoted(json.text_, field.name);
    json.text_ += ':';
    json.text_ += field.value.str();
  }
  json.text_ += '}';
  return json;
}

}  // namespace vx
