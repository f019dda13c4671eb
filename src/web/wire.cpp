#include "web/wire.h"

#include "base/text.h"
#include "web/address.h"

namespace vx {

std::optional<Method> method_of(std::string_view name) {
  if (name == "GET") return Method::Get;
  if (name == "POST") return Method::Post;
  if (name == "HEAD") return Method::Head;
  if (name == "DELETE") return Method::Delete;
  if (name == "PUT") return Method::Put;
  if (name == "PATCH") return Method::Patch;
  return {};
}

std::optional<std::string> path_of_target(std::string_view target) {
  std::string path = decode_uri(target.substr(0, target.find_first_of("?#")), false);
  // Pages link to themselves by their path: "//other.example" would lead away.
  bool is_clean = is_local_address(path) && is_utf8(path);
  return is_clean ? std::optional(to_nfc(path)) : std::nullopt;
}

std::expected<Request, int> read_http_request(HttpRequest message) {
  auto method = method_of(message.method);
  if (!method) return std::unexpected(501);
  auto path = path_of_target(message.target);
  if (!path) return std::unexpected(400);
  Request request;
  request.method = *method;
  request.path = std::move(*path);
  if (std::size_t mark = message.target.find('?'); mark != std::string::npos)
    request.query = message.target.substr(mark + 1, message.target.find('#', mark) - mark - 1);
  request.headers = std::move(message.headers);
  request.body = std::move(message.body);
  request.address = std::move(message.address);
  request.is_tls = message.is_tls;
  return request;
}

HttpResponse write_http_response(Response response) {
  return {.status = response.status,
          .headers = std::move(response.headers),
          .body = std::move(response.body),
          .static_body = response.static_body,
          .events = std::move(response.events)};
}

}  // namespace vx
