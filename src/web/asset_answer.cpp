#include "web/asset_answer.h"

#include "web/assets.h"

namespace vx {

std::optional<Response> answer_asset(const Request& request) {
  if (request.method != Method::Get && request.method != Method::Head) return {};
  auto asset = find_asset(request.path);
  if (!asset) return {};
  Response response;
  std::string_view accepted = request.header("accept-encoding");
  response.static_body = asset->bytes;
  response.with_header("Content-Type", std::string(asset->content_type));
  response.with_header("Cache-Control", "public, max-age=31536000, immutable");
  response.with_header("X-Content-Type-Options", "nosniff");
  response.with_header("Cross-Origin-Resource-Policy", "same-origin");
  if (asset->gzipped.empty() && asset->brotli.empty()) return response;
  response.with_header("Vary", "Accept-Encoding");
  if (accepted.contains("br") && !asset->brotli.empty()) {
    response.static_body = asset->brotli;
    response.with_header("Content-Encoding", "br");
  } else if (accepted.contains("gzip") && !asset->gzipped.empty()) {
    response.static_body = asset->gzipped;
    response.with_header("Content-Encoding", "gzip");
  }
  return response;
}

}  // namespace vx
