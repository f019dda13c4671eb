#include "campaigns/campaign.h"

#include <gtest/gtest.h>

#include "campaigns/campaign_item.h"
#include "campaigns/campaign_move.h"

namespace vx {
namespace {

Campaign departments_campaign() {
  Campaign campaign;
  campaign.organisation = {5};
  campaign.title = "Phát động phong trào thi đua giữ vững vùng xanh";
  campaign.theme = "Ngành Y tế thi đua giữ vững vùng xanh";
  return campaign;
}

ParentFacts provinces_campaign() {
  return {.id = {1}, .path = "c/1/", .theme = "Cả tỉnh thi đua giữ vững vùng xanh", .organisation_path = "o/1/"};
}

std::string first_fault(const std::expected<Campaign, std::vector<FieldError>>& decided) {
  return decided ? "" : decided.error().front().field + ": " + decided.error().front().error.key;
}

TEST(Campaign, StandsUnderACampaignOfTheOrganisationAbove) {
  auto decided = decide_campaign(departments_campaign(), "o/1/5/", provinces_campaign());
  EXPECT_TRUE(decided.has_value());
}

TEST(Campaign, NeedsATitleAndAnOrganisation) {
  auto decided = decide_campaign(Campaign{}, "", std::nullopt);
  ASSERT_FALSE(decided.has_value());
  EXPECT_EQ(decided.error().size(), 2U);
}

TEST(Campaign, DoesNotEndBeforeItStarts) {
  Campaign draft = departments_campaign();
  draft.starts_on = PartialDate{2021, 9, 20};
  draft.ends_on = PartialDate{2021, 8, 0};
  EXPECT_EQ(first_fault(decide_campaign(draft, "o/1/5/", std::nullopt)),
            "ends_on: campaigns.refusal.ends_before_start");
  draft.ends_on = PartialDate{2021, 9, 0};  // some day of September is not before 20 September
  EXPECT_TRUE(decide_campaign(draft, "o/1/5/", std::nullopt).has_value());
}

TEST(Campaign, MayNotRepeatTheThemeOfItsParentInOtherLetters) {
  Campaign draft = departments_campaign();
  draft.theme = "“CẢ TỈNH thi đua, giữ vững “Vùng xanh””";
  EXPECT_EQ(first_fault(decide_campaign(draft, "o/1/5/", provinces_campaign())),
            "theme: campaigns.refusal.theme_is_parents");
}

TEST(Campaign, CannotHangUnderACampaignOfAnotherBranchOrBelowItself) {
  EXPECT_EQ(first_fault(decide_campaign(departments_campaign(), "o/2/5/", provinces_campaign())),
            "parent: campaigns.refusal.parent_not_above");
  Campaign draft = departments_campaign();
  draft.id = {7};
  ParentFacts below{.id = {9}, .path = "c/1/7/9/", .organisation_path = "o/1/"};
  EXPECT_EQ(first_fault(decide_campaign(draft, "o/1/5/", below)), "parent: campaigns.refusal.parent_is_below");
}

TEST(Campaign, CountsTheDaysToTheLastDayItsEndCanMean) {
  Campaign campaign = departments_campaign();
  EXPECT_FALSE(days_left(campaign, Date(2021, 9, 24)));
  campaign.ends_on = PartialDate{2021, 9, 0};
  EXPECT_EQ(days_left(campaign, Date(2021, 9, 24)), 6);
  campaign.ends_on = PartialDate{2021, 9, 20};
  EXPECT_EQ(days_left(campaign, Date(2021, 9, 24)), -4);
}

TEST(PartialDates, AreReadAsPeopleTypeThem) {
  EXPECT_EQ(parse_day_or_month("9/2021"), (PartialDate{2021, 9, 0}));
  EXPECT_EQ(parse_day_or_month(" 24/9/2021 "), (PartialDate{2021, 9, 24}));
  EXPECT_EQ(parse_day_or_month("2021-09"), (PartialDate{2021, 9, 0}));
  EXPECT_FALSE(parse_day_or_month("13/2021"));
  EXPECT_FALSE(parse_day_or_month("31/9/2021"));
  EXPECT_FALSE(parse_day_or_month("soon"));
  EXPECT_EQ(last_day({2020, 2, 0}), Date(2020, 2, 29));
  EXPECT_EQ(last_day({2021, 12, 0}), Date(2021, 12, 31));
}

LaunchReadiness ready() { return {true, true, true, true, true, true}; }

TEST(CampaignMoves, GoOneStepAtATime) {
  Campaign campaign = departments_campaign();
  EXPECT_TRUE(decide_move(campaign, CampaignState::Launched, ready(), "", Date(2021, 9, 24)).has_value());
  auto skipped = decide_move(campaign, CampaignState::Inspected, ready(), "", Date(2021, 9, 24));
  ASSERT_FALSE(skipped.has_value());
  EXPECT_EQ(skipped.error().key, "campaigns.refusal.not_next_step");
  campaign.state = CampaignState::Closed;
  EXPECT_EQ(decide_move(campaign, CampaignState::Prepared, ready(), "", Date(2021, 9, 24)).error().key,
            "campaigns.refusal.closed");
}

TEST(CampaignMoves, LaunchAnIncompletePlanOnlyWithAReason) {
  LaunchReadiness half = ready();
  half.has_criteria = false;
  EXPECT_EQ(half.missing(), std::vector<std::string_view>{"criteria"});
  const Campaign campaign = departments_campaign();
  EXPECT_EQ(decide_move(campaign, CampaignState::Launched, half, "  ", Date(2021, 9, 24)).error().key,
            "campaigns.refusal.launch_incomplete");
  auto moved = decide_move(campaign, CampaignState::Launched, half, "Tiêu chí ban hành sau", Date(2021, 9, 24));
  ASSERT_TRUE(moved.has_value());
  EXPECT_EQ(moved->note, "Tiêu chí ban hành sau");
}

TEST(CampaignMoves, CloseBeforeTheEndOnlyWithAReason) {
  Campaign campaign = departments_campaign();
  campaign.state = CampaignState::Reviewed;
  campaign.ends_on = PartialDate{2021, 9, 24};
  EXPECT_FALSE(decide_move(campaign, CampaignState::Closed, ready(), "", Date(2021, 9, 24)).has_value());
  EXPECT_TRUE(decide_move(campaign, CampaignState::Closed, ready(), "", Date(2021, 9, 25)).has_value());
}

TEST(CampaignMoves, TakeTheLastOneBackUnlessPlansHangOnIt) {
  Campaign campaign = departments_campaign();
  campaign.state = CampaignState::Launched;
  std::vector<CampaignMove> moves{{.from = CampaignState::Prepared, .to = CampaignState::Launched}};
  EXPECT_EQ(decide_undo(campaign, moves, 0), CampaignState::Prepared);
  EXPECT_EQ(decide_undo(campaign, moves, 3).error().key, "campaigns.refusal.plans_under_it");
  moves[0].undone_at = Instant{1};
  EXPECT_EQ(decide_undo(campaign, moves, 0).error().key, "campaigns.refusal.nothing_to_undo");
}

TEST(CampaignItems, NeedATextAndADeadlineWithinTheCampaign) {
  Campaign campaign = departments_campaign();
  campaign.ends_on = PartialDate{2021, 9, 30};
  CampaignItem item{.kind = ItemKind::Task, .text = "  Lập  danh sách ", .deadline = PartialDate{2021, 9, 0}};
  auto kept = decide_item(item, campaign);
  ASSERT_TRUE(kept.has_value());
  EXPECT_EQ(kept->text, "Lập danh sách");
  item.deadline = PartialDate{2021, 10, 1};
  EXPECT_FALSE(decide_item(item, campaign).has_value());
  item.deadline.reset();
  item.text = " ";
  EXPECT_FALSE(decide_item(item, campaign).has_value());
}

TEST(CampaignItems, ChangePlacesWithTheirNeighbour) {
  const std::vector<Id<CampaignItem>> list{{1}, {2}, {3}};
  EXPECT_EQ(decide_order(list, {3}, Direction::Up), (std::vector<Id<CampaignItem>>{{1}, {3}, {2}}));
  EXPECT_FALSE(decide_order(list, {1}, Direction::Up).has_value());
  EXPECT_FALSE(decide_order(list, {3}, Direction::Down).has_value());
  EXPECT_FALSE(decide_order(list, {4}, Direction::Down).has_value());
}

}  // namespace
}  // namespace vx
