#include "base/log.h"

#include <gtest/gtest.h>

namespace vx {
namespace {

TEST(Log, WritesOneLineAnEventWithNamedFields) {
  EXPECT_EQ(log_line(LogLevel::Info, "server_ready", {{"address", "127.0.0.1:8080"}, {"milliseconds", 412}}),
            "info server_ready address=127.0.0.1:8080 milliseconds=412");
}

TEST(Log, QuotesWhatWouldMakeALineAmbiguous) {
  EXPECT_EQ(log_line(LogLevel::Error, "request_failed", {{"why", "a \"b\"\nc=d"}, {"empty", ""}}),
            R"(error request_failed why="a \"b\" c=d" empty="")");
}

}  // namespace
}  // namespace vx
