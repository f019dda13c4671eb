#include "web/wire.h"

#include <gtest/gtest.h>

namespace vx {
namespace {

int status_of_target(std::string method, std::string target) {
  HttpRequest message;
  message.method = std::move(method);
  message.target = std::move(target);
  auto request = read_http_request(std::move(message));
  return request ? 200 : request.error();
}

TEST(Wire, DecodesPathAndKeepsTheQueryRaw) {
  HttpRequest message;
  message.method = "GET";
  message.target = "/t%C3%ACm/a%20b?q=%C4%91#part";
  auto request = read_http_request(std::move(message));
  ASSERT_TRUE(request);
  EXPECT_EQ(request->path, "/tìm/a b");
  EXPECT_EQ(request->query, "q=%C4%91");
}

TEST(Wire, RefusesUnknownMethodsAndUncleanPaths) {
  EXPECT_EQ(status_of_target("GET", "/"), 200);
  EXPECT_EQ(status_of_target("BREW", "/"), 501);
  EXPECT_EQ(status_of_target("GET", "/%ff"), 400);
  EXPECT_EQ(status_of_target("GET", "/a%00b"), 400);
  EXPECT_EQ(status_of_target("GET", "/a%0d%0ab"), 400);
  for (std::string_view elsewhere : {"//evil.example/", "/%2fevil.example/", "/%5cevil.example/", "/\\evil.example/"})
    EXPECT_EQ(status_of_target("GET", std::string(elsewhere)), 400) << "a page's links to itself would lead there";
}

}  // namespace
}  // namespace vx
