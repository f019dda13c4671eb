#include <charconv>

#include <simdjson.h>

#include "base/text.h"
#include "web/form_parsers.h"

namespace vx {
namespace {

namespace ondemand = simdjson::ondemand;

/// Walks one JSON document and notes its plain values under their dotted names.
class FieldReader {
 public:
  explicit FieldReader(const FormLimits& limits) : limits_(limits) {}

  void read(ondemand::value value, const std::string& name, std::size_t depth) {
    if (depth > limits_.depth_max) throw Problem(ProblemCode::TooLarge);
    switch (ondemand::json_type type = value.type()) {
      case ondemand::json_type::object:
        for (auto field : value.get_object()) {
          std::string key = text_of(field.unescaped_key());
          read(field.value(), name.empty() ? key : name + "." + key, depth + 1);
        }
        return;
      case ondemand::json_type::array: {
        std::size_t index = 0;
        for (auto item : value.get_array()) {
          ondemand::value element = item.value();
          ondemand::json_type kind = element.type();
          std::size_t before = values_.size();
          read(element, name + "." + std::to_string(index++), depth + 1);
          bool is_plain = kind != ondemand::json_type::object && kind != ondemand::json_type::array;
          if (is_plain && values_.size() > before) note(name, std::string(values_.back().value));
        }
        return;
      }
      case ondemand::json_type::null:
        if (!value.is_null()) throw Problem(ProblemCode::BadRequest);
        return;
      default:
        note(name, plain_text(value, type));
    }
  }

  [[nodiscard]] std::vector<FormValue> take() { return std::move(values_); }

 private:
  std::string text_of(std::string_view text) const {
    if (!is_utf8(text)) throw Problem(ProblemCode::BadRequest);
    return to_nfc(text);
  }

  /// As it would be typed: true, 12, 36,6 (a point would be ambiguous, see number.h).
  std::string plain_text(ondemand::value& value, ondemand::json_type type) const {
    if (type == ondemand::json_type::string) return text_of(value.get_string());
    if (type == ondemand::json_type::boolean) return value.get_bool() ? "true" : "false";
    std::string token(trim(value.raw_json_token()));
    double number = value.get_double();  // throws unless the token is a number
    if (token.find_first_of(".eE") == std::string::npos) return token;
    char buffer[400];
    auto end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed).ptr;
    std::replace(buffer, end, '.', ',');
    return {buffer, end};
  }

  void note(const std::string& name, std::string value) {
    if (values_.size() >= limits_.fields_max || name.size() > limits_.name_max) throw Problem(ProblemCode::TooLarge);
    values_.push_back({name, std::move(value)});
  }

  const FormLimits& limits_;
  std::vector<FormValue> values_;
};

}  // namespace

std::vector<FormValue> parse_json_fields(std::string_view json, const FormLimits& limits) {
  if (json.size() >= UINT32_MAX) throw Problem(ProblemCode::TooLarge);
  simdjson::padded_string padded(json);
  ondemand::parser parser;
  if (parser.allocate(std::max<std::size_t>(json.size(), 1), limits.depth_max + 2))
    throw Problem(ProblemCode::TooLarge);
  try {
    ondemand::document document = parser.iterate(padded);
    ondemand::value root = document.get_value();
    if (root.type() != ondemand::json_type::object) throw Problem(ProblemCode::BadRequest);
    FieldReader reader(limits);
    reader.read(root, "", 0);
    // A place behind the object means that something follows it.
    if (!document.current_location().error()) throw Problem(ProblemCode::BadRequest);
    return reader.take();
  } catch (const simdjson::simdjson_error&) {
    throw Problem(ProblemCode::BadRequest);
  }
}

}  // namespace vx
