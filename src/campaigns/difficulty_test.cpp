#include "campaigns/difficulty.h"

#include <gtest/gtest.h>

#include <random>

#include "campaigns/difficulty_pattern.h"
#include "organisations/organisation.h"

namespace vx {
namespace {

const Instant friday{Instant::at(Date(2021, 9, 24), 10, 0)};

Organisation organisation(std::int64_t id, std::string path) {
  Organisation made;
  made.id = {id};
  made.path = std::move(path);
  return made;
}

const Organisation committee = organisation(1, "o/1/");
const Organisation home_affairs = organisation(2, "o/1/2/");
const Organisation health = organisation(3, "o/1/3/");
const Organisation room = organisation(6, "o/1/3/6/");

DifficultyRules rules_of(std::vector<Organisation> ancestry) {
  return {chain_of(ancestry, committee, &home_affairs), default_difficulty_clocks(), WorkingCalendar::standard()};
}
DifficultyRules rooms_rules() { return rules_of({committee, health, room}); }

Difficulty raised(const DifficultyRules& rules, bool speaks_for_unit = false) {
  Difficulty draft;
  draft.organisation = room.id;
  draft.raised_by = "minh";
  draft.text = "Thiếu kit test nhanh";
  draft.need = "Cấp bổ sung 500 kit";
  return start_difficulty(*decide_difficulty(draft, friday.date()), rules, speaks_for_unit, friday);
}

std::vector<std::int64_t> organisations_of(const std::vector<DifficultyPlace>& chain) {
  std::vector<std::int64_t> ids;
  for (const DifficultyPlace& place : chain) ids.push_back(place.organisation.value);
  return ids;
}

TEST(WorkingTime, LeavesOutDaysOfRestAndHolidays) {
  const WorkingCalendar& calendar = WorkingCalendar::standard();
  EXPECT_TRUE(calendar.is_working_day(Date(2021, 9, 24)));
  EXPECT_FALSE(calendar.is_working_day(Date(2021, 9, 25))) << "Saturday";
  EXPECT_FALSE(calendar.is_working_day(Date(2021, 9, 2))) << "National Day";
  EXPECT_FALSE(calendar.is_working_day(Date(2021, 2, 12))) << "Tết";
  EXPECT_FALSE(calendar.is_working_day(Date(2021, 5, 3))) << "1 May was a Saturday";
  EXPECT_TRUE(calendar.is_working_day(Date(2021, 5, 4)));
  EXPECT_FALSE(calendar.is_working_day(Date(2022, 5, 2))) << "30 April and 1 May fell on one weekend";
  EXPECT_FALSE(calendar.is_working_day(Date(2022, 5, 3)));
  EXPECT_TRUE(calendar.is_working_day(Date(2022, 5, 4)));
  EXPECT_EQ(calendar.minutes_a_day(), 480);
}

TEST(WorkingTime, CountsFromTheDayAfterReceipt) {
  const WorkingCalendar& calendar = WorkingCalendar::standard();
  EXPECT_EQ(calendar.end_of_working_day_after(friday, 1), Instant::at(Date(2021, 9, 27), 17, 30));
  EXPECT_EQ(calendar.end_of_working_day_after(friday, 3), Instant::at(Date(2021, 9, 29), 17, 30));
  EXPECT_EQ(calendar.working_minutes(friday, Instant::at(Date(2021, 9, 27), 9, 30)), 330 + 120);
  EXPECT_EQ(calendar.working_minutes(Instant::at(Date(2021, 9, 24), 12, 0), Instant::at(Date(2021, 9, 24), 13, 0)), 0)
      << "noon";
  EXPECT_EQ(calendar.working_minutes(Instant::at(Date(2021, 9, 27), 9, 30), friday), -450);
}

TEST(DifficultyChain, GoesFromTheUnitOverTheLeadToTheCommittee) {
  EXPECT_EQ(organisations_of(rooms_rules().chain), (std::vector<std::int64_t>{6, 3, 2, 1}));
  EXPECT_EQ(organisations_of(rules_of({committee, health}).chain), (std::vector<std::int64_t>{3, 2, 1}));
  EXPECT_EQ(organisations_of(rules_of({committee, home_affairs}).chain), (std::vector<std::int64_t>{2, 1}));
  const Organisation office = organisation(7, "o/1/2/7/");
  EXPECT_EQ(organisations_of(rules_of({committee, home_affairs, office}).chain), (std::vector<std::int64_t>{7, 2, 1}));
  EXPECT_EQ(organisations_of(rules_of({committee}).chain), (std::vector<std::int64_t>{1}));
  const Organisation union_of = organisation(9, "o/8/9/");
  EXPECT_EQ(organisations_of(rules_of({organisation(8, "o/8/"), union_of}).chain),
            (std::vector<std::int64_t>{9, 8, 2, 1}))
      << "the second tree joins at the lead unit";
  EXPECT_EQ(organisations_of(chain_of({committee, health, room}, committee, nullptr)),
            (std::vector<std::int64_t>{6, 3, 1}));
}

TEST(Difficulties, AreRefusedWithoutWhatAndNeed) {
  Difficulty draft;
  draft.since = Date(2021, 10, 1);
  const auto refused = decide_difficulty(draft, friday.date());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().size(), 4U);
}

TEST(Difficulties, BeginAtTheUnitOrAboveItWhenTheUnitSpeaks) {
  const DifficultyRules rules = rooms_rules();
  EXPECT_EQ(raised(rules).open_step()->place.level, DifficultyLevel::Unit);
  const Difficulty spoken = raised(rules, true);
  ASSERT_EQ(spoken.steps.size(), 2U);
  EXPECT_EQ(spoken.steps[0].outcome, StepOutcome::PassedUp);
  EXPECT_EQ(spoken.open_step()->place, (DifficultyPlace{DifficultyLevel::Department, health.id}));
}

TEST(Difficulties, GoUpThreeLevelsAndComeBackAnswered) {
  const DifficultyRules rules = rooms_rules();
  Difficulty difficulty = raised(rules);
  for (const DifficultyLevel level :
       {DifficultyLevel::Department, DifficultyLevel::HomeAffairs, DifficultyLevel::Committee}) {
    EXPECT_FALSE(decide_passing_up(difficulty, rules, "  ", "vanphong", friday)) << "an opinion is needed";
    difficulty = *decide_passing_up(difficulty, rules, "Vượt thẩm quyền", "vanphong", friday);
    EXPECT_EQ(difficulty.open_step()->place.level, level);
  }
  EXPECT_FALSE(decide_passing_up(difficulty, rules, "Lên nữa", "lanhdao", friday)) << "nobody is above";
  EXPECT_FALSE(decide_acceptance(difficulty));
  difficulty = *decide_answer(difficulty, "Đồng ý cấp", "lanhdao", friday);
  EXPECT_EQ(difficulty.answer()->text, "Đồng ý cấp");
  EXPECT_FALSE(decide_answer(difficulty, "Lần nữa", "lanhdao", friday));
  EXPECT_FALSE(decide_reopening(difficulty, rules, "", friday));
  difficulty = *decide_reopening(difficulty, rules, "Mới nhận được 100 kit", friday.plus_seconds(60));
  EXPECT_EQ(difficulty.open_step()->place.level, DifficultyLevel::Committee) << "back to who answered";
  difficulty = *decide_answer(difficulty, "Đã cấp đủ", "lanhdao", friday.plus_seconds(120));
  EXPECT_EQ(decide_acceptance(difficulty)->state, DifficultyState::Accepted);
}

TEST(Difficulties, ArePassedOnByRuleOnlyWhenTheClockHasRunOut) {
  const DifficultyRules rules = rooms_rules();
  const Difficulty difficulty = raised(rules);
  EXPECT_FALSE(decide_escalation(difficulty, rules, difficulty.open_step()->due_at));
  auto up = decide_escalation(difficulty, rules, difficulty.open_step()->due_at.plus_seconds(1));
  ASSERT_TRUE(up);
  EXPECT_EQ(up->steps[0].outcome, StepOutcome::Overdue);
  EXPECT_FALSE(decide_escalation(*up, rules, difficulty.open_step()->due_at.plus_seconds(2))) << "a new clock runs";
  for (int months = 1; months <= 5; ++months)
    if (auto next = decide_escalation(*up, rules, friday.plus_seconds(30LL * 86400 * months))) up = next;
  EXPECT_EQ(up->open_step()->place.level, DifficultyLevel::Committee) << "the top keeps what is overdue";
}

/// What must hold after anything that was done.
void expect_sound(const Difficulty& difficulty, const Difficulty& before) {
  const auto open = std::count_if(difficulty.steps.begin(), difficulty.steps.end(),
                                  [](const DifficultyStep& step) { return !step.left_at; });
  EXPECT_EQ(open, difficulty.state == DifficultyState::Waiting ? 1 : 0) << "at exactly one level, or at none";
  EXPECT_EQ(difficulty.open_step() != nullptr, difficulty.state == DifficultyState::Waiting);
  ASSERT_GE(difficulty.steps.size(), before.steps.size()) << "no step is lost";
  for (std::size_t i = 0; i < before.steps.size(); ++i) {
    EXPECT_EQ(difficulty.steps[i].received_at, before.steps[i].received_at) << "a clock is never set back";
    EXPECT_EQ(difficulty.steps[i].due_at, before.steps[i].due_at);
    if (before.steps[i].left_at) EXPECT_EQ(difficulty.steps[i], before.steps[i]) << "what has ended never changes";
  }
  for (std::size_t i = 0; i < difficulty.steps.size(); ++i) {
    const DifficultyStep& step = difficulty.steps[i];
    EXPECT_GT(step.due_at, step.received_at);
    EXPECT_EQ(step.left_at.has_value(), step.outcome != StepOutcome::Open);
    if (i > 0) EXPECT_GE(step.received_at, *difficulty.steps[i - 1].left_at);
  }
}

TEST(Difficulties, AreAlwaysAtOneLevelOrClosedWhateverIsDone) {
  const DifficultyRules rules = rooms_rules();
  for (unsigned seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    Instant now = friday;
    Difficulty difficulty = raised(rules, seed % 2 == 0);
    for (int i = 0; i < 40; ++i) {
      now = now.plus_seconds(static_cast<std::int64_t>(random() % (3 * 86400)));
      const Difficulty before = difficulty;
      std::expected<Difficulty, Refusal> done = std::unexpected(Refusal{});
      switch (random() % 7) {
        case 0:
          done = decide_answer(difficulty, "Trả lời", "a", now);
          break;
        case 1:
          done = decide_passing_up(difficulty, rules, "Ý kiến", "b", now);
          break;
        case 2:
          if (auto up = decide_escalation(difficulty, rules, now)) done = *up;
          break;
        case 3:
          done = decide_acceptance(difficulty);
          break;
        case 4:
          done = decide_reopening(difficulty, rules, "Lý do", now);
          break;
        case 5:
          difficulty.topic = {static_cast<std::int64_t>(random() % 2)};  // grouped, or taken out again
          break;
        default:
          if (random() % 10 == 0) done = decide_withdrawal(difficulty, "c", now);
      }
      if (done) difficulty = *done;
      expect_sound(difficulty, before);
    }
  }
}

TEST(DifficultyPatterns, FindTheSameSaidByUnitsInTheirOwnWords) {
  const std::vector<PatternEntry> entries{{{1}, {3}, "Thiếu kit test nhanh để xét nghiệm cho công chức đi công tác về"},
                                          {{2}, {4}, "Đơn vị thiếu kit test nhanh xét nghiệm cho người đi công tác về"},
                                          {{3}, {5}, "Phần mềm khai báo y tế không vào được bằng điện thoại"},
                                          {{4}, {5}, "Thiếu kit test nhanh để xét nghiệm công chức đi công tác"},
                                          {{5}, {5}, "Phần mềm khai báo y tế không đăng nhập được bằng điện thoại"}};
  const auto patterns = find_patterns(entries);
  ASSERT_EQ(patterns.size(), 1U) << "one unit saying it twice is no pattern";
  EXPECT_EQ(patterns[0].units, 3);
  EXPECT_EQ(patterns[0].entries.size(), 3U);
  EXPECT_EQ(sameness("Thiếu kit test nhanh", "Thiếu kit test nhanh"), 1);
  EXPECT_EQ(sameness("Thiếu kit test nhanh", "Chờ hướng dẫn của tỉnh"), 0);
  EXPECT_EQ(sameness("Thiếu kit test", "Phòng chưa có máy quét"), sameness("Phòng chưa có máy quét", "Thiếu kit test"));
}

}  // namespace
}  // namespace vx
