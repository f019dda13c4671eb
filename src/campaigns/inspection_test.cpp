#include "campaigns/inspection.h"

#include <gtest/gtest.h>

#include "campaigns/inspection_views.h"
#include "campaigns/task_store.h"
#include "campaigns/test_campaigns.h"

namespace vx {
namespace {

constexpr auto yes = Outcome::Allowed;
const Date today(2021, 9, 15);

Inspection visit() {
  Inspection draft;
  draft.subject = "Đánh giá nguy cơ";
  draft.planned_on = today;
  draft.units = {{3}, {3}, {2}};
  return draft;
}

TEST(Inspections, NeedASubjectADayAndAUnit) {
  const auto refused = decide_inspection({});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().size(), 3U);
  EXPECT_EQ(decide_inspection(visit())->units.size(), 2U) << "each unit once";
}

TEST(Inspections, AreNotCarriedOutAfterToday) {
  Inspection draft = *decide_inspection(visit());
  draft.carried_out_on = today.plus_days(1);
  draft.conclusion = "Tốt";
  EXPECT_FALSE(decide_inspection_result(draft, today));
  draft.carried_out_on = today;
  const auto done = decide_inspection_result(draft, today);
  ASSERT_TRUE(done);
  EXPECT_FALSE(decide_inspection(*done)) << "its plan is past";
  EXPECT_FALSE(decide_inspection_cancellation(*done, "bận"));
  EXPECT_FALSE(decide_inspection_cancellation(draft, " "));
}

TEST(InspectionFindings, FollowTheirTaskUntilSomebodyHasLookedAgain) {
  InspectionFinding finding;
  finding.due_on = today;
  EXPECT_EQ(classify_finding(finding, std::nullopt, today), FindingState::Open);
  EXPECT_EQ(classify_finding(finding, std::nullopt, today.plus_days(1)), FindingState::Late);
  EXPECT_EQ(classify_finding(finding, TaskState::InProgress, today.plus_days(1)), FindingState::Late);
  EXPECT_EQ(classify_finding(finding, TaskState::Done, today.plus_days(1)), FindingState::Done);
  EXPECT_FALSE(decide_recheck(finding, Recheck::NotResolved, "", today)) << "what is wrong must be said";
  finding = *decide_recheck(finding, Recheck::Resolved, "", today);
  EXPECT_EQ(classify_finding(finding, TaskState::Done, today), FindingState::Resolved);
  finding.kind = FindingKind::GoodPractice;
  EXPECT_EQ(classify_finding(finding, std::nullopt, today), FindingState::Noted);
  EXPECT_FALSE(decide_finding_task(finding));
}

class InspectionPages : public CampaignSite {
 protected:
  void SetUp() override {
    CampaignSite::SetUp();
    if (IsSkipped()) return;
    campaign_ = create_provinces(lan());
    launch(lan(), campaign_);
  }
  TestClient home_affairs() { return as("nga", 2, "o/1/2/", {read_campaigns, edit_campaigns}); }
  std::int64_t plan(TestClient client, const TestFields& more = {}) {
    TestFields fields{{"subject", "Đánh giá nguy cơ trước 15 giờ"},
                      {"planned_on", "14/9/2021"},
                      {"leader", "Trưởng đoàn"},
                      {"checks", "Có bản cam kết\nCó sổ đánh giá"},
                      {"unit", "3"},
                      {"unit", "4"}};
    fields.insert(fields.end(), more.begin(), more.end());
    const Response response = client.post(address(campaign_, "/inspections"), fields);
    EXPECT_EQ(response.status, 303) << response.content();
    return number_behind(find_header(response, "Location"), "/inspections/");
  }
  void carry_out(TestClient client, std::int64_t id) {
    const Response response = client.post(at(id, "/result"), {{"carried_out_on", "14/9/2021"},
                                                              {"conclusion", "Cơ bản tốt"},
                                                              {"check1", "met"},
                                                              {"check2", "not_met"},
                                                              {"check_note2", "Thiếu hai ngày"}});
    EXPECT_EQ(response.status, 303) << response.content();
  }
  static std::string at(std::int64_t inspection, std::string_view rest = "") {
    return "/inspections/" + std::to_string(inspection) + std::string(rest);
  }
  TestFields fault(std::string_view as_task = "on") {
    return {{"kind", "fault"},       {"text", "Chưa đánh giá nguy cơ hai ngày"}, {"unit", "3"}, {"severity", "medium"},
            {"due_on", "20/9/2021"}, {"as_task", std::string(as_task)}};
  }
  std::int64_t campaign_ = 0;
};
VX_FOR_EACH_ENGINE(InspectionPages);

TEST_P(InspectionPages, LeadFromAPlannedVisitToAFindingThatIsATaskAndIsLookedAtAgain) {
  const auto id = plan(lan());
  EXPECT_EQ(lan().post(at(id, "/findings"), fault()).status, 422) << "not carried out";
  carry_out(lan(), id);
  EXPECT_TRUE(has(lan().get(at(id)), "Thiếu hai ngày"));
  EXPECT_EQ(lan().post(at(id, "/findings"), {{"kind", "fault"}, {"text", "x"}, {"unit", "2"}}).status, 422);
  ASSERT_EQ(lan().post(at(id, "/findings"), fault()).status, 303);
  const auto task = db().read([&](ReadTx& tx) { return list_tasks_of_origin(tx, "finding/1").at(0); });
  EXPECT_EQ(task.owner, Id<Organisation>{3});
  EXPECT_EQ(task.due_on, Date(2021, 9, 20));
  EXPECT_TRUE(has(lan().get_json(at(id)), "\"state\":\"open\""));
  clock_.set(Instant::at(Date(2021, 9, 22), 8, 0));
  EXPECT_TRUE(has(lan().get_json(at(id)), "\"state\":\"late\""));
  auto finish = [&] {
    db().write(Actor::system(), [&](WriteTx& tx) {
      tx.exempt_from_audit("test");
      update_task(tx, *decide_task_move(*find_task(tx, task.id), {.to = TaskState::Done}, tx.today()));
    });
  };
  finish();
  EXPECT_TRUE(has(lan().get_json(at(id)), "\"state\":\"done\"")) << "to be looked at again";
  EXPECT_EQ(lan().post(at(id, "/findings/1/recheck"), {{"result", "not_resolved"}}).status, 422);
  EXPECT_EQ(lan().post(at(id, "/findings/1/recheck"), {{"result", "not_resolved"}, {"note", "Vẫn thiếu"}}).status, 303);
  EXPECT_EQ(db().read([&](ReadTx& tx) { return find_task(tx, task.id)->state; }), TaskState::InProgress)
      << "its task goes on";
  finish();
  EXPECT_EQ(lan().post(at(id, "/findings/1/recheck"), {{"result", "resolved"}}).status, 303);
  EXPECT_TRUE(has(lan().get(at(id)), "không còn tồn tại chưa khắc phục"));
  EXPECT_EQ(lan().post(at(id, "/findings/1/remove")).status, 422) << "it is a task";
  EXPECT_EQ(lan().post(at(id, "/findings"), fault("")).status, 303);
  EXPECT_EQ(lan().post(at(id, "/findings/2/task")).status, 303);
  EXPECT_EQ(lan().post(at(id, "/findings/2/task")).status, 422);
}

TEST_P(InspectionPages, ArePlannedByWhoSteersOrFollowsAndReadByThoseVisited) {
  const auto id = plan(home_affairs());
  expect_access(at(id), people(yes, yes, Outcome::NotFound, Outcome::Forbidden, Outcome::MustSignIn));
  for (const std::string_view rest : {"/inspections", "/inspections/calendar?month=2021-09", "/urging"})
    expect_access(address(campaign_, rest), people(yes, yes, yes, Outcome::Forbidden, Outcome::MustSignIn));
  EXPECT_FALSE(minh().get_json(address(campaign_, "/inspections")).content().contains("15 giờ"));
  EXPECT_TRUE(has(minh().get_json(address(campaign_, "/inspections")), "\"planned\":0"));
  const auto forbidden = people(yes, Outcome::Forbidden, Outcome::NotFound, Outcome::Forbidden, Outcome::MustSignIn);
  expect_post_access(at(id, "/result"), {}, forbidden);
  expect_post_access(at(id, "/findings"), {}, forbidden);
  expect_post_access(at(id, "/cancellation"), {}, forbidden);
  expect_post_access(address(campaign_, "/inspections"), {},
                     people(yes, Outcome::Forbidden, Outcome::Forbidden, Outcome::Forbidden, Outcome::MustSignIn));
  EXPECT_EQ(lan().post(at(id, "/cancellation"), {{"reason", "Chốt bị phong tỏa"}}).status, 303);
  EXPECT_TRUE(has(thu().get(at(id)), "Chốt bị phong tỏa"));
}

TEST_P(InspectionPages, ShowAUnitOnlyItsOwnFindings) {
  const auto id = plan(lan());
  carry_out(lan(), id);
  EXPECT_EQ(lan().post(at(id, "/findings"), fault()).status, 303);
  EXPECT_EQ(lan()
                .post(at(id, "/findings"), {{"kind", "good_practice"}, {"text", "Trực chốt ba ca"}, {"unit", "4"}},
                      {{"file", "anh.jpg", "image/jpeg", "bytes of a photo"}})
                .status,
            303);
  EXPECT_TRUE(has(thu().get(at(id)), "Chưa đánh giá nguy cơ"));
  EXPECT_FALSE(thu().get(at(id)).content().contains("Trực chốt ba ca"));
  EXPECT_EQ(outcome_of(thu().get(at(id, "/findings/2/file"))), Outcome::NotFound);
  EXPECT_EQ(lan().get(at(id, "/findings/2/file")).content(), "bytes of a photo");
}

TEST_P(InspectionPages, AreListedInACalendarAndSaved) {
  const auto id = plan(lan());
  EXPECT_TRUE(has(lan().get(address(campaign_, "/inspections/calendar")), "Đánh giá nguy cơ trước 15 giờ"));
  EXPECT_TRUE(has(lan().get(address(campaign_, "/inspections/calendar?month=2021-10")), "có 0 cuộc kiểm tra"));
  EXPECT_EQ(lan().get(address(campaign_, "/inspections/calendar?month=2021-13")).status, 400);
  EXPECT_TRUE(has(lan().get(address(campaign_, "/inspections/export?file=csv")), "Sở Y tế"));
  EXPECT_TRUE(lan().get(address(campaign_, "/inspections/export?file=xlsx")).content().starts_with("PK"));
  EXPECT_TRUE(has(lan().get(address(campaign_, "/inspections?q=so+y+te")), at(id)));
  EXPECT_EQ(lan().post(at(id), {{"subject", "Đổi nội dung"}, {"planned_on", "16/9/2021"}, {"unit", "2"}}).status, 303);
  EXPECT_TRUE(has(lan().get_json(at(id)), "Đổi nội dung"));
  EXPECT_EQ(lan().post(at(id), {{"subject", "x"}, {"planned_on", "16/9/2021"}, {"unit", "2"}, {"version", "1"}}).status,
            409);
  EXPECT_TRUE(has(lan().get(address(campaign_, "/inspections/new?follows=" + std::to_string(id))), "Đổi nội dung"));
  std::vector<std::int64_t> seen;
  for (int i = 0; i < 4; ++i) plan(lan());
  PageRequest page;
  page.size = 2;
  do {
    const auto rows = db().read([&](ReadTx& tx) {
      return list_inspections(tx, test_viewer(1, "lan", {read_campaigns}, "o/1/"), {.campaign = {campaign_}}, page);
    });
    for (const InspectionSummary& row : rows.items) seen.push_back(row.id.value);
    page.after = rows.next;
  } while (!page.after.empty() && seen.size() < 20);
  std::sort(seen.begin(), seen.end());
  EXPECT_EQ(std::unique(seen.begin(), seen.end()) - seen.begin(), 5);
}

TEST_P(InspectionPages, LogWhatWasUrgedOfWhomAndWhatCameOfIt) {
  EXPECT_TRUE(has(lan().get(address(campaign_, "/urging")), "3/3 đơn vị chưa được nhắc hoặc kiểm tra lần nào"));
  EXPECT_EQ(lan().post(address(campaign_, "/cascade/2/reminder"), {{"note", "Sắp đến hạn"}}).status, 303);
  const auto id = plan(lan());
  carry_out(lan(), id);
  EXPECT_EQ(lan().post(at(id, "/findings"), fault()).status, 303);
  const Response log = lan().get_json(address(campaign_, "/urging"));
  EXPECT_TRUE(has(log, "Sắp đến hạn"));
  EXPECT_TRUE(has(log, "\"plan\":\"awaited\""));
  EXPECT_TRUE(has(log, "\"findings\":1,\"resolved\":0"));
  EXPECT_FALSE(lan().get_json(address(campaign_, "/urging?kind=visit")).content().contains("Sắp đến hạn"));
  EXPECT_FALSE(thu().get_json(address(campaign_, "/urging")).content().contains("Sắp đến hạn")) << "of another unit";
  EXPECT_TRUE(has(lan().get(address(campaign_, "/urging/export?file=csv")), "Sắp đến hạn"));
  const auto all = db().read([&](ReadTx& tx) {
    std::vector<std::string> lines;
    PageRequest page;
    page.size = 1;
    do {
      const auto rows =
          list_urgings(tx, test_viewer(1, "lan", {read_campaigns}, "o/1/"), {.campaign = {campaign_}}, page);
      for (const Urging& each : rows.items) lines.push_back(each.organisation_name);
      page.after = rows.next;
    } while (!page.after.empty() && lines.size() < 9);
    return lines;
  });
  EXPECT_EQ(all.size(), 3U) << "one reminder, one visit to two units";
  EXPECT_TRUE(has(lan().get_json(address(campaign_, "/urging")), "\"units\":3"));
}

}  // namespace
}  // namespace vx
