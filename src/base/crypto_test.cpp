#include "base/crypto.h"

#include <gtest/gtest.h>

namespace vx {
namespace {

TEST(Crypto, HashesAsPublished) {
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Crypto, EncodesBothWays) {
  std::string bytes("\x00\xFF\x10zx", 5);
  EXPECT_EQ(from_hex(hex(as_bytes(bytes))), bytes);
  EXPECT_EQ(from_base64url(base64url(as_bytes(bytes))), bytes);
  EXPECT_FALSE(from_base64url("a b"));
  EXPECT_FALSE(from_hex("0g"));
}

TEST(Crypto, UuidsAreOrderedByTime) {
  std::string a = make_uuid_v7(Instant{1'000'000});
  std::string b = make_uuid_v7(Instant{2'000'000});
  EXPECT_TRUE(is_uuid(a));
  EXPECT_EQ(a[14], '7');
  EXPECT_LT(a, b);
}

}  // namespace
}  // namespace vx
