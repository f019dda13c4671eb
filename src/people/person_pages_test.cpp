#include <gtest/gtest.h>

#include "people/person_access.h"
#include "people/test_people.h"

namespace vx {
namespace {

class PersonPages : public PeopleTest {
 protected:
  void SetUp() override {
    PeopleTest::SetUp();
    if (IsSkipped()) return;
    site_ = std::make_unique<TestSite>(db(), std::vector<TestSite::Slice>{[this](App& app) {
                                         add_people(app, seal_, hooks_,
                                                    std::make_shared<std::vector<OrganisationSection>>());
                                       }});
    an_ = add(named("Nguyễn Văn An", "1985-03-17", "0912345678", "026085001234"), 3);
    binh_ = add(named("Trần Thị Bình"), 5);
    PersonFacts citizen = named("Lê Văn Dân", "1970");
    citizen.residence = {2};
    dan_ = add(citizen);
  }
  void TearDown() override {
    site_.reset();
    PeopleTest::TearDown();
  }
  TestClient lan() { return site_->as(test_viewer(1, "lan", {read_people, read_sensitive_people, edit_people}, "")); }
  TestClient thu() {
    return site_->as(test_viewer(4, "thu", {read_people, read_sensitive_people, edit_people}, "o/1/2/"));
  }
  TestClient minh() {
    return site_->as(test_viewer(2, "minh", {read_people, read_sensitive_people, edit_people}, "o/1/5/"));
  }
  TestClient hoa() { return site_->as(test_viewer(3, "hoa", {})); }
  TestClient an() {
    Viewer viewer = test_viewer(7, "an", {});
    viewer.person = an_.value;
    return site_->as(viewer);
  }
  std::vector<AccessCase> people(Outcome lan_may, Outcome minh_may, Outcome hoa_may) {
    return {{"lan", lan(), lan_may},
            {"minh", minh(), minh_may},
            {"hoa", hoa(), hoa_may},
            {"signed out", site_->signed_out(), Outcome::MustSignIn}};
  }
  static std::string at(Id<Person> id, std::string_view rest = "") {
    return fmt::format("/people/{}{}", id.value, rest);
  }
  std::int64_t count(std::string_view sql) {
    return db().read([&](ReadTx& tx) { return tx.count(sql, {}); });
  }
  void open(TestClient& client, Id<Person> id) {
    EXPECT_EQ(client.post(at(id, "/disclosures"), {{"purpose", "staff_work"}}).status, 303);
  }

  std::unique_ptr<TestSite> site_;
  Id<Person> an_, binh_, dan_;
};
VX_FOR_EACH_ENGINE(PersonPages);
constexpr Outcome yes = Outcome::Allowed, no = Outcome::Forbidden, none = Outcome::NotFound;

TEST_P(PersonPages, ShowOnlyWhomTheViewerMayKnow) {
  expect_access(at(an_), people(yes, none, none));
  expect_access(at(binh_), people(yes, yes, none));
  expect_access(at(dan_), people(yes, none, none));
  expect_access("/people", people(yes, yes, no));
  expect_access("/organisations/3/people", people(yes, no, no));
  expect_access("/organisations/5/people", people(yes, yes, no));
  EXPECT_EQ(outcome_of(an().get(at(an_))), yes);
  EXPECT_EQ(outcome_of(an().get(at(binh_))), none);
  EXPECT_FALSE(minh().get("/people").content().contains("Văn An"));
  EXPECT_TRUE(has(minh().get("/people"), "Trần Thị Bình"));
  EXPECT_TRUE(has(minh().get("/people?q=binh"), "Trần Thị Bình"));
  EXPECT_TRUE(has(lan().get("/people?show=citizens"), "Lê Văn Dân"));
  EXPECT_FALSE(minh().get("/people?unit=2").content().contains("Văn An"));
  for (std::string_view file : {"csv", "xlsx"})
    for (AccessCase& one : std::vector<AccessCase>(people(yes, yes, no)))
      EXPECT_EQ(outcome_of(one.client.get(fmt::format("/people/export?file={}", file))), one.expected);
  EXPECT_TRUE(has(minh().get("/people/export?file=csv"), "Trần Thị Bình"));
  EXPECT_FALSE(minh().get("/people/export?file=csv").content().contains("Nguyễn Văn An"));
  EXPECT_TRUE(has(lan().get("/organisations/2/people"), "Sở Ngoại vụ: 1 người đang công tác"));
  EXPECT_TRUE(has(lan().get("/organisations/2/people?lang=en"), "1 person at work"));
}

TEST_P(PersonPages, SensitiveDataIsShownToWhoSaysWhyAndLeavesALine) {
  auto clerk = thu();
  EXPECT_FALSE(clerk.get(at(an_)).content().contains("026085001234"));
  EXPECT_FALSE(clerk.get_json(at(an_)).content().contains("0912345678"));
  EXPECT_EQ(clerk.post(at(an_, "/disclosures"), {}).status, 422);
  EXPECT_EQ(count("select count(*) from disclosure"), 0);
  open(clerk, an_);
  EXPECT_EQ(count("select count(*) from disclosure"), 1);
  EXPECT_TRUE(has(clerk.get(at(an_)), "026085001234"));
  EXPECT_TRUE(has(clerk.get_json(at(an_)), "\"birth_date\":\"1985-03-17\""));
  EXPECT_FALSE(lan().get(at(an_)).content().contains("026085001234"));  // another one must say why, too
  clock_.set(clock_.now().plus_seconds(16 * 60));
  EXPECT_FALSE(clerk.get(at(an_)).content().contains("026085001234"));
  expect_post_access(at(an_, "/disclosures"), {{"purpose", "contact"}}, people(yes, none, none));
  auto own = an().get(at(an_));
  EXPECT_TRUE(has(own, "026085001234"));
  EXPECT_TRUE(has(own, "thu: Công tác cán bộ"));
  EXPECT_TRUE(has(own, "22/2008/QH12"));
  EXPECT_TRUE(has(own, "chưa kiểm chứng"));
}

TEST_P(PersonPages, AreEditedOnlyWhereTheViewerMayAndWithTheDataOpen) {
  TestFields fields{{"name", "Nguyễn Văn An"}, {"birth_date", "18/3/1985"}, {"version", "1"}};
  expect_post_access(at(an_), fields, people(no, none, no));  // lan has not opened it
  auto clerk = thu();
  EXPECT_TRUE(has(clerk.get(at(an_, "/edit")), "Nêu lý do"));
  open(clerk, an_);
  EXPECT_TRUE(has(clerk.get(at(an_, "/edit")), "17/03/1985"));
  EXPECT_TRUE(has(clerk.post(at(an_), {{"name", ""}, {"phone", "12"}, {"version", "1"}}), "Số điện thoại không đúng"));
  EXPECT_EQ(clerk.post(at(an_), fields).status, 303);
  EXPECT_TRUE(has(clerk.post(at(an_), fields), "Có người vừa sửa"));
  EXPECT_TRUE(has(clerk.get(at(an_)), "18/03/1985"));
  EXPECT_EQ(outcome_of(an().get(at(an_, "/edit"))), no);
}

TEST_P(PersonPages, APersonIsRecordedOnceUnlessSomebodySaysOtherwise) {
  TestFields fields{{"name", "Nguyễn Văn An"},
                    {"birth_date", "1985"},
                    {"phone", "091 2345678"},
                    {"unit", "4"},
                    {"valid_from", "1/9/2021"}};
  expect_post_access("/people", fields, people(yes, no, no));
  auto clerk = thu();
  auto asked = clerk.post("/people", fields);
  EXPECT_EQ(asked.status, 422);
  EXPECT_TRUE(has(asked, "cùng số điện thoại"));
  EXPECT_EQ(count("select count(*) from person"), 3);
  // By the identity number alone, whatever the name: the card is somebody's.
  EXPECT_TRUE(has(
      clerk.post("/people",
                 {{"name", "Nguyễn Văn An"}, {"id_number", "026085001234"}, {"unit", "4"}, {"valid_from", "1/9/2021"}}),
      "cùng số định danh"));
  fields.emplace_back("somebody_else", "1");
  auto made = clerk.post("/people", fields);
  EXPECT_EQ(made.status, 303) << made.content();
  EXPECT_EQ(count("select count(*) from person"), 4);
  EXPECT_EQ(count("select count(*) from duplicate_candidate where state = 'different'"), 1);
  EXPECT_TRUE(has(clerk.follow(made), "Phòng Hợp tác quốc tế"));
  // Citizens are recorded by who looks after the place they live in.
  TestFields citizen{{"name", "Lò Thị Mới"}, {"residence", "08707"}};
  EXPECT_EQ(clerk.post("/people", citizen).status, 403);
  EXPECT_EQ(lan().post("/people", citizen).status, 303);
}

TEST_P(PersonPages, MoveLeaveAndAreAwayWithADay) {
  std::vector<Move> heard;
  hooks_.moved.push_back([&](WriteTx&, const Move& move) { heard.push_back(move); });
  auto clerk = thu();
  EXPECT_TRUE(has(clerk.get(at(an_, "/move?q=hop+tac")), "Phòng Hợp tác quốc tế"));
  EXPECT_FALSE(clerk.get(at(an_, "/move?q=so+y+te")).content().contains("value=\"5\""));
  TestFields move{
      {"unit", "4"}, {"kind", "permanent"}, {"rank", "deputy"}, {"position", "Phó phòng"}, {"valid_from", "1/9/2021"}};
  expect_post_access(
      at(an_, "/memberships"), move,
      {{"minh", minh(), none}, {"hoa", hoa(), no}, {"signed out", site_->signed_out(), Outcome::MustSignIn}});
  EXPECT_EQ(
      clerk.post(at(an_, "/memberships"), {{"unit", "5"}, {"kind", "permanent"}, {"valid_from", "1/9/2021"}}).status,
      403);
  EXPECT_EQ(clerk.post(at(an_, "/memberships"), move).status, 303);
  ASSERT_EQ(heard.size(), 1u);
  EXPECT_EQ(heard[0].from.value, 3);
  EXPECT_EQ(heard[0].to.value, 4);
  EXPECT_TRUE(has(clerk.get("/organisations/4/people"), "Phó phòng"));
  TestFields away{{"kind", "sick"}, {"from_on", "24/9/2021"}, {"to_on", "30/9/2021"}};
  expect_post_access(at(an_, "/absence"), away, {{"minh", minh(), none}, {"hoa", hoa(), no}});
  EXPECT_EQ(clerk.post(at(an_, "/absence"), away).status, 303);
  EXPECT_TRUE(has(clerk.get("/organisations/4/people"), "Vắng mặt đến hết 30/09/2021"));
  EXPECT_FALSE(clerk.get(at(an_)).content().contains("Nghỉ ốm –"));
  EXPECT_FALSE(clerk.get("/organisations/4/people").content().contains("Nghỉ ốm"));
  expect_post_access(at(an_, "/leave"), {{"day", "24/9/2021"}}, {{"minh", minh(), none}, {"hoa", hoa(), no}});
  EXPECT_EQ(clerk.post(at(an_, "/leave"), {{"day", "24/9/2021"}}).status, 303);
  ASSERT_EQ(heard.size(), 2u);
  EXPECT_FALSE(heard[1].to);
  EXPECT_TRUE(has(clerk.get("/people?show=left"), "Nguyễn Văn An"));
  EXPECT_FALSE(clerk.get("/people").content().contains("Nguyễn Văn An"));
}

}  // namespace
}  // namespace vx
