#include "documents/document_search.h"

#include <gtest/gtest.h>

namespace vx {
namespace {

std::string show(const std::vector<ExcerptPiece>& pieces) {
  std::string out;
  for (const ExcerptPiece& piece : pieces) out += piece.is_hit ? "[" + piece.text + "]" : piece.text;
  return out;
}

TEST(DocumentSearchTest, IndexesFoldedWords) {
  EXPECT_EQ(search_words("  Kế hoạch số 83 /KH-SKHĐT, “Vùng xanh”."), "ke hoach so 83 kh skhdt vung xanh");
  EXPECT_EQ(search_words("ngày 東 2021"), "ngay 2021");
}

TEST(DocumentSearchTest, TakesQuotedAndJoinedWordsForPhrases) {
  EXPECT_EQ(fts5_query(parse_search("vùng  Xanh")), "\"vung\" AND \"xanh\"*");
  EXPECT_EQ(fts5_query(parse_search("“vùng xanh” 240/KH-UBND")), "\"vung xanh\" AND \"240 kh ubnd\"*");
  EXPECT_EQ(fts5_query(parse_search("\"vùng xanh\"")), "\"vung xanh\"");
  EXPECT_EQ(tsquery(parse_search("\"vùng xanh\" thi")), "(vung <-> xanh) & (thi:*)");
  EXPECT_TRUE(parse_search(" -- \"\" ").empty());
}

TEST(DocumentSearchTest, LetsNoOperatorThrough) {
  EXPECT_EQ(fts5_query(parse_search("a\"b NOT *c OR (d)")), "\"a\" AND \"b not c or d\"");
  EXPECT_EQ(tsquery(parse_search("!a & b|c :*")), "(a) & (b <-> c)");
}

TEST(DocumentSearchTest, ShowsWhereThePhraseStands) {
  constexpr std::string_view text = "Thực hiện Kế hoạch số 240/KH-UBND\nngày 16/9/2021 của UBND tỉnh";
  EXPECT_EQ(show(make_excerpt(text, parse_search("kh-ubnd"))),
            "Thực hiện Kế hoạch số 240/[KH-UBND] ngày 16/9/2021 của UBND tỉnh");
  EXPECT_EQ(show(make_excerpt(text, parse_search("ke hoach"), 40)), "… hiện [Kế hoạch] số 240/KH-UBND …");
  EXPECT_TRUE(make_excerpt(text, parse_search("sách")).empty());
}

TEST(DocumentSearchTest, PrefersTheMarksThatWereTyped) {
  constexpr std::string_view text = "Đăng ký tiêm; một hai ba bốn năm sáu bảy tám chín mười; cán bộ đảng viên";
  EXPECT_EQ(show(make_excerpt(text, parse_search("đảng"), 30)), "… bộ [đảng] viên");
  EXPECT_EQ(show(make_excerpt(text, parse_search("dang"), 30)), "[Đăng] ký tiêm; một hai …");
  EXPECT_EQ(show(make_excerpt("giữ vững vùng xanh", parse_search("vùng"))), "giữ vững [vùng] xanh");
  EXPECT_EQ(show(make_excerpt("giữ vững vùng xanh", parse_search("vung"))), "giữ [vững vùng] xanh");
}

}  // namespace
}  // namespace vx
