#include "documents/citation_resolution.h"

#include <gtest/gtest.h>

#include "documents/issuer_name.h"

namespace vx {
namespace {

constexpr std::string_view ub_bac = "Ủy ban nhân dân tỉnh Bắc Sơn";

Document plan(std::int64_t id, std::string number, std::optional<PartialDate> date, std::string_view agency,
              std::string place = "") {
  Document document;
  document.id = {id};
  document.number = std::move(number);
  document.symbol = "KH-UBND";
  document.issued_on = date;
  document.agency = agency;
  document.place = std::move(place);
  return document;
}
CitedKey citation(std::optional<PartialDate> date, std::string_view agency, std::string number = "240") {
  return {{std::move(number), "KH-UBND"}, date, std::string(agency)};
}
constexpr PartialDate day{2021, 9, 16};

TEST(IssuerNames, AreTheSameInFullAndShort) {
  EXPECT_EQ(compare_issuers({"UBND tỉnh Vĩnh Phúc"}, {"Ủy ban nhân dân tỉnh Vĩnh Phúc"}), IssuerMatch::Same);
  EXPECT_EQ(compare_issuers({"Chủ tịch UBND tỉnh"}, {"UBND tỉnh"}), IssuerMatch::Same);
  EXPECT_EQ(compare_issuers({"Sở NN&PTNT"}, {"Sở Nông nghiệp và PTNT"}), IssuerMatch::Same);
  EXPECT_EQ(compare_issuers({"Sở Y tế Kiên Giang"}, {"Sở Y tế tỉnh Kiên Giang"}), IssuerMatch::Same);
  EXPECT_EQ(compare_issuers({"SỞ KẾ HOẠCH VÀ ĐẦU TƯ"}, {"Sở KH&ĐT"}), IssuerMatch::Same);
}

TEST(IssuerNames, MayBeTheSameIfOneSaysLess) {
  EXPECT_EQ(compare_issuers({"UBND tỉnh"}, {ub_bac}), IssuerMatch::MayBe);
  EXPECT_EQ(compare_issuers({""}, {ub_bac}), IssuerMatch::MayBe);
}

TEST(IssuerNames, AreCompletedByThePlaceOfIssue) {
  EXPECT_EQ(compare_issuers({ub_bac}, {"UBND tỉnh", "Bắc Sơn"}), IssuerMatch::Same);
  EXPECT_EQ(compare_issuers({ub_bac}, {"UBND tỉnh", "Nam Hải"}), IssuerMatch::Different);
  EXPECT_EQ(compare_issuers({"UBND tỉnh", "Nam Hải"}, {"UBND tỉnh", "Bắc Sơn"}), IssuerMatch::Different);
  EXPECT_EQ(compare_issuers({"UBND thành phố Đà Nẵng"}, {"UBND", "Đà Nẵng"}), IssuerMatch::Same);
}

TEST(IssuerNames, DifferByLevelPlaceAndKind) {
  EXPECT_EQ(compare_issuers({"UBND tỉnh"}, {"UBND huyện Tam Dương"}), IssuerMatch::Different);
  EXPECT_EQ(compare_issuers({"UBND tỉnh"}, {"UBND thành phố Vĩnh Yên"}), IssuerMatch::Different);
  EXPECT_EQ(compare_issuers({"UBND tỉnh Vĩnh Phúc"}, {"UBND tỉnh Sóc Trăng"}), IssuerMatch::Different);
  EXPECT_EQ(compare_issuers({"Sở Nội vụ"}, {"Sở Ngoại vụ"}), IssuerMatch::Different);
  EXPECT_EQ(compare_issuers({"Chính phủ"}, {"Thủ tướng Chính phủ"}), IssuerMatch::Different);
}

TEST(CitationResolutionTest, IsCertainWhenNumberDayAndIssuerAgree) {
  EXPECT_EQ(match_citation(citation(day, "UBND tỉnh"), plan(1, "240", day, ub_bac)), DocumentMatch::Certain);
  EXPECT_EQ(match_citation(citation(day, ub_bac), plan(1, "0240", day, "UBND tỉnh Bắc Sơn")), DocumentMatch::Certain);
}

TEST(CitationResolutionTest, IsCertainWhenTheSameIssuerGaveTheNumberThatYear) {
  EXPECT_EQ(match_citation(citation(PartialDate{2021}, ub_bac), plan(1, "240", day, ub_bac)), DocumentMatch::Certain);
  EXPECT_EQ(match_citation(citation(PartialDate{2021}, "UBND tỉnh"), plan(1, "240", day, ub_bac)),
            DocumentMatch::Possible);
}

TEST(CitationResolutionTest, AsksWhenTheDateOrTheNumberIsMissing) {
  EXPECT_EQ(match_citation(citation({}, ub_bac), plan(1, "240", day, ub_bac)), DocumentMatch::Possible);
  EXPECT_EQ(match_citation(citation(day, ub_bac), plan(1, "", PartialDate{2021, 9}, ub_bac)), DocumentMatch::Possible);
  EXPECT_EQ(match_citation(citation(day, ""), plan(1, "240", day, ub_bac)), DocumentMatch::Possible);
}

TEST(CitationResolutionTest, RefusesWhatContradicts) {
  EXPECT_EQ(match_citation(citation(day, ub_bac), plan(1, "241", day, ub_bac)), DocumentMatch::None);
  EXPECT_EQ(match_citation(citation(day, ub_bac), plan(1, "240", PartialDate{2020, 4, 21}, ub_bac)),
            DocumentMatch::None);
  EXPECT_EQ(match_citation(citation(day, ub_bac), plan(1, "240", day, "UBND tỉnh Nam Hải")), DocumentMatch::None);
  Document directive = plan(1, "240", day, ub_bac);
  directive.symbol = "CT-UBND";
  EXPECT_EQ(match_citation(citation(day, ub_bac), directive), DocumentMatch::None);
  EXPECT_EQ(match_citation({{"", ""}, day, ""}, plan(1, "240", day, ub_bac)), DocumentMatch::None);
}

TEST(CitationResolutionTest, TakesTheYearInTheSymbolForADate) {
  Document decision = plan(1, "23", PartialDate{2021, 7, 7}, "Thủ tướng Chính phủ");
  decision.symbol = "2021/QĐ-TTg";
  CitedKey cited{{"23", "2021/QĐ-TTg"}, std::nullopt, "Thủ tướng Chính phủ"};
  EXPECT_EQ(match_citation(cited, decision), DocumentMatch::Certain);
  cited.number.symbol = "2020/QĐ-TTg";
  EXPECT_EQ(match_citation(cited, decision), DocumentMatch::None);
}

TEST(CitationResolutionTest, NeverGuessesBetweenTwo) {
  const std::vector<Document> both = {plan(1, "240", day, "UBND tỉnh Bắc Sơn"),
                                      plan(2, "240", day, "UBND tỉnh Nam Hải")};
  const CitationResolution unsure = resolve_citation(citation(day, "UBND tỉnh"), both);
  EXPECT_FALSE(unsure.certain);
  EXPECT_EQ(unsure.possible.size(), 2u);
  EXPECT_EQ(resolve_citation(citation(day, ub_bac), both).certain, Id<Document>{1});
  EXPECT_TRUE(resolve_citation(citation(day, ub_bac, "7"), both).is_unknown());
}

TEST(CitationResolutionTest, FindsThePlacesKeptForAnArrivedDocument) {
  const Document arrived = plan(9, "240", day, "UBND tỉnh", "Bắc Sơn");
  const std::vector<Document> kept = {plan(1, "240", day, ub_bac), plan(2, "240", PartialDate{2021}, "UBND tỉnh"),
                                      plan(3, "240", {}, "UBND tỉnh"), plan(4, "240", day, "UBND tỉnh Nam Hải")};
  const ArrivalResolution resolution = resolve_arrival(arrived, kept);
  EXPECT_EQ(resolution.certain, (std::vector<Id<Document>>{{1}, {2}}));
  EXPECT_EQ(resolution.possible, (std::vector<Id<Document>>{{3}}));
}

}  // namespace
}  // namespace vx
