#include "web/answer.h"

#include <cstring>

#include "base/crypto.h"
#include "base/text.h"
#include "web/cookies.h"
#include "web/gzip.h"
#include "web/protocol.h"

namespace vx {
namespace {

constexpr std::size_t packed_min = 1024;
constexpr int year_seconds = 365 * 24 * 60 * 60;
constexpr int day_seconds = 24 * 60 * 60;

/// No script, style or frame but our own files; nothing inline.
constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'";

void guard(const Request& request, Response& response) {
  response.with_header("X-Content-Type-Options", "nosniff");
  response.with_header("Referrer-Policy", "same-origin");
  response.with_header("Cross-Origin-Resource-Policy", "same-origin");
  if (request.is_tls) response.with_header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  if (!find_header(response, "Content-Type").starts_with("text/html")) return;
  response.with_header("Content-Security-Policy", std::string(content_security_policy));
  response.with_header("X-Frame-Options", "DENY");  // for browsers that do not know frame-ancestors
  response.with_header("Cross-Origin-Opener-Policy", "same-origin");
  response.with_header("Permissions-Policy", "camera=(self), geolocation=(), microphone=()");
}

void give_cookies(const Request& request, std::string_view form_secret, Response& response) {
  const View& view = request.view;
  auto give = [&](std::string_view name, std::string_view value, int seconds) {
    response.with_header("Set-Cookie", set_cookie(name, value, seconds, request.is_tls));
  };
  if (request.filter.raw("lang") == view.language() && request.cookie(language_cookie) != view.language())
    give(language_cookie, view.language(), year_seconds);
  if (request.method != Method::Get || request.wants_json || response.status == 303) return;
  if (!view.notice.empty()) give(notice_cookie, "", 0);  // it has been shown
  bool has_form = !view.csrf_token.empty() && response.body.contains(view.csrf_token);
  if (has_form && !view.viewer.is_signed_in() && request.cookie(form_cookie) != form_secret)
    give(form_cookie, form_secret, day_seconds);
}

/// Two lanes of eight bytes at a time, mixed by multiplication: tells contents apart, keeps no secret, and costs a
/// hundredth of packing them.
class ContentHash {
 public:
  explicit ContentHash(std::string_view content) : lanes_{content.size(), ~content.size()} {
    for (; content.size() >= 16; content.remove_prefix(16)) add(content.data());
    std::array<char, 16> rest{};
    std::ranges::copy(content, rest.begin());
    add(rest.data());
    add(rest.data());  // the last word passes through the mixer too
  }
  [[nodiscard]] Bytes bytes() const { return std::as_bytes(std::span(lanes_)); }

 private:
  void add(const char* sixteen) {
    for (std::size_t i = 0; i < 2; ++i) {
      std::uint64_t word = 0;
      std::memcpy(&word, sixteen + i * 8, 8);
      const auto product = static_cast<unsigned __int128>(lanes_[i] ^ word) * factors[i];
      lanes_[i] = static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    }
  }
  static constexpr std::array<std::uint64_t, 2> factors{0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93};
  std::array<std::uint64_t, 2> lanes_;
};

/// Weak, because a proxy or we ourselves may pack the bytes.
std::string etag_of(const Request& request, std::string_view content) {
  return fmt::format("W/\"{}\"", base64url(ContentHash(content).bytes()).append(request.wants_json ? "j" : "h"));
}

void answer_304_if_known(const Request& request, Response& response) {
  if (request.method != Method::Get && request.method != Method::Head) return;
  if (response.status != 200 || response.events || !find_header(response, "Cache-Control").empty()) return;
  std::string etag = etag_of(request, response.content());
  bool is_known = request.header("if-none-match").contains(etag);
  response.with_header("ETag", std::move(etag));
  if (!is_known) return;
  response.status = 304;
  response.body.clear();
  response.static_body = {};
  std::erase_if(response.headers, [](const auto& header) { return header.first == "Content-Type"; });
}

}  // namespace

std::string_view find_header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

void finish_answer(const Request& request, std::string_view form_secret, Response& response) {
  give_cookies(request, form_secret, response);
  answer_304_if_known(request, response);
  guard(request, response);
  if (find_header(response, "Cache-Control").empty()) {
    response.with_header("Cache-Control", "private, no-cache");
    response.with_header("Vary", "Accept, Accept-Language, Accept-Encoding, Cookie, Authorization");
  }
}

bool is_worth_packing(const Request& request, const Response& response) {
  if (response.content().size() < packed_min || !find_header(response, "Content-Encoding").empty()) return false;
  if (!request.header("accept-encoding").contains("gzip")) return false;
  std::string_view type = find_header(response, "Content-Type");
  return type.starts_with("text/") || type.contains("json") || type.contains("xml") || type.contains("javascript");
}

void pack_answer(Response& response) {
  response.body = gzip(response.content());
  response.static_body = {};
  response.with_header("Content-Encoding", "gzip");
}

}  // namespace vx
