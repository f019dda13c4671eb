#include "web/idempotency.h"
#include "web/openapi.h"
#include "web/serve.h"

namespace vx {
namespace {

constexpr int answers_at_once = 2000;
constexpr int hour_seconds = 3600;

void forget_old_answers(Database& database) {
  auto some = [](WriteTx& tx) { return delete_old_answers(tx, answers_at_once); };
  while (database.write(Actor::system(), some) == answers_at_once) {
  }
}

}  // namespace

void add_server_routes(App& app) {
  app.router.get(
      "/readyz",
      [](Request&, ReadTx& tx) {
        check(tx.count("select 1", {}) == 1, "select 1 must give 1");
        return json_response(json_object({{"ready", true}}));
      },
      {.access = Access::everybody(), .about = "Whether the server can do its work: 503 if not.", .page = false});
  app.router.get("/api/openapi.json", [&app](Request&, ReadTx&) { return json_response(openapi_json(app)); },
                 {.access = Access::everybody(), .about = "This description.", .page = false});
  app.jobs.push_back({"forget_old_answers", hour_seconds, forget_old_answers});
}

}  // namespace vx
