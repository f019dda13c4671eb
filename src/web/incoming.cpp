#include "web/incoming.h"

#include "base/text.h"
#include "web/body.h"
#include "web/cookies.h"
#include "web/protocol.h"
#include "web/response.h"
#include "web/session_cookie.h"

namespace vx {
namespace {

constexpr std::size_t token_length_max = 200;
/// Fields whose values must not be guessed from a hash in the database.
constexpr std::array<std::string_view, 5> secret_fields{"password", "new_password", "repeated", "code", "offer"};

std::optional<Locale> locale_of(std::string_view code) {
  if (code == "vi") return Locale::Vietnamese;
  if (code == "en") return Locale::English;
  return {};
}

/// The first language of the list that we speak: browsers send them in order of preference.
std::optional<Locale> accepted_locale(std::string_view accept_language) {
  for (std::string_view item : split(accept_language, ','))
    if (auto locale = locale_of(trim(item).substr(0, 2))) return locale;
  return {};
}

Locale choose_locale(const Request& request) {
  if (auto asked = locale_of(request.filter.raw("lang"))) return *asked;
  if (auto kept = locale_of(request.cookie(language_cookie))) return *kept;
  return accepted_locale(request.header("accept-language")).value_or(Locale::Vietnamese);
}

bool asks_for_json(const Request& request) {
  if (request.filter.raw("format") == "json") return true;
  std::string_view accept = request.header("accept");
  if (accept.contains("text/html")) return false;
  return accept.contains("json") || request.header("content-type").starts_with("application/json");
}

std::string_view bearer_token(const Request& request) {
  std::string_view value = request.header("authorization");
  return starts_with_ignoring_case(value, "bearer ") ? trim(value.substr(7)) : std::string_view();
}

void take_key(Request& request, std::string_view key) {
  if (key.empty()) return;
  if (!is_uuid(key)) throw Problem(ProblemCode::BadRequest, request.view.t("problem.key_malformed"));
  request.idempotency_key = lower(key);
}

void append_part(std::string& out, std::string_view part) {
  out.append(std::to_string(part.size())).append(":").append(part);
}

}  // namespace

bool is_bearer(const Request& request) { return !bearer_token(request).empty(); }

bool has_form_body(const Request& request) { return !request.header("content-type").starts_with("application/json"); }

void read_head(Request& request) {
  request.filter = Form::parse_query(request.query);
  View& view = request.view;
  view.locale = choose_locale(request);
  view.path = request.query.empty() ? request.path : request.path + "?" + request.query;
  view.notice = request.cookie(notice_cookie);
  request.wants_json = asks_for_json(request);
  std::string_view token =
      is_bearer(request) ? bearer_token(request) : request.cookie(session_cookie_of(request.is_tls));
  if (token.size() <= token_length_max) request.session_token = token;
  take_key(request, request.header(idempotency_header));
}

void read_fields(Request& request) {
  read_body(request);
  if (request.idempotency_key.empty()) take_key(request, request.form.raw(idempotency_field));
  if (request.method == Method::Post && request.form.raw(method_field) == "delete") request.method = Method::Delete;
}

Digest fingerprint_of(const Request& request) {
  std::string text;
  append_part(text, request.method == Method::Delete ? "delete" : "post");
  append_part(text, request.view.path);
  for (const FormValue& field : request.form.values()) {
    if (field.name == csrf_field || field.name == idempotency_field) continue;
    append_part(text, field.name);
    bool is_secret = std::ranges::find(secret_fields, field.name) != secret_fields.end();
    append_part(text, is_secret ? std::string_view() : std::string_view(field.value));
  }
  for (const UploadedFile& file : request.form.files()) {
    append_part(text, file.field);
    append_part(text, file.name);
    append_part(text, as_text(sha256(file.bytes)));
  }
  return sha256(text);
}

}  // namespace vx
