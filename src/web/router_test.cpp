#include "web/router.h"

#include <gtest/gtest.h>

#include "base/check.h"

namespace vx {
namespace {

RouteInfo open_to_all() { return {.access = Access::everybody(), .about = ""}; }

/// A router with these patterns for GET (or "POST /x" for POST).
Router router_of(std::initializer_list<std::string_view> patterns) {
  Router router;
  for (std::string_view pattern : patterns) {
    if (pattern.starts_with("POST ")) {
      router.post(pattern.substr(5), [](Request&, WriteTx&) { return Response{}; }, open_to_all());
    } else {
      router.get(pattern, [](Request&, ReadTx&) { return Response{}; }, open_to_all());
    }
  }
  return router;
}

std::string pattern_for(const Router& router, std::string_view path, Method method = Method::Get) {
  auto match = router.match(method, path);
  return match.route ? match.route->pattern : match.path_exists ? "other method" : "none";
}

TEST(Router, LiteralWinsOverName) {
  Router router = router_of({"/areas/{id}", "/areas/new", "/areas"});
  EXPECT_EQ(pattern_for(router, "/areas"), "/areas");
  EXPECT_EQ(pattern_for(router, "/areas/new"), "/areas/new");
  EXPECT_EQ(pattern_for(router, "/areas/26"), "/areas/{id}");
  EXPECT_EQ(pattern_for(router, "/areas/"), "none");
  EXPECT_EQ(pattern_for(router, "/areas/26/x"), "none");
}

TEST(Router, NameIsTriedWhenTheLiteralLeadsNowhere) {
  Router router = router_of({"/areas/new", "/areas/{id}/units"});
  auto match = router.match(Method::Get, "/areas/new/units");
  ASSERT_TRUE(match.route);
  EXPECT_EQ(match.route->pattern, "/areas/{id}/units");
  EXPECT_EQ(match.values, (std::vector<std::pair<std::string, std::string>>{{"id", "new"}}));
}

TEST(Router, ValuesCarryTheNamesOfTheirOwnRoute) {
  Router router = router_of({"/a/{one}", "POST /a/{two}", "/a/{first}/b/{second}"});
  EXPECT_EQ(router.match(Method::Get, "/a/1").values[0].first, "one");
  EXPECT_EQ(router.match(Method::Post, "/a/1").values[0].first, "two");
  auto values = router.match(Method::Get, "/a/7/b/8").values;
  EXPECT_EQ(values, (std::vector<std::pair<std::string, std::string>>{{"first", "7"}, {"second", "8"}}));
}

TEST(Router, RestTakesEverythingBehind) {
  Router router = router_of({"/assets/{name...}", "/assets/list"});
  EXPECT_EQ(pattern_for(router, "/assets/list"), "/assets/list");
  auto match = router.match(Method::Get, "/assets/fonts/x.woff2");
  ASSERT_TRUE(match.route);
  EXPECT_EQ(match.values[0].second, "fonts/x.woff2");
  EXPECT_EQ(pattern_for(router, "/assets"), "none");
}

TEST(Router, OtherMethodIsToldFromNoPath) {
  Router router = router_of({"/", "POST /login"});
  EXPECT_EQ(pattern_for(router, "/login"), "other method");
  EXPECT_EQ(pattern_for(router, "/login", Method::Post), "/login");
  EXPECT_EQ(pattern_for(router, "/logout"), "none");
  EXPECT_EQ(pattern_for(router, "/"), "/");
  EXPECT_EQ(pattern_for(router, ""), "none");
  EXPECT_EQ(pattern_for(router, "login", Method::Post), "none");
}

TEST(Router, HeadIsAnsweredByGet) {
  Router router = router_of({"/areas/{id}"});
  auto match = router.match(Method::Head, "/areas/26");
  ASSERT_TRUE(match.route);
  EXPECT_EQ(match.values[0].second, "26");
}

TEST(Router, TwoRoutesOfOnePatternAreABug) {
  Router router = router_of({"/areas/{id}"});
  EXPECT_THROW(router.get("/areas/{code}", [](Request&, ReadTx&) { return Response{}; }, open_to_all()), Bug);
}

}  // namespace
}  // namespace vx
