#include "campaigns/gap.h"

#include <gtest/gtest.h>

#include "campaigns/demand.h"
#include "campaigns/plan_comparison.h"

namespace vx {
namespace {

CampaignItem target(std::int64_t id, std::string text) {
  return {.id = {id}, .kind = ItemKind::Target, .text = std::move(text)};
}
CampaignItem task(std::int64_t id, std::string unit, std::string text) {
  return {.id = {id}, .kind = ItemKind::Task, .text = std::move(text), .unit = std::move(unit)};
}

const ComparedUnit commune{{7}, "peoples_committee"};

TEST(Demands, AreReadOutOfASentence) {
  const Demand demand = demand_of("100% đơn vị cập nhật 02 lần trước 15 giờ 30 hằng ngày, xong trước ngày 25/9/2021");
  EXPECT_EQ(demand.percent, 100);
  EXPECT_EQ(demand.times, 2);
  EXPECT_EQ(demand.minute_of_day, 15 * 60 + 30);
  EXPECT_EQ(demand.deadline, (PartialDate{2021, 9, 25}));
  EXPECT_EQ(demand_of("đạt 98,5 % trở lên, báo cáo trước 15h00").percent, 98.5);
  EXPECT_EQ(demand_of("báo cáo trước 15h00").minute_of_day, 900);
  EXPECT_FALSE(demand_of("Kế hoạch số 12/KH-UBND").deadline);
}

TEST(Demands, AreWeakerWithALowerShareALaterHourOrNoNumber) {
  EXPECT_EQ(weakening(demand_of("100% phòng"), demand_of("90% phòng")), "percent");
  EXPECT_EQ(weakening(demand_of("trước 15 giờ"), demand_of("trước 17 giờ")), "time");
  EXPECT_EQ(weakening(demand_of("2 lần mỗi ngày"), demand_of("1 lần mỗi ngày")), "times");
  EXPECT_EQ(weakening(demand_of("trước ngày 25/9/2021"), demand_of("trong tháng 10/2021")), "deadline");
  EXPECT_EQ(weakening(demand_of("100% phòng"), demand_of("các phòng")), "lost");
  EXPECT_EQ(weakening(demand_of("90% phòng"), demand_of("100% phòng")), "");
  EXPECT_EQ(weakening(demand_of("các phòng"), demand_of("100% phòng")), "");
}

TEST(Gaps, FindTheSentenceThatTakesAnItemUp) {
  const auto gaps =
      compare_items({target(1, "100% cán bộ, công chức khai báo y tế điện tử trung thực mỗi ngày 02 lần")},
                    {target(11, "Vận động người dân tiêm vắc xin"),
                     target(12, "100% cán bộ, công chức xã khai báo y tế điện tử trung thực, mỗi ngày đủ 02 lần")},
                    commune);
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_EQ(gaps[0].found, GapVerdict::TakenUp);
  ASSERT_TRUE(gaps[0].child_item);
  EXPECT_EQ(gaps[0].child_item->id.value, 12);
}

TEST(Gaps, TellAWeakenedItemFromOneLeftOut) {
  const std::vector<CampaignItem> above{
      target(1, "100% cơ quan, đơn vị cập nhật đánh giá nguy cơ lây nhiễm trước 15 giờ hằng ngày"),
      task(2, "Ủy ban nhân dân các huyện, thành phố", "Lập danh sách người từ vùng dịch trở về địa phương")};
  const auto gaps = compare_items(
      above, {target(11, "Phấn đấu 80% cơ quan, đơn vị cập nhật đánh giá nguy cơ lây nhiễm hằng ngày")}, commune);
  ASSERT_EQ(gaps.size(), 2U);
  EXPECT_EQ(gaps[0].found, GapVerdict::Weakened);
  EXPECT_EQ(gaps[1].found, GapVerdict::LeftOut);
  EXPECT_FALSE(gaps[1].child_item);
  EXPECT_EQ(count_gaps(gaps).undecided, 2);
}

TEST(Gaps, AreNotAskedOfAUnitForTheTaskOfAnother) {
  CampaignItem named = task(1, "Sở Y tế", "Tổ chức tiêm vắc xin");
  EXPECT_FALSE(is_asked_of(named, commune));
  named.organisation = {7};
  EXPECT_TRUE(is_asked_of(named, commune));
  EXPECT_FALSE(is_asked_of(task(2, "Các sở, ban, ngành", "Báo cáo hằng tuần"), commune));
  EXPECT_TRUE(is_asked_of(task(2, "Các sở, ban, ngành; UBND các huyện, thành phố", "Báo cáo hằng tuần"), commune));
  EXPECT_TRUE(is_asked_of(task(3, "", "Báo cáo hằng tuần"), commune));
}

TEST(Gaps, AreOverruledOnlyWithAReason) {
  Gap gap;
  gap.found = GapVerdict::LeftOut;
  EXPECT_TRUE(decide_gap(gap, GapVerdict::LeftOut, "").has_value());
  EXPECT_EQ(decide_gap(gap, GapVerdict::TakenUp, " ").error().key, "campaigns.refusal.overrule_needs_reason");
  auto overruled = decide_gap(gap, GapVerdict::TakenUp, "Có trong quy chế của sở");
  ASSERT_TRUE(overruled.has_value());
  EXPECT_EQ(overruled->verdict(), GapVerdict::TakenUp);
  EXPECT_EQ(count_gaps({*overruled}).undecided, 0);
}

TEST(PlanComparison, SaysWhatIsTakenUpWeakenedAndLeftOut) {
  const PlanReading above = read_plan(R"(UBND TỈNH HÀ NAM
Số: 90/KH-UBND
KẾ HOẠCH
Phát động phong trào thi đua “Cả tỉnh chung tay giữ vùng xanh”
I. CHỈ TIÊU
1. 100% đơn vị cập nhật đánh giá nguy cơ lây nhiễm trước 15 giờ hàng ngày.
2. 100% hộ kinh doanh ký cam kết phòng cháy.
II. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành tổng hợp, báo cáo kết quả thực hiện trước ngày 20/12/2021.
)");
  const PlanReading below = read_plan(R"(UBND TỈNH HÀ NAM
SỞ CÔNG THƯƠNG
Số: 31/KH-SCT
KẾ HOẠCH
Phát động phong trào thi đua “Chợ sạch, hàng an toàn, giữ vững vùng xanh”
I. CHỈ TIÊU
1. 90% đơn vị cập nhật đánh giá nguy cơ lây nhiễm trước 15 giờ hàng ngày.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở tổng hợp, báo cáo kết quả thực hiện trước ngày 20/12/2021.
)");
  const auto gaps = compare_plans(above, below);
  ASSERT_EQ(gaps.size(), 3U);
  EXPECT_EQ(gaps[0].found, GapVerdict::Weakened);
  EXPECT_EQ(gaps[1].found, GapVerdict::LeftOut);
  EXPECT_EQ(gaps[2].found, GapVerdict::TakenUp);
}

}  // namespace
}  // namespace vx
