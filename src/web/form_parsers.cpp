#include "web/form_parsers.h"

#include "base/text.h"
#include "web/address.h"
#include "web/body.h"

namespace vx {
namespace {

/// Checked and composed; what a form holds is text.
std::string clean(std::string text) {
  if (!is_utf8(text)) throw Problem(ProblemCode::BadRequest);
  bool ascii = std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return ascii ? text : to_nfc(text);
}

}  // namespace

std::vector<FormValue> parse_urlencoded(std::string_view encoded, const FormLimits& limits) {
  std::vector<FormValue> values;
  while (!encoded.empty()) {
    std::string_view pair = encoded.substr(0, encoded.find('&'));
    encoded.remove_prefix(std::min(pair.size() + 1, encoded.size()));
    if (pair.empty()) continue;
    if (values.size() >= limits.fields_max) throw Problem(ProblemCode::TooLarge);
    std::size_t equals = pair.find('=');
    std::string name = decode_uri(pair.substr(0, equals), true);
    std::string value = equals == std::string_view::npos ? "" : decode_uri(pair.substr(equals + 1), true);
    if (name.size() > limits.name_max) throw Problem(ProblemCode::TooLarge);
    values.push_back({clean(std::move(name)), clean(std::move(value))});
  }
  return values;
}

std::string header_parameter(std::string_view header, std::string_view name) {
  std::size_t at = header.find(';');
  while (at < header.size()) {
    std::string_view rest = header.substr(at + 1);
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t')) rest.remove_prefix(1);
    std::size_t equals = rest.find_first_of("=;");
    if (equals == std::string_view::npos || rest[equals] == ';') {
      at = header.find(';', at + 1);
      continue;
    }
    bool found = equals == name.size() && starts_with_ignoring_case(rest, name);
    rest.remove_prefix(equals + 1);
    std::string value;
    if (rest.starts_with('"')) {
      std::size_t i = 1;
      for (; i < rest.size() && rest[i] != '"'; ++i) {
        if (rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\')) ++i;
        value.push_back(rest[i]);
      }
      rest.remove_prefix(std::min(i + 1, rest.size()));
    } else {
      value = trim(rest.substr(0, rest.find(';')));
    }
    if (found) return value;
    std::size_t next = rest.find(';');
    at = next == std::string_view::npos ? header.size() : header.size() - rest.size() + next;
  }
  return {};
}

Form parse_body(std::string_view content_type, std::string_view body, const FormLimits& limits) {
  std::string type = lower(trim(content_type.substr(0, content_type.find(';'))));
  if (body.empty() && (type.empty() || type == "application/json")) return {};
  if (type == "application/x-www-form-urlencoded") return Form(parse_urlencoded(body, limits));
  if (type == "multipart/form-data") return parse_multipart(body, header_parameter(content_type, "boundary"), limits);
  if (type == "application/json") return Form(parse_json_fields(body, limits));
  throw Problem(ProblemCode::UnsupportedMedia);
}

void read_body(Request& request) { request.form = parse_body(request.header("content-type"), request.body); }

Form Form::parse_query(std::string_view encoded) { return Form(parse_urlencoded(encoded)); }

}  // namespace vx
