#include "base/text.h"
#include "web/form_parsers.h"

namespace vx {
namespace {

[[noreturn]] void malformed() { throw Problem(ProblemCode::BadRequest); }

/// The head of one part, as far as forms need it.
struct PartHead {
  std::string name;
  std::optional<std::string> file_name;
  std::string content_type = "text/plain";
};

/// Browsers write a quote in a name as %22 and line ends as %0D%0A (HTML, "multipart/form-data encoding algorithm").
std::string undo_browser_escapes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string_view escape = text.substr(i, 3);
    if (escape == "%22" || escape == "%0D" || escape == "%0A") {
      out.push_back(escape == "%22" ? '"' : ' ');
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

std::string field_text(std::string_view text) {
  if (!is_utf8(text)) malformed();
  return to_nfc(text);
}

/// The parameter of Content-Disposition as browsers write it: in quotes, a backslash standing for itself.
std::optional<std::string> disposition_parameter(std::string_view header, std::string_view name) {
  std::string start = "; " + std::string(name) + "=\"";
  std::size_t at = header.find(start);
  if (at == std::string_view::npos) {
    std::string value = header_parameter(header, name);  // other programs: without quotes
    return value.empty() ? std::nullopt : std::optional(field_text(value));
  }
  header.remove_prefix(at + start.size());
  std::size_t end = header.find('"');
  if (end == std::string_view::npos) malformed();
  return field_text(undo_browser_escapes(header.substr(0, end)));
}

PartHead parse_head(std::string_view head, const FormLimits& limits) {
  PartHead part;
  bool has_disposition = false;
  while (!head.empty()) {
    std::size_t end = head.find("\r\n");
    std::string_view line = head.substr(0, end);
    head.remove_prefix(end == std::string_view::npos ? head.size() : end + 2);
    std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) malformed();
    std::string name = lower(line.substr(0, colon));
    std::string_view value = trim(line.substr(colon + 1));
    if (name == "content-disposition") {
      if (has_disposition || !starts_with_ignoring_case(value, "form-data")) malformed();
      has_disposition = true;
      auto field = disposition_parameter(value, "name");
      if (!field) malformed();
      part.name = std::move(*field);
      part.file_name = disposition_parameter(value, "filename");
    } else if (name == "content-type") {
      part.content_type = std::string(value);
    }
  }
  if (!has_disposition) malformed();
  if (part.name.size() > limits.name_max) throw Problem(ProblemCode::TooLarge);
  return part;
}

/// A name without folders: some browsers once sent them.
std::string file_name_only(std::string_view name) {
  std::size_t slash = name.find_last_of("/\\");
  return std::string(slash == std::string_view::npos ? name : name.substr(slash + 1));
}

}  // namespace

Form parse_multipart(std::string_view body, std::string_view boundary, const FormLimits& limits) {
  if (boundary.empty() || boundary.size() > 70) malformed();
  std::string delimiter = "\r\n--" + std::string(boundary);
  std::string_view first = std::string_view(delimiter).substr(2);
  if (!body.starts_with(first)) malformed();
  body.remove_prefix(first.size());
  std::vector<FormValue> values;
  std::vector<UploadedFile> files;
  while (!body.starts_with("--")) {
    if (!body.starts_with("\r\n")) malformed();
    body.remove_prefix(2);
    std::size_t head_end = body.substr(0, limits.head_max).find("\r\n\r\n");
    if (head_end == std::string_view::npos) malformed();
    PartHead head = parse_head(body.substr(0, head_end), limits);
    body.remove_prefix(head_end + 4);
    std::size_t end = body.find(delimiter);
    if (end == std::string_view::npos) malformed();
    std::string_view content = body.substr(0, end);
    body.remove_prefix(end + delimiter.size());
    if (!head.file_name) {
      if (values.size() >= limits.fields_max) throw Problem(ProblemCode::TooLarge);
      values.push_back({std::move(head.name), field_text(content)});
    } else if (!head.file_name->empty() || !content.empty()) {
      if (files.size() >= limits.files_max) throw Problem(ProblemCode::TooLarge);
      files.push_back(
          {std::move(head.name), file_name_only(*head.file_name), std::move(head.content_type), std::string(content)});
    }
  }
  return Form(std::move(values), std::move(files));
}

}  // namespace vx
