#include "notifications/delivery.h"

#include <gtest/gtest.h>

namespace vx {
namespace {

Instant at(int hour, int minute, int day = 20) {
  return Instant::at(Date(2021, 9, static_cast<unsigned>(day)), hour, minute);
}
constexpr std::string_view kind = "campaigns.task_assigned";

TEST(Delivery, SendsAMailSoonAfterAndTheDigestAtItsTime) {
  DeliveryChoice usual;
  EXPECT_EQ(decide_send_time(usual, kind, Urgency::Now, at(9, 0)), at(9, 0));
  EXPECT_EQ(decide_send_time(usual, kind, Urgency::Today, at(9, 0)), at(9, 0).plus_seconds(mail_hold_seconds));
  EXPECT_EQ(decide_send_time(usual, kind, Urgency::Digest, at(9, 0)), at(7, 0, 21));
  EXPECT_EQ(decide_send_time(usual, kind, Urgency::Digest, at(5, 0)), at(7, 0));
  usual.kinds[std::string(kind)] = Channel::Digest;
  EXPECT_EQ(decide_send_time(usual, kind, Urgency::Now, at(9, 0)), at(7, 0, 21)) << "as its reader chose";
  usual.kinds[std::string(kind)] = Channel::Page;
  EXPECT_EQ(decide_send_time(usual, kind, Urgency::Now, at(9, 0)), std::nullopt);
}

TEST(Delivery, KeepsQuietHoursAlsoOverMidnight) {
  DeliveryChoice choice;
  EXPECT_EQ(decide_send_time(choice, kind, Urgency::Today, at(22, 0)), at(6, 30, 21));
  EXPECT_EQ(decide_send_time(choice, kind, Urgency::Today, at(3, 0, 21)), at(6, 30, 21));
  EXPECT_EQ(decide_send_time(choice, kind, Urgency::Now, at(22, 0)), at(22, 0)) << "urgent things pass";
  choice.urgent_passes = false;
  EXPECT_EQ(decide_send_time(choice, kind, Urgency::Now, at(22, 0)), at(6, 30, 21));
  choice.quiet_from = 12 * 60;
  choice.quiet_to = 13 * 60;
  EXPECT_EQ(decide_send_time(choice, kind, Urgency::Today, at(12, 30)), at(13, 0));
  EXPECT_FALSE(is_quiet(choice, at(22, 0)));
  choice.quiet_to = choice.quiet_from;
  EXPECT_FALSE(is_quiet(choice, at(12, 0))) << "none";
}

TEST(Delivery, KeepsADistanceBetweenMailsButNotForWhatIsUrgent) {
  DeliveryChoice choice;
  EXPECT_EQ(decide_send_time(choice, kind, Urgency::Today, at(9, 5), at(9, 0)), at(9, 15));
  EXPECT_EQ(decide_send_time(choice, kind, Urgency::Now, at(9, 5), at(9, 0)), at(9, 5));
  EXPECT_EQ(decide_send_time(choice, kind, Urgency::Today, at(20, 50), at(20, 48)), at(6, 30, 21))
      << "what has to wait may fall into quiet hours";
}

TEST(Delivery, TriesAgainLessAndLess) {
  for (std::int64_t n = 1; n < 12; ++n) EXPECT_LE(retry_seconds(n), retry_seconds(n + 1));
  EXPECT_EQ(retry_seconds(1), 30);
  EXPECT_EQ(retry_seconds(100), 14400);
}

TEST(Delivery, EveryKindHasANameToChooseItBy) {
  View view;
  for (Locale locale : {Locale::Vietnamese, Locale::English}) {
    view.locale = locale;
    auto kinds = list_kinds(view);
    EXPECT_TRUE(std::ranges::find(kinds, "notifications.mail_failed") != kinds.end());
    for (const std::string& one : kinds) EXPECT_TRUE(has_text("notify." + one)) << one << " has a name, but no words";
  }
}

}  // namespace
}  // namespace vx
