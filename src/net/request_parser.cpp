#include "net/request_parser.h"

#include "base/text.h"
#include "net/parse.h"

namespace vx {
namespace {

/// The path and query of a target, which may be given as a whole address; empty if it is neither.
std::string local_target(std::string_view target) {
  for (std::string_view scheme : {"http://", "https://"}) {
    if (!starts_with_ignoring_case(target, scheme)) continue;
    std::size_t slash = target.find('/', scheme.size());
    return slash == std::string_view::npos ? "/" : std::string(target.substr(slash));
  }
  return target.starts_with('/') ? std::string(target) : std::string();
}

}  // namespace

int status_of(const error_code& error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
  if (error == http::error::body_limit) return 413;
  if (error == http::error::bad_version) return 505;
  return 400;
}

int fault_of(const RequestParser& parser) {
  const auto& head = parser.get();
  if (local_target(std::string_view(head.target())).empty()) return 400;
  auto hosts = head.count(http::field::host);
  if (hosts > 1 || (hosts == 0 && head.version() >= 11)) return 400;
  std::string_view expected = head[http::field::expect];
  if (!expected.empty() && lower(expected) != "100-continue") return 417;
  return 0;
}

HttpRequest take_request(RequestParser& parser) {
  auto message = parser.release();
  HttpRequest request;
  request.method = std::string_view(message.method_string());
  request.target = local_target(std::string_view(message.target()));
  for (const auto& field : message)
    request.headers.emplace_back(lower(std::string_view(field.name_string())), std::string_view(field.value()));
  request.body = std::move(message.body());
  return request;
}

std::expected<HttpRequest, int> parse_http_request(std::string_view bytes, std::size_t head_max, std::size_t body_max) {
  RequestParser parser;
  parser.header_limit(static_cast<std::uint32_t>(head_max));
  parser.body_limit(body_max);
  parser.eager(true);
  error_code error;
  std::size_t used = 0;
  while (!parser.is_done()) {
    used += parser.put(asio::buffer(bytes.substr(used)), error);
    if (error) return std::unexpected(status_of(error));
    if (used == bytes.size() && !parser.is_done()) return std::unexpected(400);
  }
  if (int fault = fault_of(parser)) return std::unexpected(fault);
  return take_request(parser);
}

}  // namespace vx
