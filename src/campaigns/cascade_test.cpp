#include "campaigns/cascade.h"

#include <gtest/gtest.h>

namespace vx {
namespace {

const Date due(2021, 9, 20);

Expectation issued(PartialDate on) {
  Expectation expectation;
  expectation.due_on = due;
  expectation.child = {4};
  expectation.issued_on = on;
  return expectation;
}

TEST(Cascade, APlanOfTheLastDayIsOnTimeAndOneOfTheNextIsLate) {
  EXPECT_EQ(decide_outcome(issued({2021, 9, 20})), CascadeOutcome::OnTime);
  EXPECT_EQ(decide_outcome(issued({2021, 9, 21})), CascadeOutcome::Late);
}

TEST(Cascade, APlanWithoutItsDayIsJudgedOnlyWhereThatDayDoesNotMatter) {
  EXPECT_EQ(decide_outcome(issued({2021, 9, 0})), CascadeOutcome::Undated);
  EXPECT_EQ(decide_outcome(issued({2021, 8, 0})), CascadeOutcome::OnTime);
  EXPECT_EQ(decide_outcome(issued({2021, 10, 0})), CascadeOutcome::Late);
  Expectation came_early = issued({2021, 9, 0});
  came_early.received_on = Date(2021, 9, 18);
  EXPECT_EQ(decide_outcome(came_early), CascadeOutcome::OnTime);
  came_early.received_on = Date(2021, 9, 23);
  EXPECT_EQ(decide_outcome(came_early), CascadeOutcome::Undated);
}

TEST(Cascade, WaitsUntilTheDueDayHasPassed) {
  EXPECT_EQ(classify_cascade(CascadeOutcome::Awaited, due, due), CascadeState::Due);
  EXPECT_EQ(classify_cascade(CascadeOutcome::Awaited, due, due.plus_days(1)), CascadeState::Overdue);
  EXPECT_EQ(classify_cascade(CascadeOutcome::Awaited, std::nullopt, due), CascadeState::NoDeadline);
  EXPECT_EQ(days_to_due(CascadeOutcome::Awaited, due, due.plus_days(3)), -3);
  EXPECT_FALSE(days_to_due(CascadeOutcome::Late, due, due));
}

TEST(Cascade, ExcusesOnlyWithAReasonAndOnlyWhatIsNotIssued) {
  Expectation waiting;
  EXPECT_EQ(decide_excuse(waiting, " ").error().key, "campaigns.refusal.no_reason");
  EXPECT_TRUE(decide_excuse(waiting, "Cả xã đang cách ly").has_value());
  EXPECT_FALSE(decide_excuse(issued({2021, 9, 1}), "muộn").has_value());
  waiting.excuse = "Cả xã đang cách ly";
  EXPECT_EQ(decide_outcome(waiting), CascadeOutcome::Excused);
  waiting.child = {3};  // the plan came all the same
  waiting.issued_on = PartialDate{2021, 9, 1};
  EXPECT_EQ(decide_outcome(waiting), CascadeOutcome::OnTime);
}

TEST(Cascade, RemindsOnceADayWhileTheCampaignRuns) {
  Expectation waiting;
  const Date today(2021, 9, 24);
  EXPECT_TRUE(decide_reminder(waiting, CampaignState::Launched, today).has_value());
  EXPECT_FALSE(decide_reminder(waiting, CampaignState::Prepared, today).has_value());
  EXPECT_FALSE(decide_reminder(waiting, CampaignState::Closed, today).has_value());
  waiting.reminded_at = Instant::at(today, 7, 0);
  EXPECT_EQ(decide_reminder(waiting, CampaignState::Launched, today).error().key, "campaigns.refusal.reminded_today");
  EXPECT_TRUE(decide_reminder(waiting, CampaignState::Launched, today.plus_days(1)).has_value());
  EXPECT_FALSE(decide_reminder(issued({2021, 9, 1}), CampaignState::Launched, today).has_value());
}

TEST(Cascade, TakesAReasonOnlyWhereSomethingIsToBeExplained) {
  EXPECT_TRUE(decide_reason(Expectation{}, "Chờ họp Ban Thường vụ").has_value());
  EXPECT_TRUE(decide_reason(issued({2021, 9, 25}), "Chờ họp Ban Thường vụ").has_value());
  EXPECT_FALSE(decide_reason(issued({2021, 9, 15}), "Chờ họp").has_value());
}

TEST(CascadeCounts, AreGreenOnlyWhenEverybodyIsOnTimeOrExcused) {
  CascadeCounts counts;
  EXPECT_EQ(classify_counts(counts), CascadeTone::Unknown) << "no data is never green";
  counts[CascadeState::IssuedOnTime] = 9;
  counts[CascadeState::Excused] = 1;
  EXPECT_EQ(classify_counts(counts), CascadeTone::Good);
  EXPECT_EQ(counts.required(), 9);
  counts[CascadeState::IssuedLate] = 1;
  EXPECT_EQ(classify_counts(counts), CascadeTone::Late);
  counts[CascadeState::Due] = 1;
  EXPECT_EQ(classify_counts(counts), CascadeTone::Waiting);
  counts[CascadeState::IssuedUndated] = 1;
  EXPECT_EQ(classify_counts(counts), CascadeTone::Unknown);
  counts[CascadeState::Overdue] = 1;
  EXPECT_EQ(classify_counts(counts), CascadeTone::Overdue);
  EXPECT_EQ(counts.issued(), 11);
}

}  // namespace
}  // namespace vx
