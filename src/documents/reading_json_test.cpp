#include "documents/reading_json.h"

#include <gtest/gtest.h>

#include "base/check.h"

namespace vx {
namespace {

PlanReading full_reading() {
  PlanReading r;
  r.doc_type = {"KẾ HOẠCH", {10, 20}, 0.99};
  r.symbol = {"KH-SNgV", {2, 8}, 0.9};
  r.date = {{2021, 9, 0}, {30, 40}, 0.5};
  r.title = {"Phát động \"Vùng xanh\"\nđợt 2", {50, 90}, 0.25};
  r.addressees = {{"Các sở", {1, 2}, 0.7}};
  r.citations = {{"Kế hoạch",
                  "240/KH-UBND",
                  PartialDate{2021, 9, 16},
                  "UBND tỉnh",
                  CitationRelation::CarriesOut,
                  "Thực hiện Kế hoạch số 240",
                  {100, 120},
                  0.95},
                 {"", "68/NQ-CP", std::nullopt, "", CitationRelation::TiedTo, "", {}, 0.4}};
  r.sections = {{ItemStyle::Roman,
                 "I.",
                 "MỤC ĐÍCH",
                 true,
                 {200, 220},
                 1,
                 {{ItemStyle::Dash, "-", "Phát huy", false, {221, 240}, 0.8, {}}}}};
  r.campaign = CampaignReading{{"phong trào thi đua", {5, 6}, 0.9},
                               {"Vùng xanh", {7, 8}, 0.8},
                               {},
                               {{"các phòng", ParticipantKind::Collective, {9, 10}, 0.6}},
                               {{2021, 8, 16}, {1, 2}, 1},
                               {}};
  r.targets = {{"100% đơn vị",
                {{QuantityKind::Percent, "100%", 100, std::nullopt, {1, 5}},
                 {QuantityKind::Day, "25/8", 0, PartialDate{2021, 8, 25}, {6, 9}}},
                {1, 30},
                0.9}};
  r.tasks = {{"Văn phòng Sở", "theo dõi", PartialDate{2021, 9, 30}, {3, 4}, 0.8}};
  r.award_forms = {{"Bằng khen", {1, 2}, 1}};
  r.recipients = {{"Sở Nội vụ", false, {1, 2}, 1}, {"Lưu: VT", true, {3, 4}, 1}};
  r.signers = {{"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn Mẫu", {1, 2}, 0.3}};
  r.annotations = {{"chữ ký tay", {4, 5}}};
  r.quality = TextQuality::Damaged;
  r.damaged_share = 0.125;
  return r;
}

TEST(ReadingJson, GoesThereAndBackWithoutLoss) {
  const std::string stored = reading_json(full_reading()).str();
  EXPECT_EQ(reading_json(parse_reading(stored)).str(), stored);
  EXPECT_EQ(parse_reading(stored).citations[0].relation, CitationRelation::CarriesOut);
  EXPECT_EQ(parse_reading(stored).sections[0].items[0].text, "Phát huy");
  EXPECT_EQ(parse_reading(stored).targets[0].quantities[1].date, (PartialDate{2021, 8, 25}));
  EXPECT_FALSE(parse_reading(stored).number);
}

TEST(ReadingJson, OfAnEmptyReadingIsReadable) {
  const std::string stored = reading_json(PlanReading{}).str();
  EXPECT_EQ(reading_json(parse_reading(stored)).str(), stored);
}

TEST(ReadingJson, OfAnythingElseIsABug) { EXPECT_THROW(parse_reading("{\"doc_type\":null}"), Bug); }

}  // namespace
}  // namespace vx
