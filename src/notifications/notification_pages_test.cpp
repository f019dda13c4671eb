#include "notifications/test_notifications.h"

namespace vx {
namespace {

class NotificationPages : public NotificationsTest {};
VX_FOR_EACH_ENGINE(NotificationPages);

TEST_P(NotificationPages, AreForWhoIsSignedInAndShowTheirOwnOnly) {
  tell(lan(), "task/1", {{"address", "xa@tinh.example"}, {"answer", "Mailbox unknown"}});
  TestClient lans = logged_in("lan");
  TestClient minhs = logged_in("minh");
  for (std::string_view address : {"/notifications", "/notifications/settled"})
    expect_access(address, {{"lan", lans, Outcome::Allowed},
                            {"minh", minhs, Outcome::Allowed},
                            {"nobody", site().signed_out(), Outcome::MustSignIn}});
  EXPECT_TRUE(has(lans.get("/notifications"), "Thư gửi tới xa@tinh.example không đến nơi"));
  EXPECT_FALSE(has(minhs.get("/notifications"), "xa@tinh.example"));
  std::int64_t id = unread_of(lan())[0].id.value;
  for (std::string_view what : {"read", "open"})
    expect_post_access(fmt::format("/notifications/{}/{}", id, what), {},
                       {{"minh", minhs, Outcome::NotFound}, {"nobody", site().signed_out(), Outcome::MustSignIn}});
  EXPECT_EQ(unread_of(lan()).size(), 1u);
  EXPECT_EQ(site().signed_out().get_json("/notifications/news").status, 401);
  EXPECT_EQ(site().signed_out().get("/notifications/stream").status, 401);
}

TEST_P(NotificationPages, CountTheUnreadOnesOnTheBellOfEveryPage) {
  TestClient lans = logged_in("lan");
  EXPECT_TRUE(has(lans.get("/"), "id=\"bell\""));
  EXPECT_FALSE(has(lans.get("/"), "2 mục mới"));
  tell(lan(), "task/1");
  tell(lan(), "task/2");
  EXPECT_TRUE(has(lans.get("/"), "Thông báo: 2 mục mới"));
  EXPECT_TRUE(has(lans.get_json("/notifications/news"), "\"count\":2"));
  EXPECT_FALSE(has(site().signed_out().get("/"), "id=\"bell\""));
  for (int i = 0; i < 120; ++i) tell(lan(), fmt::format("many/{}", i));
  EXPECT_TRUE(has(lans.get_json("/notifications/news"), "\"number\":\"99+\""));
}

TEST_P(NotificationPages, OpeningOneMarksItReadAndGoesWhereItLeads) {
  tell(lan(), "task/1");
  TestClient lans = logged_in("lan");
  Response opened = lans.post(fmt::format("/notifications/{}/open", unread_of(lan())[0].id.value));
  EXPECT_EQ(opened.status, 303);
  EXPECT_EQ(find_header(opened, "Location"), "/audit");
  EXPECT_TRUE(unread_of(lan()).empty());
  tell(lan(), "task/2");
  tell(lan(), "task/3");
  EXPECT_EQ(lans.post("/notifications/read").status, 303);
  EXPECT_TRUE(unread_of(lan()).empty());
  EXPECT_TRUE(has(lans.get("/notifications"), "notification-title")) << "what was read stays in the list";
}

TEST_P(NotificationPages, TurnFromTheUnreadToTheReadOnesPageByPage) {
  for (int i = 1; i <= 5; ++i) tell(lan(), fmt::format("task/{}", i), {{"address", fmt::format("số {}.", i)}});
  write([&](WriteTx& tx) {
    auto unread = unread_of_tx(tx, lan());
    mark_read(tx, lan(), unread[0].id);  // number 5
    mark_read(tx, lan(), unread[2].id);  // number 3
  });
  TestClient lans = logged_in("lan");
  std::string after, order;
  for (int pages = 0; pages < 9; ++pages) {
    std::string json(lans.get_json("/notifications?size=2&after=" + after).content());
    for (int i = 1; i <= 5; ++i) {
      std::size_t at = json.find(fmt::format("số {}.", i));
      if (at != std::string::npos) order += fmt::format("{}@{} ", i, pages);
    }
    std::size_t next = json.find("\"next\":\"") + 8;
    after = json.substr(next, json.find('"', next) - next);
    if (after.empty()) break;
  }
  EXPECT_EQ(order, "2@0 4@0 1@1 5@1 3@2 ");
  EXPECT_EQ(lans.get_json("/notifications?after=nonsense").status, 400);
}

TEST_P(NotificationPages, FoldAwayWhatIsDone) {
  tell(lan(), "task/1", {{"address", "đã xong"}});
  write([&](WriteTx& tx) { settle_all(tx, "task/1"); });
  TestClient lans = logged_in("lan");
  EXPECT_TRUE(has(lans.get("/notifications"), "Việc đã xong"));
  EXPECT_TRUE(has(lans.get("/notifications/settled"), "đã xong"));
  EXPECT_TRUE(has(lans.get("/notifications/settled?lang=en"), "done today at"));
}

TEST_P(NotificationPages, StreamsSayOnlyThatSomethingChanged) {
  TestClient lans = logged_in("lan");
  Response stream = lans.get("/notifications/stream");
  EXPECT_EQ(stream.status, 200);
  EXPECT_TRUE(stream.events != nullptr);
  EXPECT_TRUE(find_header(stream, "Content-Type").starts_with("text/event-stream"));
}

}  // namespace
}  // namespace vx
