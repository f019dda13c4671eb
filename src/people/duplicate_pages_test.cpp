#include <gtest/gtest.h>

#include "people/correction.h"
#include "people/duplicate_store.h"
#include "people/person_merge.h"
#include "people/test_people.h"

namespace vx {
namespace {

class DuplicatePages : public PeopleTest {
 protected:
  void SetUp() override {
    PeopleTest::SetUp();
    if (IsSkipped()) return;
    site_ = std::make_unique<TestSite>(db(), std::vector<TestSite::Slice>{[this](App& app) {
                                         add_people(app, seal_, hooks_,
                                                    std::make_shared<std::vector<OrganisationSection>>());
                                       }});
    a_ = add(named("Nguyễn Văn An", "1985-03-17", "0912345678", "026085001234"), 3);
    b_ = add(named("Nguyễn Văn An", "1985", "0912345678"), 4);
    db().write(Actor::system(), [&](WriteTx& tx) {
      tx.exempt_from_audit("test");
      queue_for_duplicates(tx, b_);
      join(tx, b_, 6, MemberRank::Member, Date(2016, 1, 1), MembershipKind::Member);
      work_off_duplicates(tx, 10);
    });
    pair_ = db().read([](ReadTx& tx) { return tx.count("select coalesce(max(id), 0) from duplicate_candidate", {}); });
  }
  void TearDown() override {
    site_.reset();
    PeopleTest::TearDown();
  }
  TestClient as(std::int64_t account, std::string name, std::string scope) {
    return site_->as(
        test_viewer(account, std::move(name), {read_people, read_sensitive_people, edit_people}, std::move(scope)));
  }
  TestClient thu() { return as(4, "thu", "o/1/2/"); }
  TestClient hoa() { return site_->as(test_viewer(3, "hoa", {})); }
  std::vector<AccessCase> others() {
    return {{"minh", as(2, "minh", "o/1/2/3/"), Outcome::NotFound},
            {"hoa", hoa(), Outcome::Forbidden},
            {"signed out", site_->signed_out(), Outcome::MustSignIn}};
  }
  std::string at(std::string_view rest = "") { return fmt::format("/people/duplicates/{}{}", pair_, rest); }

  std::unique_ptr<TestSite> site_;
  Id<Person> a_, b_;
  std::int64_t pair_ = 0;
};
VX_FOR_EACH_ENGINE(DuplicatePages);

TEST_P(DuplicatePages, AskWhoMayEditBothAndNobodyElse) {
  ASSERT_NE(pair_, 0);
  EXPECT_TRUE(has(thu().get("/people/duplicates"), "cùng số điện thoại"));
  EXPECT_TRUE(has(thu().get(at()), "Có phải cùng một người"));
  EXPECT_TRUE(has(as(2, "minh", "o/1/2/3/").get("/people/duplicates"), "Không có ai nghi trùng"));
  EXPECT_EQ(outcome_of(hoa().get("/people/duplicates")), Outcome::Forbidden);
  expect_access(at(), others());
  for (std::string_view rest : {"/open", "/merge", "/different"}) expect_post_access(at(rest), {}, others());
  auto client = thu();
  EXPECT_FALSE(client.get(at()).content().contains("026085001234"));
  EXPECT_EQ(client.post(at("/open")).status, 303);
  EXPECT_TRUE(has(client.get(at()), "026085001234"));
}

TEST_P(DuplicatePages, AMergeCarriesEverythingOverAndIsUndoneWhole) {
  std::vector<std::string> heard;
  hooks_.merged.push_back([&](WriteTx&, Id<Person> from, Id<Person> into) {
    heard.push_back(fmt::format("{}>{}", from.value, into.value));
  });
  hooks_.unmerged.push_back([&](WriteTx&, Id<Person> from, Id<Person> into) {
    heard.push_back(fmt::format("{}<{}", from.value, into.value));
  });
  auto client = thu();
  EXPECT_EQ(client.post(at("/merge"), {{"into", "99"}}).status, 422);
  EXPECT_EQ(client.post(at("/merge"), {{"into", std::to_string(b_.value)}}).status, 303);
  db().read([&](ReadTx& tx) {
    EXPECT_EQ(get_person(tx, a_).state, PersonState::Merged);
    EXPECT_EQ(current_person(tx, a_), b_);
    EXPECT_EQ(get_facts_unscoped(tx, *seal_, b_).id_number, "026085001234");
    EXPECT_EQ(get_facts_unscoped(tx, *seal_, b_).birth_date->iso(), "1985");
    EXPECT_EQ(list_memberships(tx, b_).size(), 3u);
    EXPECT_EQ(tx.count("select count(*) from membership where person_id = $1 and is_main = 1", {b_}), 1);
    EXPECT_EQ(tx.count("select count(*) from person_term where person_id = $1", {a_}), 0);
  });
  EXPECT_TRUE(has(client.get(fmt::format("/people/{}", a_.value)), "đã được gộp"));
  const auto merge = db().read([&](ReadTx& tx) { return list_merges(tx, b_).front().id; });
  const std::string undo = fmt::format("/people/merges/{}/undo", merge.value);
  expect_post_access(undo, {},
                     {{"minh", as(2, "minh", "o/1/5/"), Outcome::NotFound}, {"hoa", hoa(), Outcome::Forbidden}});
  EXPECT_EQ(client.post(undo).status, 303);
  EXPECT_EQ(client.post(undo).status, 422);
  db().read([&](ReadTx& tx) {
    EXPECT_EQ(get_person(tx, a_).state, PersonState::Active);
    EXPECT_EQ(get_facts_unscoped(tx, *seal_, a_).id_number, "026085001234");
    EXPECT_EQ(get_facts_unscoped(tx, *seal_, b_).id_number, "");
    EXPECT_EQ(workplace_of(tx, a_, test_today)->value, 3);
    EXPECT_EQ(workplace_of(tx, b_, test_today)->value, 4);
    EXPECT_EQ(list_memberships(tx, b_).size(), 2u);
    EXPECT_EQ(tx.count("select count(*) from person_term where person_id = $1", {a_}), 6);
  });
  EXPECT_EQ(heard, (std::vector<std::string>{fmt::format("{}>{}", a_.value, b_.value),
                                             fmt::format("{}<{}", a_.value, b_.value)}));
}

TEST_P(DuplicatePages, WhoIsDifferentIsNotAskedAboutAgain) {
  auto client = thu();
  EXPECT_EQ(client.post(at("/different")).status, 303);
  EXPECT_TRUE(has(client.get("/people/duplicates"), "Không có ai nghi trùng"));
  db().write(Actor::system(), [&](WriteTx& tx) {
    tx.exempt_from_audit("test");
    queue_for_duplicates(tx, a_);
    work_off_duplicates(tx, 10);
  });
  EXPECT_TRUE(has(client.get("/people/duplicates"), "Không có ai nghi trùng"));
  EXPECT_EQ(outcome_of(client.get(at())), Outcome::NotFound);
}

TEST_P(DuplicatePages, OnesOwnRecordIsCorrectedByTheClerkInTime) {
  Viewer viewer = test_viewer(7, "an", {});
  viewer.person = a_.value;
  auto an = site_->as(viewer);
  EXPECT_EQ(an.post("/people/me/corrections", {{"wish", ""}}).status, 422);
  EXPECT_EQ(an.post("/people/me/corrections", {{"wish", "Ngày sinh đúng là 18/3/1985"}}).status, 303);
  EXPECT_EQ(hoa().post("/people/me/corrections", {{"wish", "x"}}).status, 404);
  auto clerk = thu();
  auto page = clerk.get("/people/corrections");
  EXPECT_TRUE(has(page, "18/3/1985"));
  EXPECT_TRUE(has(page, "28/09/2021 17:00"));  // asked on Friday the 24th: two working days
  EXPECT_TRUE(has(as(2, "minh", "o/1/5/").get("/people/corrections"), "Không có yêu cầu"));
  const std::string answer =
      fmt::format("/people/corrections/{}/answer",
                  db().read([&](ReadTx& tx) { return list_corrections(tx, a_).front().id.value; }));
  expect_post_access(answer, {{"state", "done"}},
                     {{"minh", as(2, "minh", "o/1/5/"), Outcome::NotFound}, {"hoa", hoa(), Outcome::Forbidden}});
  EXPECT_EQ(clerk.post(answer, {{"state", "refused"}}).status, 422);
  EXPECT_EQ(clerk.post(answer, {{"state", "done"}, {"answer", "Đã sửa theo giấy khai sinh"}}).status, 303);
  EXPECT_TRUE(has(an.get(fmt::format("/people/{}", a_.value)), "Đã sửa theo giấy khai sinh"));
}

TEST(PersonalDataRules, NameABasisForEachFieldOnEachDayAndCountWorkingDays) {
  for (Date day : {Date(2021, 9, 24), Date(2024, 1, 1), Date(2026, 11, 22)})
    EXPECT_EQ(list_field_bases(day).size(), 9u) << day.iso();
  EXPECT_EQ(list_field_bases(Date(2026, 11, 22))[0].source, "91/2025/QH15 Điều 19");
  // Over a weekend and Independence Day.
  EXPECT_EQ(add_working_days(Instant::at(Date(2022, 9, 1), 9, 0), 2).date(), Date(2022, 9, 6));
  EXPECT_EQ(find_request_deadline("correction", Instant::at(Date(2024, 1, 5), 9, 0)).due,
            Instant::at(Date(2024, 1, 8), 9, 0));
  EXPECT_EQ(find_request_deadline("correction", Instant::at(Date(2026, 11, 20), 9, 0)).source, "356/2025/NĐ-CP");
}

}  // namespace
}  // namespace vx
