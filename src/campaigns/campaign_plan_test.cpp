#include "campaigns/campaign_plan.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/text.h"
#include "campaigns/gap.h"

namespace vx {
namespace {

PlanReading read_demo(std::string_view name) {
  std::ifstream file(std::string(VUNGXANH_SOURCE_DIR "/assets/demo/") + std::string(name));
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_FALSE(text.str().empty()) << name;
  return read_plan(to_nfc(text.str()));
}

std::vector<CampaignItem> of_kind(const PlanCampaign& plan, ItemKind kind) {
  std::vector<CampaignItem> items;
  for (const CampaignItem& item : plan.items)
    if (item.kind == kind) items.push_back(item);
  return items;
}

TEST(CampaignOfPlan, HasThemePeriodAndParticipants) {
  const auto plan = campaign_of_plan(read_demo("01-ubnd-tinh.txt"));
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->campaign.theme, "Vĩnh Phúc chung một ý chí, giữ từng ngày xanh, vì cuộc sống bình yên");
  EXPECT_EQ(plan->campaign.kind, CampaignKind::Special);
  EXPECT_EQ(plan->campaign.starts_on, (PartialDate{2021, 9, 10}));
  EXPECT_EQ(plan->campaign.ends_on, (PartialDate{2021, 12, 31}));
  EXPECT_FALSE(plan->campaign.aim.empty());
  const auto is_of = [&](ParticipantGroup group) {
    return std::any_of(plan->campaign.participants.begin(), plan->campaign.participants.end(),
                       [&](const CampaignParticipant& each) { return each.group == group; });
  };
  EXPECT_TRUE(is_of(ParticipantGroup::Collective));
  EXPECT_TRUE(is_of(ParticipantGroup::Individual));
  EXPECT_NE(plan->campaign.funding.find("Quỹ thi đua"), std::string::npos);
}

TEST(CampaignOfPlan, SaysTheKindOfParticipantsOnce) {
  PlanReading reading;
  reading.campaign.emplace();
  for (std::string_view name : {"- Đối với tập thể: Các phòng thuộc Sở", "Tập thể:", "Tập thể: Các xã"})
    reading.campaign->participants.push_back({.name = std::string(name), .kind = ParticipantKind::Collective});
  reading.campaign->participants.push_back({.name = "Cá nhân: Mọi công dân", .kind = ParticipantKind::Individual});
  std::vector<std::string> names;
  for (const CampaignParticipant& one : campaign_of_plan(reading)->campaign.participants) names.push_back(one.name);
  EXPECT_EQ(names, (std::vector<std::string>{"Các phòng thuộc Sở", "Các xã", "Mọi công dân"}));
}

TEST(CampaignOfPlan, HasSeparateNumberedLists) {
  const auto plan = campaign_of_plan(read_demo("01-ubnd-tinh.txt"));
  ASSERT_TRUE(plan);
  EXPECT_EQ(of_kind(*plan, ItemKind::Content).size(), 4U);
  EXPECT_EQ(of_kind(*plan, ItemKind::Solution).size(), 3U);
  EXPECT_EQ(of_kind(*plan, ItemKind::Criterion).size(), 5U);
  EXPECT_GE(of_kind(*plan, ItemKind::Target).size(), 5U);
  EXPECT_GE(of_kind(*plan, ItemKind::Task).size(), 5U);
  EXPECT_GE(of_kind(*plan, ItemKind::Award).size(), 2U);
}

TEST(CampaignOfPlan, KnowsUntilWhenSubUnitsMustHaveIssuedTheirs) {
  EXPECT_EQ(launch_deadline(read_demo("01-ubnd-tinh.txt")), Date(2021, 9, 20));
  EXPECT_EQ(launch_deadline(read_demo("09-ubnd-vinh-yen.txt")), Date(2021, 9, 22));
  EXPECT_FALSE(launch_deadline(read_demo("11-phuong-tich-son.txt")));
}

TEST(CampaignOfPlan, IsLaunchedOnlyByAPlanWithNumberAndDay) {
  EXPECT_TRUE(is_issued(read_demo("02-so-y-te.txt")));
  EXPECT_FALSE(is_issued(read_demo("08-so-ngoai-vu.txt")));
}

TEST(CampaignOfPlan, EveryDemoPlanStartsACampaignWithContentsAndCriteria) {
  for (const std::string_view name :
       {"01-ubnd-tinh.txt", "02-so-y-te.txt", "03-so-noi-vu.txt", "04-so-giao-duc.txt", "05-so-cong-thuong.txt",
        "06-so-lao-dong.txt", "07-so-xay-dung.txt", "08-so-ngoai-vu.txt", "09-ubnd-vinh-yen.txt",
        "10-ubnd-binh-xuyen.txt", "11-phuong-tich-son.txt", "12-phuong-dong-tam.txt", "13-dot-cao-diem.txt"}) {
    const auto plan = campaign_of_plan(read_demo(name));
    ASSERT_TRUE(plan) << name;
    EXPECT_FALSE(plan->campaign.theme.empty()) << name;
    EXPECT_FALSE(of_kind(*plan, ItemKind::Content).empty()) << name;
    EXPECT_FALSE(of_kind(*plan, ItemKind::Criterion).empty()) << name;
    EXPECT_FALSE(plan->campaign.lead_unit.empty()) << name;
  }
}

/// What a demo plan makes of the provincial one's targets.
GapCounts gaps_of(std::string_view name, const std::string& kind) {
  auto number = [](std::vector<CampaignItem> items) {
    for (std::size_t i = 0; i < items.size(); ++i) items[i].id = {static_cast<std::int64_t>(i) + 1};
    return items;
  };
  const auto gaps = compare_items(number(campaign_of_plan(read_demo("01-ubnd-tinh.txt"))->items),
                                  number(campaign_of_plan(read_demo(name))->items), {{7}, kind});
  for (const Gap& gap : gaps)
    if (std::getenv("VX_SHOW_GAPS"))
      fmt::print("{} {} {:.2f}\n   {}: {}\n   {}\n", name, code_of(gap.found), gap.likeness, gap.parent_item.unit,
                 gap.parent_item.text, gap.child_item ? gap.child_item->text : "-");
  return count_gaps(gaps);
}

TEST(DemoPlans, ShowGapsWhereTheyWereMade) {
  EXPECT_EQ(gaps_of("03-so-noi-vu.txt", "department").weakened, 0);
  EXPECT_EQ(gaps_of("05-so-cong-thuong.txt", "department").weakened, 3);
  EXPECT_GE(gaps_of("06-so-lao-dong.txt", "department").left_out, 2);
  EXPECT_EQ(gaps_of("10-ubnd-binh-xuyen.txt", "peoples_committee").weakened, 1);
}

TEST(Headings, SayWhichListTheyHead) {
  EXPECT_EQ(list_of_heading("NỘI DUNG PHONG TRÀO THI ĐUA"), ItemKind::Content);
  EXPECT_EQ(list_of_heading("GIẢI PHÁP THỰC HIỆN"), ItemKind::Solution);
  EXPECT_EQ(list_of_heading("TIÊU CHÍ THI ĐUA, HÌNH THỨC, TIÊU CHUẨN KHEN THƯỞNG"), ItemKind::Criterion);
  EXPECT_FALSE(list_of_heading("TỔ CHỨC THỰC HIỆN"));
  EXPECT_FALSE(list_of_heading("MỤC ĐÍCH, YÊU CẦU"));
}

}  // namespace
}  // namespace vx
