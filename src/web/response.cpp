#include "web/response.h"

#include "base/text.h"
#include "web/address.h"
#include "web/cookies.h"
#include "web/problem_json.h"

namespace vx {
namespace {

constexpr int notice_seconds = 60;

/// `name` for old readers: without marks, and without anything that could end the quoted string or the line.
std::string ascii_name(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    char32_t original = next_code_point(name, at);
    // fold() also lowers; keep the case of plain letters.
    char32_t c = original < 0x80 ? original : fold(original);
    bool plain = c > 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '/' && c != '%' && c != ';';
    out.push_back(plain ? static_cast<char>(c) : '_');
  }
  return out.empty() ? "file" : out;
}

/// The text of the label of a field, as it stands in the page; empty if it has none there.
std::string_view label_in(std::string_view page, std::string_view field) {
  const std::size_t at = page.find(fmt::format("for=\"f-{}\">", field));
  if (at == page.npos) return {};
  const std::string_view label = page.substr(page.find('>', at) + 1);
  return trim(label.substr(0, label.find('<')));
}

/// The summary of faults stands before the fields: only in the whole page are their labels known. Names each fault's
/// field where its link leads.
void name_fields(std::string& page, const Form& form) {
  for (const FieldError& error : form.errors()) {
    if (error.field.empty()) continue;
    const std::string link = fmt::format("<a href=\"#f-{}\">", error.field);
    const std::size_t at = page.find(link);
    const std::string_view label = label_in(page, error.field);
    if (at == page.npos || label.empty()) continue;
    page.insert(at + link.size(), std::string(label) + ": ");
  }
}

}  // namespace

Response html_response(Html page, int status) {
  Response response{.status = status, .headers = {{"Content-Type", "text/html; charset=utf-8"}}};
  response.body = std::move(page).str();
  return response;
}

Response json_response(const Json& json, int status) {
  Response response{.status = status, .headers = {{"Content-Type", "application/json"}}};
  response.body = json.str();
  return response;
}

Response download(std::string bytes, std::string_view content_type, std::string_view name) {
  Response response{.headers = {{"Content-Type", std::string(content_type)}}};
  // RFC 6266 with RFC 5987: the plain name for old readers, the true one for all others.
  response.with_header("Content-Disposition",
                       "attachment; filename=\"" + ascii_name(name) + "\"; filename*=UTF-8''" + encode_uri(name));
  response.body = std::move(bytes);
  return response;
}

Response done(const Request& request, std::string_view address, std::string_view notice_key, const Json& json,
              int status) {
  if (request.wants_json) {
    Response response = json_response(json, status);
    response.with_header("Location", std::string(address));
    return response;
  }
  Response response{.status = 303, .headers = {{"Location", std::string(address)}}};
  if (!notice_key.empty())
    response.with_header("Set-Cookie", set_cookie(notice_cookie, notice_key, notice_seconds, request.is_tls));
  return response;
}

Response invalid(const Request& request, const Form& form, Html page) {
  if (!request.wants_json) {
    Response response = html_response(std::move(page), status_of(ProblemCode::Invalid));
    name_fields(response.body, form);
    return response;
  }
  Response response = json_response(problem_json(request.view, ProblemCode::Invalid, "", form.errors()),
                                    status_of(ProblemCode::Invalid));
  response.headers.front().second = "application/problem+json";
  return response;
}

}  // namespace vx
