#include "web/openapi.h"

#include <gtest/gtest.h>

#include "web/serve.h"

namespace vx {
namespace {

Response nothing(Request&, ReadTx&) { return {}; }

TEST(OpenApi, DescribesEveryRoute) {
  App app;
  add_server_routes(app);
  app.router.get("/files/{id}/{name...}", nothing,
                 {.access = Access::signed_in(), .about = "A file.", .fields = {{"page", FieldType::Integer}}});
  std::string text = openapi_json(app).str();
  for (const Route& route : app.router.routes()) EXPECT_TRUE(text.contains(route.info.about)) << route.pattern;
  EXPECT_TRUE(text.contains(R"("/files/{id}/{name}":{"get":)"));
  EXPECT_TRUE(text.contains(R"({"name":"page","in":"query","required":false)"));
  EXPECT_TRUE(text.contains(R"("openapi":"3.1.0")"));
  EXPECT_TRUE(openapi_faults(app).empty());
}

TEST(OpenApi, FindsWhatIsBadlyDescribed) {
  App app;
  app.router.get("/a/{id}", nothing, {.access = Access::everybody(), .about = ""});
  app.router.get("/b/{id}", nothing, {.access = Access::everybody(), .about = "B.", .fields = {{"id"}}});
  app.router.get("/c", nothing, {.access = Access::everybody(), .about = "C.", .fields = {{"x"}, {"x"}}});
  EXPECT_EQ(openapi_faults(app),
            (std::vector<std::string>{"GET /a/{id}: says nothing about itself",
                                      "GET /b/{id}: id is of the path, not a field", "GET /c: describes x twice"}));
}

}  // namespace
}  // namespace vx
