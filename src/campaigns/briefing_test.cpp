#include "campaigns/briefing.h"

#include <gtest/gtest.h>

#include "campaigns/briefing_people_store.h"
#include "campaigns/briefing_store.h"
#include "campaigns/test_campaigns.h"
#include "people/people_reads.h"

namespace vx {
namespace {

constexpr auto yes = Outcome::Allowed;

TEST(Briefing, IsThePlanOrATextAndEndsAfterItBegan) {
  const Briefing draft{.title = " Quán triệt kế hoạch ", .since = Date(2021, 9, 15), .until = Date(2021, 9, 30)};
  auto briefing = decide_briefing(draft, "o/1/", "o/1/3/", true);
  ASSERT_TRUE(briefing);
  EXPECT_EQ(briefing->title, "Quán triệt kế hoạch");
  EXPECT_FALSE(decide_briefing(draft, "o/1/", "o/1/3/", false)) << "neither a text nor a plan";
  EXPECT_FALSE(decide_briefing(draft, "o/1/3/", "o/1/4/", true)) << "not under the campaign's organisation";
  Briefing backwards = draft;
  backwards.until = Date(2021, 9, 14);
  EXPECT_FALSE(decide_briefing(backwards, "o/1/", "o/1/3/", true));
}

TEST(Briefing, IsCompleteOnlyWhenNobodyIsMissing) {
  BriefingCounts counts{.waiting = 0, .read = 199, .attended = 0, .absent = 1};
  EXPECT_EQ(counts.percent(), 99);
  EXPECT_FALSE(counts.is_complete());
  counts.absent = 0;
  EXPECT_TRUE(counts.is_complete());
  EXPECT_FALSE(BriefingCounts{}.is_complete()) << "nobody is not everybody";
}

TEST(Briefing, StaysKnownToWhoMissesAnotherMeeting) {
  EXPECT_EQ(decide_mark(BriefingState::Read, BriefingState::Absent), BriefingState::Read);
  EXPECT_EQ(decide_mark(BriefingState::Waiting, BriefingState::Absent), BriefingState::Absent);
  EXPECT_EQ(decide_mark(BriefingState::Absent, BriefingState::Read), BriefingState::Read);
}

TEST(Briefing, RemindsOnceADay) {
  const Briefing briefing;
  const Date today(2021, 9, 15);
  EXPECT_TRUE(decide_briefing_reminder(briefing, {.waiting = 1}, {}, today));
  EXPECT_FALSE(decide_briefing_reminder(briefing, {.waiting = 1}, today, today));
  EXPECT_FALSE(decide_briefing_reminder(briefing, {.read = 1}, {}, today));
}

/// Sở Y tế (3): Hà and Nam; the commune (5): Lý.
class Briefings : public CampaignSite {
 protected:
  void prepare(Database& database) override {
    CampaignSite::prepare(database);
    database.write(Actor::system(), [](WriteTx& tx) {
      tx.exempt_from_audit("test data");
      insert_person(tx, 1, "Trần Thị Hà", 3);
      insert_person(tx, 2, "Lê Văn Nam", 3);
      insert_person(tx, 3, "Vũ Thị Lý", 5);
    });
  }
  TestClient person(std::string name, std::int64_t number, std::int64_t organisation, const std::string& scope) {
    Viewer viewer = test_viewer(30 + number, std::move(name), {read_campaigns}, scope);
    viewer.organisation = organisation;
    viewer.person = number;
    return site_->as(viewer);
  }
  TestClient head(std::string name, std::int64_t organisation, const std::string& scope) {
    return as(std::move(name), organisation, scope, {read_campaigns, edit_campaigns, read_people});
  }
  std::int64_t add(TestClient client, std::int64_t campaign, const TestFields& more = {}) {
    TestFields fields{{"title", "Quán triệt 5K"},
                      {"body", "Đeo khẩu trang.\nKhai báo hai lần mỗi ngày."},
                      {"organisation", "1"},
                      {"audience", "staff"},
                      {"since", "15/9/2021"}};
    for (const auto& [name, value] : more)
      std::erase_if(fields, [&](const auto& field) { return field.first == name; });
    fields.insert(fields.end(), more.begin(), more.end());
    const Response response = client.post(address(campaign, "/briefings"), fields);
    EXPECT_EQ(response.status, 303) << response.content().substr(0, 2000);
    return number_behind(find_header(response, "Location"), address(campaign, "/briefings/"));
  }
  static std::string briefing(std::int64_t campaign, std::int64_t id, std::string_view rest = "") {
    return address(campaign, "/briefings/" + std::to_string(id) + std::string(rest));
  }
  Coverage coverage(std::int64_t id, std::int64_t unit) {
    return db().read([&](ReadTx& tx) { return read_coverage(tx, {id}, get_organisation(tx, {unit})); });
  }
  /// The counts kept with every mark are those one gets by counting.
  void expect_counted_right(std::int64_t id) {
    const auto counted = db().read([&](ReadTx& tx) {
      return tx.count(
          "select count(*) from campaign_briefing_person where briefing_id = $1 and state in ('read', 'attended')",
          {id});
    });
    EXPECT_EQ(coverage(id, 1).all.reached(), counted);
  }
};
VX_FOR_EACH_ENGINE(Briefings);

TEST_P(Briefings, ReachEverybodyByReadingDownToNames) {
  const auto campaign = create_provinces(lan());
  const auto id = add(lan(), campaign);
  EXPECT_EQ(coverage(id, 1).all.required(), 3);
  TestClient ha = person("ha", 1, 3, "o/1/3/");
  EXPECT_TRUE(has(ha.get(briefing(campaign, id)), "Khai báo hai lần mỗi ngày"));
  EXPECT_TRUE(has(ha.get(briefing(campaign, id)), "Tôi đã đọc"));
  EXPECT_EQ(ha.post(briefing(campaign, id, "/reading")).status, 303);
  EXPECT_EQ(ha.post(briefing(campaign, id, "/reading")).status, 303) << "again is no harm";
  EXPECT_EQ(outcome_of(hoa().post(briefing(campaign, id, "/reading"))), Outcome::Forbidden);
  EXPECT_EQ(outcome_of(lan().post(briefing(campaign, id, "/reading"))), Outcome::Forbidden) << "is no addressee";
  EXPECT_EQ(coverage(id, 1).all.read, 1);
  EXPECT_EQ(coverage(id, 3).own.waiting, 1);
  const std::string unit = briefing(campaign, id, "/units/3");
  EXPECT_TRUE(has(head("thu", 3, "o/1/3/").get(unit), "1 trong 2 người đã đọc hoặc dự họp (50%)"));
  EXPECT_TRUE(has(head("thu", 3, "o/1/3/").get(unit + "?state=waiting"), "Lê Văn Nam"));
  EXPECT_FALSE(has(head("thu", 3, "o/1/3/").get(unit + "?state=waiting"), "Trần Thị Hà"));
  EXPECT_FALSE(has(thu().get(unit), "Trần Thị Hà")) << "figures only without people.read";
  EXPECT_FALSE(has(thu().get_json(unit), "Trần Thị Hà"));
  EXPECT_EQ(outcome_of(thu().get(unit + "/export?file=csv")), Outcome::Forbidden);
  EXPECT_TRUE(has(head("thu", 3, "o/1/3/").get(unit + "/export?file=csv"), "Trần Thị Hà"));
  EXPECT_EQ(ha.post(briefing(campaign, id, "/reading/withdrawal")).status, 303);
  EXPECT_EQ(coverage(id, 1).all.reached(), 0);
  expect_counted_right(id);
}

TEST_P(Briefings, ShowFiguresOfAUnitToThoseWhoReadThere) {
  const auto campaign = create_provinces(lan());
  const auto id = add(lan(), campaign);
  expect_access(address(campaign, "/briefings"), people(yes, yes, yes, Outcome::Forbidden, Outcome::MustSignIn));
  expect_access(briefing(campaign, id), people(yes, yes, yes, Outcome::Forbidden, Outcome::MustSignIn));
  expect_access(briefing(campaign, id, "/units/3"),
                people(yes, yes, Outcome::Forbidden, Outcome::Forbidden, Outcome::MustSignIn));
  expect_access(briefing(campaign, id, "/units/5"),
                people(yes, Outcome::Forbidden, yes, Outcome::Forbidden, Outcome::MustSignIn));
  EXPECT_EQ(outcome_of(lan().get(briefing(campaign, id, "/units/99"))), Outcome::NotFound);
  expect_post_access(briefing(campaign, id, "/closing"), {},
                     people(yes, Outcome::Forbidden, Outcome::Forbidden, Outcome::Forbidden, Outcome::MustSignIn));
  EXPECT_EQ(person("ha", 1, 3, "o/1/3/").post(briefing(campaign, id, "/reading")).status, 422) << "it has ended";
  EXPECT_EQ(lan().post(briefing(campaign, id, "/reopening")).status, 303);
  EXPECT_EQ(lan()
                .post(address(campaign, "/briefings"), {{"title", ""}, {"since", "15/9/2021"}, {"until", "1/9/2021"}})
                .status,
            422);
  EXPECT_EQ(outcome_of(thu().post(
                address(campaign, "/briefings"),
                {{"title", "x"}, {"body", "y"}, {"organisation", "2"}, {"audience", "staff"}, {"since", "15/9/2021"}})),
            Outcome::Forbidden);
}

TEST_P(Briefings, RecordAMeetingWithWhoWasThereAndItsMinutes) {
  const auto campaign = create_provinces(lan());
  const auto id = add(lan(), campaign);
  TestClient boss = head("thu", 3, "o/1/3/");
  const std::string meetings = briefing(campaign, id, "/units/3/meetings");
  EXPECT_TRUE(has(boss.get(meetings + "/new"), "Lê Văn Nam"));
  EXPECT_EQ(outcome_of(minh().get(meetings + "/new")), Outcome::Forbidden);
  EXPECT_EQ(boss.post(meetings, {{"held_on", "15/9/2021"}, {"chair", "Giám đốc"}}).status, 422) << "nobody there";
  EXPECT_EQ(boss.post(meetings, {{"held_on", "16/9/2021"}, {"chair", "Giám đốc"}, {"person", "1"}}).status, 422)
      << "tomorrow";
  const Response saved = boss.post(meetings,
                                   {{"held_on", "15/9/2021"},
                                    {"chair", "Giám đốc"},
                                    {"person", "1"},
                                    {"person", "3"},
                                    {"rest_absent", "on"},
                                    {"families", "4"}},
                                   {{"minutes", "bien-ban.pdf", "application/pdf", "biên bản"}});
  EXPECT_EQ(saved.status, 303);
  EXPECT_EQ(coverage(id, 3).own.attended, 1) << "Lý is not of this unit";
  EXPECT_EQ(coverage(id, 3).own.absent, 1);
  const Response page = boss.get(briefing(campaign, id, "/units/3"));
  EXPECT_TRUE(has(page, "4 gia đình được phổ biến"));
  const auto meeting = db().read([&](ReadTx& tx) { return list_meetings(tx, {id}, "o/1/3/"); });
  ASSERT_EQ(meeting.size(), 1U);
  const std::string one = briefing(campaign, id, "/meetings/" + std::to_string(meeting[0].id.value));
  EXPECT_EQ(boss.get(one + "/minutes").content(), "biên bản");
  EXPECT_EQ(outcome_of(thu().get(one + "/minutes")), Outcome::Forbidden) << "minutes name people";
  EXPECT_EQ(outcome_of(minh().post(one + "/withdrawal")), Outcome::Forbidden);
  expect_counted_right(id);
  EXPECT_EQ(boss.post(one + "/withdrawal").status, 303);
  EXPECT_EQ(coverage(id, 3).own.waiting, 2);
  EXPECT_EQ(boss.post(one + "/withdrawal").status, 404);
  expect_counted_right(id);
}

TEST_P(Briefings, CountWhoMovesWhereTheyWorkNow) {
  const auto campaign = create_provinces(lan());
  const auto id = add(lan(), campaign, {{"organisation", "3"}});
  EXPECT_EQ(coverage(id, 3).all.required(), 2);
  person("ha", 1, 3, "o/1/3/").post(briefing(campaign, id, "/reading"));
  auto move_to = [&](std::int64_t number, std::int64_t to) {
    db().write(Actor::system(), [&](WriteTx& tx) {
      tx.exempt_from_audit("test");
      tx.execute("update membership set organisation_id = $1 where person_id = $2 and is_main = 1", {to, number});
      for (const auto& moved : people_hooks_.moved)
        moved(tx, {.person = {number}, .from = {3}, .to = {to}, .on = tx.today()});
    });
  };
  move_to(2, 5);
  EXPECT_EQ(coverage(id, 3).all.required(), 1) << "who left without knowing it is dropped";
  move_to(3, 3);
  EXPECT_EQ(coverage(id, 3).all.waiting, 1) << "a newcomer waits";
  move_to(1, 5);
  EXPECT_EQ(coverage(id, 3).all.read, 1) << "what was read stays";
  expect_counted_right(id);
  db().write(Actor::system(), [&](WriteTx& tx) {
    tx.exempt_from_audit("test");
    refresh_briefing(tx, {id});
  });
  EXPECT_EQ(coverage(id, 3).all.required(), 2) << "counting anew finds the same";
}

TEST_P(Briefings, ReachTheMembersOfAMassOrganisation) {
  db().write(Actor::system(), [](WriteTx& tx) {
    tx.exempt_from_audit("test data");
    insert_organisation(tx, 8, 0, "mass_organisation", "Công đoàn Viên chức tỉnh", "o/8/");
    tx.execute(
        "insert into membership(person_id, organisation_id, kind, position, rank, valid_from, is_main) "
        "values(1, 8, 'member', '', 'member', '2020-01-01', 0)",
        {});
  });
  const auto campaign = create_provinces(lan());
  const auto id = add(lan(), campaign, {{"organisation", "8"}, {"audience", "members"}});
  EXPECT_EQ(coverage(id, 8).all.required(), 1);
  EXPECT_EQ(person("ha", 1, 3, "o/1/3/").post(briefing(campaign, id, "/reading")).status, 303);
  EXPECT_TRUE(coverage(id, 8).all.is_complete());
  EXPECT_TRUE(has(lan().get(briefing(campaign, id, "/units/8")), "cả 1 người đã đọc"));
  EXPECT_FALSE(has(lan().get(briefing(campaign, id, "/units/8")), "Trần Thị Hà")) << "figures, never names";
  EXPECT_EQ(outcome_of(thu().get(briefing(campaign, id, "/units/8"))), Outcome::Forbidden);
  EXPECT_EQ(
      lan()
          .post(address(campaign, "/briefings"),
                {{"title", "x"}, {"body", "y"}, {"organisation", "8"}, {"audience", "staff"}, {"since", "15/9/2021"}})
          .status,
      422)
      << "its staff are not the campaign's";
}

TEST_P(Briefings, RemindOnceADayAndShowOnTheFirstPageWhatIsToBeRead) {
  const auto campaign = create_provinces(lan());
  const auto id = add(lan(), campaign, {{"until", "20/9/2021"}});
  const std::string reminders = briefing(campaign, id, "/units/3/reminders");
  expect_post_access(reminders, {},
                     people(yes, Outcome::Allowed, Outcome::Forbidden, Outcome::Forbidden, Outcome::MustSignIn));
  EXPECT_EQ(lan().post(reminders).status, 422) << "reminded today";
  View view;
  view.viewer = test_viewer(31, "ha", {read_campaigns}, "o/1/3/");
  view.viewer.person = 1;
  view.now = clock_.now();
  auto cards = [&] {
    return db().read([&](ReadTx& tx) {
      std::string content;
      for (const HomeProvider& provider : site_->app().home)
        for (const HomeCard& card : provider(tx, view)) content += card.content.str();
      return content;
    });
  };
  EXPECT_TRUE(cards().contains("Cần đọc: Quán triệt 5K"));
  person("ha", 1, 3, "o/1/3/").post(briefing(campaign, id, "/reading"));
  EXPECT_FALSE(cards().contains("Cần đọc")) << "what is done is not asked again";
}

}  // namespace
}  // namespace vx
