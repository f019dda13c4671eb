#include "people/duplicates.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace vx {
namespace {

PersonTraits somebody(std::string name, std::string birth = "", std::string phone = "", std::uint64_t id_number = 0,
                      std::int64_t unit = 0) {
  PersonTraits one;
  one.name = lower(name);
  one.folded = fold_words(name);
  if (!birth.empty()) one.birth_date = PartialDate::parse_iso(birth);
  one.phone = std::move(phone);
  one.id_number = id_number;
  one.id_digits = id_number == 0 ? 0 : 12;
  one.unit = unit;
  return one;
}
const NameWeight common{1'200'000, 2'400}, rare{1'200'000, 3}, small{500, 1};

TEST(Duplicates, ACommonNameAndBirthDateAreAQuestionARareOneInTheUnitIsSure) {
  auto hung = somebody("Nguyễn Văn Hùng", "1980-05-17", "", 0, 7);
  EXPECT_EQ(compare_people(hung, somebody("Nguyễn Văn Hùng", "1980-05-17"), common).likeness, Likeness::Question);
  EXPECT_EQ(compare_people(hung, somebody("Nguyễn Văn Hùng"), common).likeness, Likeness::Different);
  EXPECT_EQ(compare_people(hung, somebody("Nguyễn Văn Hùng", "1980-05-17", "", 0, 7), rare).likeness, Likeness::Same);
  EXPECT_EQ(compare_people(somebody("Nguyễn Văn Hùng", "1980-05-17", "0912345678"),
                           somebody("Nguyễn Văn Hùng", "1980-05-17", "0912345678"), common)
                .likeness,
            Likeness::Same);
}

TEST(Duplicates, AnIdentityNumberDecidesButAnotherPersonsCardDoesNot) {
  auto hung = somebody("Nguyễn Văn Hùng", "1980-05-17", "", 4711);
  EXPECT_EQ(compare_people(hung, somebody("Nguyễn Văn Hùng", "1980-05-17", "", 4711), common).likeness, Likeness::Same);
  EXPECT_EQ(compare_people(hung, somebody("Nguyễn Văn Hùng", "1980-05-17", "", 4712), common).likeness,
            Likeness::Different);
  auto old_card = somebody("Nguyễn Văn Hùng", "1980-05-17", "", 99);
  old_card.id_digits = 9;
  EXPECT_EQ(compare_people(hung, old_card, common).likeness, Likeness::Question);
  // Typed at the wrong line: another name, another day of birth.
  EXPECT_NE(compare_people(hung, somebody("Trần Thị Mai", "1991-02-03", "", 4711), common).likeness, Likeness::Same);
}

TEST(Duplicates, MoreThatAgreesNeverMakesItLessLikely) {
  const PersonTraits full = somebody("Nguyễn Văn Hùng", "1980-05-17", "0912345678", 4711, 7);
  for (const NameWeight& weight : {common, rare, small}) {
    double last = -1000;
    for (const PersonTraits& other :
         {somebody("Trần Thị Mai"), somebody("Nguyễn Văn Hùng"), somebody("Nguyễn Văn Hùng", "1980"),
          somebody("Nguyễn Văn Hùng", "1980-05-17"), somebody("Nguyễn Văn Hùng", "1980-05-17", "0912345678"),
          somebody("Nguyễn Văn Hùng", "1980-05-17", "0912345678", 4711),
          somebody("Nguyễn Văn Hùng", "1980-05-17", "0912345678", 4711, 7)}) {
      Comparison one = compare_people(full, other, weight);
      EXPECT_GE(one.bits, last) << other.name;
      EXPECT_DOUBLE_EQ(one.bits, compare_people(other, full, weight).bits);
      last = one.bits;
    }
  }
}

TEST(Duplicates, SlipsOfThePenAndLeftOutWordsAreStillNear) {
  auto reasons = [](std::string_view a, std::string_view b) {
    return compare_people(somebody(std::string(a)), somebody(std::string(b)), rare).reasons.front();
  };
  EXPECT_EQ(reasons("Nguyễn Thị Hương", "Nguyễn Thị Hươngg"), "near_name");
  EXPECT_EQ(reasons("Nguyễn Thị Hương", "Nguyễn Thị Huwong"), "near_name");
  EXPECT_EQ(reasons("Nguyễn Thị Thu Hương", "Nguyễn Thu Hương"), "near_name");
  EXPECT_EQ(reasons("Nguyễn Thị Hương", "Nguyễn Thị Mai"), "other_name");
  EXPECT_EQ(reasons("Nguyễn Thị Hương", "Nguyễn Hương Thị"), "other_name");
  EXPECT_EQ(compare_people(somebody("Nguyễn Văn Hùng"), somebody("Nguyễn Văn Hưng"), rare).reasons.back(),
            "marks_differ");
}

TEST(Duplicates, AreFoundAmongManyWithoutComparingAllWithAll) {
  std::vector<PersonTraits> people;
  for (int i = 0; i < 3000; ++i)
    people.push_back(somebody(fmt::format("Nguyễn Văn {}", std::string(1, static_cast<char>('a' + i % 20))),
                              Date(1950, 1, 1).plus_days(i * 7).iso(), fmt::format("09{:08}", i),
                              static_cast<std::uint64_t>(i + 1), i % 40 + 1));
  people.push_back(people[100]);
  people.push_back(people[200]);
  people.back().id_number = 0;
  people.back().id_digits = 0;
  std::vector<DuplicatePair> pairs = find_duplicates(people);
  std::erase_if(pairs, [](const DuplicatePair& one) { return one.comparison.likeness != Likeness::Same; });
  ASSERT_EQ(pairs.size(), 2u);
  EXPECT_EQ(pairs[0].first, 100u);
  EXPECT_EQ(pairs[0].second, 3000u);
  EXPECT_EQ(pairs[1].first, 200u);
  EXPECT_TRUE(find_duplicates({}).empty());
}

}  // namespace
}  // namespace vx
