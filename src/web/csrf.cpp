#include "web/csrf.h"

#include "base/crypto.h"
#include "web/protocol.h"

namespace vx {
namespace {

/// "host:port" of "https://host:port".
std::string_view host_of(std::string_view origin) {
  std::size_t at = origin.find("://");
  return at == std::string_view::npos ? std::string_view() : origin.substr(at + 3);
}

Problem forged(const Request& request) { return Problem(ProblemCode::Forbidden, request.view.t("problem.forged")); }

}  // namespace

std::string csrf_token(std::string_view secret) {
  Digest key = sha256(secret);
  return base64url(keyed_hash("form", as_text(key)));
}

void check_origin(const Request& request) {
  std::string_view site = request.header("sec-fetch-site");
  if (site == "cross-site" || site == "same-site") throw forged(request);
  std::string_view origin = request.header("origin");
  // Schemes are not compared: a proxy may speak TLS for us.
  if (!origin.empty() && host_of(origin) != request.header("host")) throw forged(request);
}

void check_csrf(const Request& request, std::string_view secret) {
  std::string_view given = request.header(csrf_header);
  if (given.empty()) given = request.form.raw(csrf_field);
  if (secret.empty() || !equal_in_constant_time(given, csrf_token(secret))) throw forged(request);
}

}  // namespace vx
