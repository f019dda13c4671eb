#include "people/membership.h"

#include <gtest/gtest.h>

namespace vx {
namespace {

const Date today(2021, 9, 24);
const Id<Person> lan{1};

Membership in(std::int64_t unit, Date from, std::optional<Date> to = {},
              MembershipKind kind = MembershipKind::Permanent) {
  Membership one;
  one.id = {unit};
  one.person = lan;
  one.organisation = {unit};
  one.kind = kind;
  one.position = "Chuyên viên";
  one.valid_from = from;
  one.valid_to = to;
  one.is_main = kind == MembershipKind::Permanent || kind == MembershipKind::Contract;
  return one;
}
std::string fault(const auto& answer) { return answer ? "" : answer.error().key; }

TEST(Memberships, AMoveEndsTheOneBeforeOnItsDay) {
  std::vector<Membership> stored{in(1, Date(2015, 1, 1))};
  auto plan = decide_membership(stored, in(2, Date(2021, 9, 1)), today);
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->closed.size(), 1u);
  EXPECT_EQ(plan->closed[0].valid_to, Date(2021, 9, 1));
  EXPECT_TRUE(plan->added.is_main);
}

TEST(Memberships, ThereIsOneMainOneADay) {
  std::vector<Membership> stored{in(1, Date(2015, 1, 1), Date(2021, 9, 10)), in(2, Date(2021, 9, 10))};
  EXPECT_EQ(fault(decide_membership(stored, in(3, Date(2021, 9, 1)), today)), "people.later_membership");
  std::vector<Membership> ending{in(1, Date(2015, 1, 1), Date(2021, 12, 1))};
  EXPECT_EQ(fault(decide_membership(ending, in(3, Date(2021, 10, 1)), today)), "people.membership_ends_later");
  EXPECT_TRUE(decide_membership(ending, in(3, Date(2021, 12, 1)), today));
  for (int day = -400; day < 400; day += 7) {
    auto plan = decide_membership(stored, in(4, today.plus_days(day)), today);
    if (!plan) continue;
    std::vector<Membership> after = stored;
    for (const Membership& closed : plan->closed)
      for (Membership& one : after)
        if (one.id == closed.id) one = closed;
    after.push_back(plan->added);
    for (int at = -800; at < 800; ++at)
      EXPECT_LE(std::ranges::count_if(
                    after, [&](const Membership& one) { return one.is_main && one.holds_on(today.plus_days(at)); }),
                1);
  }
}

TEST(Memberships, APromotionIsAMoveWithinTheUnitAndADoubleIsRefused) {
  std::vector<Membership> stored{in(1, Date(2015, 1, 1))};
  EXPECT_EQ(fault(decide_membership(stored, in(1, Date(2021, 9, 1)), today)), "people.already_member");
  Membership head = in(1, Date(2021, 9, 1));
  head.position = "Trưởng phòng";
  head.rank = MemberRank::Head;
  EXPECT_TRUE(decide_membership(stored, head, today));
}

TEST(Memberships, ASecondmentOverridesTheHomeUnitWhileItLasts) {
  std::vector<Membership> stored{in(1, Date(2015, 1, 1))};
  Membership away = in(2, Date(2021, 9, 1), Date(2021, 12, 1), MembershipKind::Seconded);
  auto plan = decide_membership(stored, away, today);
  ASSERT_TRUE(plan);
  EXPECT_TRUE(plan->closed.empty());
  stored.push_back(plan->added);
  EXPECT_EQ(find_workplace(stored, Date(2021, 8, 31))->organisation.value, 1);
  EXPECT_EQ(find_workplace(stored, Date(2021, 9, 1))->organisation.value, 2);
  EXPECT_EQ(find_workplace(stored, Date(2021, 12, 1))->organisation.value, 1);
  EXPECT_EQ(
      fault(decide_membership(stored, in(3, Date(2021, 10, 1), Date(2021, 11, 1), MembershipKind::Seconded), today)),
      "people.already_seconded");
  EXPECT_EQ(fault(decide_membership(stored, in(3, Date(2022, 1, 1), {}, MembershipKind::Seconded), today)),
            "people.secondment_needs_end");
  EXPECT_EQ(fault(decide_membership({}, away, today)), "people.secondment_needs_home");
}

TEST(Memberships, LeavingEndsAllOfThemAndAPartOnlyWhatIsNotMain) {
  std::vector<Membership> stored{in(1, Date(2015, 1, 1)), in(9, Date(2016, 1, 1), {}, MembershipKind::Member)};
  auto ended = decide_leaving(stored, today, today);
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->size(), 2u);
  EXPECT_EQ(fault(decide_leaving({}, today, today)), "people.belongs_nowhere");
  EXPECT_EQ(fault(decide_leaving(stored, Date(2014, 1, 1), today)), "people.later_membership");
  EXPECT_EQ(fault(decide_end(stored[0], today, today)), "people.main_ends_by_leaving");
  EXPECT_EQ(decide_end(stored[1], today, today)->valid_to, today);
}

TEST(Memberships, AbsencesDoNotOverlap) {
  Absence one{{1}, lan, AbsenceKind::Leave, Date(2021, 9, 20), Date(2021, 9, 24), ""};
  Absence other = one;
  EXPECT_EQ(fault(decide_absence(std::vector{one}, other)), "people.already_absent");
  other.from_on = Date(2021, 9, 25);
  other.to_on = Date(2021, 9, 24);
  EXPECT_EQ(fault(decide_absence(std::vector{one}, other)), "people.end_before_start");
  other.to_on = Date(2021, 9, 30);
  EXPECT_TRUE(decide_absence(std::vector{one}, other));
  other.to_on = Date(2024, 9, 30);
  EXPECT_EQ(fault(decide_absence(std::vector{one}, other)), "people.absence_too_long");
}

}  // namespace
}  // namespace vx
