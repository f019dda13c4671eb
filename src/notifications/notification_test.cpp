#include <gtest/gtest.h>

#include "notifications/listeners.h"
#include "notifications/notification_store.h"
#include "notifications/test_notifications.h"

namespace vx {
namespace {

class NotificationStore : public NotificationsTest {};
VX_FOR_EACH_ENGINE(NotificationStore);

std::vector<std::string> subjects(const std::vector<KeptNotification>& list) {
  std::vector<std::string> out;
  for (const KeptNotification& kept : list) out.push_back(kept.what.subject.value_or(""));
  return out;
}

TEST_P(NotificationStore, KeepsWhatAnAccountIsTold) {
  tell(lan(), "task/12", {{"address", "a@\"tỉnh\".vn"}, {"answer", "không có\nhộp thư"}});
  auto list = unread_of(lan());
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0].what.kind, test_kind);
  EXPECT_EQ(list[0].what.parameters, (std::vector<std::pair<std::string, std::string>>{
                                         {"address", "a@\"tỉnh\".vn"}, {"answer", "không có\nhộp thư"}}));
  EXPECT_EQ(list[0].what.address, "/audit");
  EXPECT_TRUE(unread_of(minh()).empty());
}

TEST_P(NotificationStore, ANewerOneOnTheSameSubjectReplacesAnUnreadOne) {
  tell(lan(), "task/12");
  tell(lan(), "task/13");
  tell(minh(), "task/12");
  tell(lan(), "task/12");
  EXPECT_EQ(subjects(unread_of(lan())), (std::vector<std::string>{"task/12", "task/13"}));
  EXPECT_EQ(unread_of(minh()).size(), 1u);
  write([&](WriteTx& tx) { EXPECT_TRUE(mark_read(tx, lan(), unread_of_tx(tx, lan())[0].id)); });
  tell(lan(), "task/12");
  EXPECT_EQ(unread_of(lan()).size(), 2u) << "one that was read stays: its reader knows it";
}

TEST_P(NotificationStore, WhatIsSettledWaitsForNobody) {
  tell(lan(), "task/12");
  tell(minh(), "task/12");
  tell(minh(), "task/13");
  write([&](WriteTx& tx) { settle(tx, lan(), "task/12"); });
  EXPECT_TRUE(unread_of(lan()).empty());
  EXPECT_EQ(unread_of(minh()).size(), 2u);
  write([&](WriteTx& tx) { settle_all(tx, "task/12"); });
  EXPECT_EQ(subjects(unread_of(minh())), (std::vector<std::string>{"task/13"}));
  EXPECT_EQ(settled_of(minh()).size(), 1u);
  tell(minh(), "task/12");
  EXPECT_EQ(unread_of(minh()).size(), 2u) << "it may come up again";
}

TEST_P(NotificationStore, NobodyIsToldWhatTheyDidThemselves) {
  db().write({lan(), "lan", "", ""}, [&](WriteTx& tx) {
    tx.exempt_from_audit("test");
    notify(tx, make(lan(), "task/1"));
    notify(tx, make(minh(), "task/1"));
  });
  EXPECT_TRUE(unread_of(lan()).empty());
  EXPECT_EQ(unread_of(minh()).size(), 1u);
}

TEST_P(NotificationStore, ForgetsOldOnesThatWereReadOrDone) {
  tell(lan(), "task/1");
  tell(lan(), "task/2");
  tell(lan(), "task/3");
  write([&](WriteTx& tx) {
    settle(tx, lan(), "task/1");
    mark_read(tx, lan(), unread_of_tx(tx, lan())[0].id);
  });
  write([&](WriteTx& tx) { EXPECT_EQ(delete_old_notifications(tx, tx.now().plus_seconds(60), 100), 2); });
  EXPECT_EQ(subjects(unread_of(lan())), (std::vector<std::string>{"task/2"}));
}

TEST_P(NotificationStore, TheListenersOfTheAccountHearOnceItIsDurable) {
  struct Sink : EventSink {
    bool send(std::string_view event, std::string_view) override {
      heard += event;
      return is_there;
    }
    void end() override { is_there = false; }
    std::string heard;
    bool is_there = true;
  };
  auto sink = std::make_shared<Sink>();
  Listeners& listeners = Listeners::of_this_process();
  listeners.add(lan(), sink);
  EXPECT_THROW(write([&](WriteTx& tx) {
                 notify(tx, make(lan(), "task/1"));
                 throw std::runtime_error("not today");
               }),
               std::runtime_error);
  EXPECT_EQ(sink->heard, "");
  tell(minh(), "task/1");
  EXPECT_EQ(sink->heard, "");
  tell(lan(), "task/1");
  EXPECT_EQ(sink->heard, "changed");
  for (std::size_t i = 0; i < Listeners::of_one_account_max; ++i) listeners.add(lan(), std::make_shared<Sink>());
  EXPECT_FALSE(sink->is_there) << "of one account only so many may listen";
}

}  // namespace
}  // namespace vx
