#include "base/text.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace vx {
namespace {

TEST(Text, FoldsVietnamese) {
  EXPECT_EQ(fold("Đặng Thị ÁNH"), "dang thi anh");
  EXPECT_EQ(fold_words("  Sở Nông nghiệp & PTNT – Vĩnh Phúc. "), "so nong nghiep ptnt vinh phuc");
}

TEST(Text, FoldKeepsPlaces) {
  std::string text = "Kế hoạch số 240/KH-UBND";
  EXPECT_EQ(length_utf8(fold(text)), length_utf8(text));
}

TEST(Text, SortsAsVietnameseDoes) {
  std::vector<std::string> names = {"Đạt", "Ân", "Dũng", "An", "Ăn", "Ánh"};
  std::ranges::sort(names, {}, [](const std::string& name) { return collation_key(name); });
  EXPECT_EQ(names, (std::vector<std::string>{"An", "Ánh", "Ăn", "Ân", "Dũng", "Đạt"}));
  EXPECT_LT(person_collation_key("Trần Văn An"), person_collation_key("Lê Thị Bình"));
}

TEST(Text, KnowsWhereTextsWithAPrefixEnd) {
  EXPECT_LT(std::string("o/1/"), prefix_end("o/1/"));
  EXPECT_LT(std::string("o/1/99999/5/"), prefix_end("o/1/"));
  EXPECT_GT(std::string("o/10/"), prefix_end("o/1/"));
  EXPECT_LT(std::string("đỹ"), prefix_end("đ"));
  EXPECT_TRUE(is_utf8(prefix_end("")));
}

TEST(Text, RefusesMalformedUtf8) {
  EXPECT_TRUE(is_utf8("Vĩnh Phúc"));
  for (std::string_view bad :
       {std::string_view("\xC3", 1), std::string_view("\xC0\x80", 2), std::string_view("\xED\xA0\x80", 3),
        std::string_view("a\0b", 3), std::string_view("\xF5\x80\x80\x80", 4)})
    EXPECT_FALSE(is_utf8(bad));
}

TEST(Text, ComposesDecomposedText) { EXPECT_EQ(to_nfc("e\u0302\u0301"), "ế"); }

}  // namespace
}  // namespace vx
