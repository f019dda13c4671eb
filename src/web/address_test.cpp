#include "web/address.h"

#include <gtest/gtest.h>

namespace vx {
namespace {

TEST(Address, EncodingAndDecodingGiveTheTextBack) {
  std::string text = "Vĩnh Phúc & 100 % + “ngoặc”/\n";
  EXPECT_EQ(decode_uri(encode_uri(text), true), text);
  EXPECT_EQ(encode_uri("a b/ă"), "a%20b%2F%C4%83");
}

TEST(Address, PlusIsASpaceOnlyInForms) {
  EXPECT_EQ(decode_uri("a+b%2B", true), "a b+");
  EXPECT_EQ(decode_uri("a+b%2B", false), "a+b+");
}

TEST(Address, BrokenEscapeStaysAsItIs) {
  EXPECT_EQ(decode_uri("100%", true), "100%");
  EXPECT_EQ(decode_uri("%4", true), "%4");
  EXPECT_EQ(decode_uri("%zz%41", true), "%zzA");
}

TEST(Address, OnlyAddressesOfThisServerAreLocal) {
  EXPECT_TRUE(is_local_address("/areas?as_of=2021-09-01"));
  for (std::string_view bad : {"", "areas", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb"})
    EXPECT_FALSE(is_local_address(bad)) << bad;
}

}  // namespace
}  // namespace vx
