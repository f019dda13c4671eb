#include "base/date.h"

#include <gtest/gtest.h>

namespace vx {
namespace {

TEST(Date, ParsesWhatPeopleType) {
  Date day(2021, 9, 24);
  for (const char* text : {"2021-09-24", "24/09/2021", "24/9/2021", " 24-9-2021 ", "24.9.2021"})
    EXPECT_EQ(Date::parse(text), day) << text;
  for (const char* text : {"", "31/2/2021", "24/9", "24/9-2021", "2021-9-24", "24/13/2021", "24/9/20211"})
    EXPECT_FALSE(Date::parse(text)) << text;
}

TEST(Date, CountsDaysAndWeekdays) {
  EXPECT_EQ(Date(2021, 9, 24).weekday(), 5u);
  EXPECT_EQ(Date(2024, 3, 1) - Date(2024, 2, 28), 2);
  EXPECT_EQ(Date(2021, 12, 31).plus_days(1), Date(2022, 1, 1));
}

TEST(PartialDate, LeavesOutWhatIsNotGiven) {
  EXPECT_EQ((PartialDate{2021, 9, 0}).iso(), "2021-09");
  EXPECT_EQ(PartialDate::parse_iso("2021"), (PartialDate{2021, 0, 0}));
  EXPECT_FALSE(PartialDate::parse_iso("2021-02-30"));
}

TEST(Instant, IsVietnameseTime) {
  Instant evening{0};
  EXPECT_EQ(evening.iso(), "1970-01-01T07:00:00+07:00");
  Instant before_midnight = Instant::at(Date(2021, 9, 24), 23, 59, 59);
  EXPECT_EQ(before_midnight.date(), Date(2021, 9, 24));
  EXPECT_EQ(before_midnight.plus_seconds(1).date(), Date(2021, 9, 25));
  EXPECT_EQ(Instant::at(Date(1969, 12, 31), 6, 0).date(), Date(1969, 12, 31));
  EXPECT_EQ(Instant::parse_iso("2021-09-24T07:59:00Z"), Instant::at(Date(2021, 9, 24), 14, 59));
  EXPECT_EQ(Instant::parse_iso("2021-09-24T14:59"), Instant::at(Date(2021, 9, 24), 14, 59));
  EXPECT_FALSE(Instant::parse_iso("2021-09-24T24:00"));
}

}  // namespace
}  // namespace vx
