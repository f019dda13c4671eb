// What comes over the wire before a handler sees it: target, headers, query, cookies, body; and the router.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "net/forwarded.h"
#include "net/parse.h"
#include "web/incoming.h"
#include "web/router.h"
#include "web/wire.h"

namespace {

vx::Router make_router() {
  vx::Router router;
  auto read = [](vx::Request&, vx::ReadTx&) { return vx::Response{}; };
  auto write = [](vx::Request&, vx::WriteTx&) { return vx::Response{}; };
  router.get("/", read, {.access = vx::Access::everybody(), .about = "Root."});
  router.get("/areas/{code}", read, {.access = vx::Access::everybody(), .about = "One."});
  router.get("/areas/new", read, {.access = vx::Access::everybody(), .about = "New."});
  router.get("/files/{path...}", read, {.access = vx::Access::everybody(), .about = "File."});
  router.post("/areas/{code}/names", write, {.access = vx::Access::everybody(), .about = "Write."});
  return router;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const vx::Router router = make_router();
  auto message = vx::parse_http_request({reinterpret_cast<const char*>(data), size}, 16 << 10, 1 << 20);
  if (!message) return 0;
  static const vx::TrustedProxies proxies({"10.0.0.0/8", "::1"});
  message->address = "10.0.0.1";
  proxies.apply(*message);
  auto request = vx::read_http_request(std::move(*message));
  if (!request) return 0;
  vx::Router::Match match = router.match(request->method, request->path);
  for (const auto& [name, value] : match.values)
    if (!vx::is_utf8(value)) std::abort();
  try {
    vx::read_head(*request);
    vx::read_fields(*request);
    vx::fingerprint_of(*request);
  } catch (const vx::Problem&) {
  }
  for (const vx::FormValue& field : request->form.values())
    if (!vx::is_utf8(field.value) || !vx::is_utf8(field.name)) std::abort();
  return 0;
}
