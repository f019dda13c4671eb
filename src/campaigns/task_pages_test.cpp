#include <gtest/gtest.h>

#include "campaigns/campaign_item_store.h"
#include "campaigns/task_evidence.h"
#include "campaigns/task_list_store.h"
#include "campaigns/task_staff.h"
#include "campaigns/task_store.h"
#include "campaigns/test_campaigns.h"
#include "people/people_reads.h"

namespace vx {
namespace {

constexpr auto yes = Outcome::Allowed;

/// Sở Y tế (3) has Hà, who is a person with an account, and Nam; Sở Nội vụ (2) has nobody.
class TaskPages : public CampaignSite {
 protected:
  void prepare(Database& database) override {
    CampaignSite::prepare(database);
    database.write(Actor::system(), [](WriteTx& tx) {
      tx.exempt_from_audit("test data");
      insert_person(tx, 1, "Trần Thị Hà", 3);
      insert_person(tx, 2, "Lê Văn Nam", 3);
    });
  }
  /// An officer who may also read people there.
  TestClient head(std::string name, std::int64_t organisation, const std::string& scope) {
    return as(std::move(name), organisation, scope, {read_campaigns, edit_campaigns, read_people});
  }
  TestClient ha() {
    Viewer viewer = test_viewer(31, "ha", {read_campaigns}, "o/1/3/");
    viewer.organisation = 3;
    viewer.person = 1;
    return site_->as(viewer);
  }
  std::int64_t add(TestClient client, std::int64_t campaign, std::string_view title, std::int64_t owner,
                   std::string_view due_on = "") {
    const Response response = client.post(address(campaign, "/tasks"), {{"title", std::string(title)},
                                                                        {"owner", std::to_string(owner)},
                                                                        {"due_on", std::string(due_on)},
                                                                        {"coordinator", "2"}});
    EXPECT_EQ(response.status, 303) << response.content().substr(0, 2000);
    return number_behind(find_header(response, "Location"), address(campaign, "/tasks/"));
  }
  static std::string task(std::int64_t campaign, std::int64_t id, std::string_view rest = "") {
    return address(campaign, "/tasks/" + std::to_string(id) + std::string(rest));
  }
  std::string cards_of(const Viewer& viewer) {
    View view;
    view.viewer = viewer;
    view.now = clock_.now();
    return db().read([&](ReadTx& tx) {
      std::string content;
      for (const HomeProvider& provider : site_->app().home)
        for (const HomeCard& card : provider(tx, view)) content += card.content.str();
      return content;
    });
  }
  Viewer officer_of_health() {
    Viewer viewer = test_viewer(3, "thu", {read_campaigns, edit_campaigns}, "o/1/3/");
    viewer.organisation = 3;
    return viewer;
  }
};
VX_FOR_EACH_ENGINE(TaskPages);

TEST_P(TaskPages, MakeTheTasksOfAPlanOnceWithTheUnitsAndDaysItNames) {
  const auto id = create_provinces(lan());
  lan().post(address(id, "/items"),
             {{"kind", "task"}, {"text", "Tổ chức tiêm chủng"}, {"unit", "Sở Y tế"}, {"deadline", "30/9/2021"}});
  lan().post(address(id, "/items"), {{"kind", "target"}, {"text", "100% đơn vị khai báo hai lần mỗi ngày"}});
  lan().post(address(id, "/items"), {{"kind", "award"}, {"text", "Bằng khen"}});
  const auto items = db().read([&](ReadTx& tx) { return list_items(tx, {id}); });
  ASSERT_EQ(items.size(), 3U);
  const std::string target = std::to_string(items[0].id.value);
  const std::string duty = std::to_string(items[1].id.value);
  expect_access(address(id, "/tasks/plan"),
                people(yes, Outcome::Forbidden, Outcome::Forbidden, Outcome::Forbidden, Outcome::MustSignIn));
  const Response dry = lan().get(address(id, "/tasks/plan"));
  EXPECT_TRUE(has(dry, "1 trong 2 mục của kế hoạch đã rõ đơn vị"));
  EXPECT_TRUE(has(dry, "30/09/2021"));
  EXPECT_EQ(lan().post(address(id, "/tasks/plan"), {}).status, 422);
  EXPECT_EQ(lan().post(address(id, "/tasks/plan"), {{"item", target}, {"owner_" + target, ""}}).status, 422);
  const TestFields chosen{{"item", duty},   {"owner_" + duty, "3"},     {"due_" + duty, "30/9/2021"},
                          {"item", target}, {"owner_" + target, "all"}, {"due_" + target, ""}};
  EXPECT_EQ(lan().post(address(id, "/tasks/plan"), chosen).status, 303);
  auto count = [&] {
    return db().read(
        [&](ReadTx& tx) { return tx.count("select count(*) from campaign_task where campaign_id = $1", {id}); });
  };
  EXPECT_EQ(count(), 4) << "one of the department of health, one of each of three units";
  EXPECT_EQ(lan().post(address(id, "/tasks/plan"), chosen).status, 303);
  EXPECT_EQ(count(), 4) << "what a unit has already is not given to it again";
  EXPECT_TRUE(has(lan().get(address(id, "/tasks?view=item")), "Tổ chức tiêm chủng"));
  EXPECT_TRUE(has(lan().get(address(id, "/tasks?view=units")), "Sở Y tế"));
}

TEST_P(TaskPages, AreReadByThoseBoundAndChangedByThoseWhoSetThem) {
  const auto id = create_provinces(lan());
  const auto one = add(lan(), id, "Mở lớp tập huấn", 3, "20/9/2021");
  expect_access(address(id, "/tasks"), people(yes, yes, yes, Outcome::Forbidden, Outcome::MustSignIn));
  expect_access(task(id, one), people(yes, yes, yes, Outcome::Forbidden, Outcome::MustSignIn));
  expect_access("/tasks", people(yes, yes, yes, Outcome::Forbidden, Outcome::MustSignIn));
  const TestFields change{{"title", "Mở hai lớp tập huấn"}, {"owner", "3"}, {"due_on", "21/9/2021"}};
  expect_post_access(task(id, one), change,
                     people(yes, Outcome::Forbidden, Outcome::Forbidden, Outcome::Forbidden, Outcome::MustSignIn));
  expect_post_access(task(id, one, "/progress"), {{"progress", "10"}},
                     people(yes, yes, Outcome::Forbidden, Outcome::Forbidden, Outcome::MustSignIn));
  expect_post_access(task(id, one, "/comments"), {{"comment", "Đã mời giảng viên"}},
                     people(yes, yes, Outcome::Forbidden, Outcome::Forbidden, Outcome::MustSignIn));
  EXPECT_EQ(outcome_of(thu().post(task(id, one, "/moves"), {{"to", "cancelled"}, {"note", "không cần"}})),
            Outcome::Forbidden);
  EXPECT_EQ(outcome_of(thu().post(address(id, "/tasks"), {{"title", "Việc của sở khác"}, {"owner", "2"}})),
            Outcome::Forbidden);
  EXPECT_EQ(lan().post(address(id, "/tasks"), {{"title", ""}, {"owner", "3"}, {"due_on", "1/2/2022"}}).status, 422);
  EXPECT_EQ(lan().post(task(id, one), {{"title", "x"}, {"owner", "3"}, {"version", "1"}}).status, 409);
}

TEST_P(TaskPages, LetAPersonWorkOnTheirOwnTaskOnly) {
  const auto id = create_provinces(lan());
  const auto mine = add(lan(), id, "Viết báo cáo ngày", 3);
  const auto other = add(lan(), id, "Việc khác", 3);
  TestClient boss = head("thu", 3, "o/1/3/");
  EXPECT_EQ(boss.post(task(id, mine, "/person"), {{"person", "99"}}).status, 422)
      << "nobody of that number works there";
  EXPECT_EQ(outcome_of(thu().post(task(id, mine, "/person"), {{"person", "1"}})), Outcome::Forbidden)
      << "may not read people";
  EXPECT_EQ(boss.post(task(id, mine, "/person"), {{"person", "1"}}).status, 303);
  EXPECT_EQ(ha().post(task(id, mine, "/moves"), {{"to", "in_progress"}}).status, 303);
  EXPECT_EQ(outcome_of(ha().post(task(id, other, "/moves"), {{"to", "in_progress"}})), Outcome::Forbidden);
  EXPECT_EQ(outcome_of(ha().post(task(id, mine, "/person"), {{"person", "2"}})), Outcome::Forbidden);
  EXPECT_TRUE(has(ha().get("/tasks"), "Viết báo cáo ngày"));
  EXPECT_FALSE(has(ha().get("/tasks"), "Việc khác"));
  EXPECT_TRUE(has(boss.get(task(id, mine)), "Trần Thị Hà"));
  EXPECT_FALSE(has(minh().get(task(id, mine)), "Trần Thị Hà"))
      << "a commune does not see names of a department's staff";
  EXPECT_FALSE(has(minh().get_json(task(id, mine)), "Trần Thị Hà"));
  EXPECT_FALSE(has(minh().get(address(id, "/tasks/export?file=csv")), "Trần Thị Hà"));
  EXPECT_TRUE(has(boss.get(address(id, "/tasks/export?file=csv")), "Trần Thị Hà"));
}

TEST_P(TaskPages, KeepEvidenceByteForByteAndShowWhatWasWithdrawn) {
  const auto id = create_provinces(lan());
  const auto one = add(lan(), id, "Phun khử khuẩn", 3);
  EXPECT_EQ(thu().post(task(id, one, "/evidence"), {{"title", "không có gì"}}).status, 422);
  EXPECT_EQ(thu().post(task(id, one, "/evidence"), {{"address", "javascript:alert(1)"}}).status, 422);
  EXPECT_EQ(thu().post(task(id, one, "/evidence"), {{"amount", "12"}}).status, 422) << "a number needs its unit";
  EXPECT_EQ(thu().post(task(id, one, "/evidence"), {{"amount", "1.250,5"}, {"unit", "lít"}}).status, 303);
  const std::string bytes("\x00\x01 ảnh", 8);
  EXPECT_EQ(
      thu().post(task(id, one, "/evidence"), {{"title", "Ảnh"}}, {{"file", "anh.jpg", "image/jpeg", bytes}}).status,
      303);
  const auto evidence = db().read([&](ReadTx& tx) { return list_evidence(tx, {one}); });
  ASSERT_EQ(evidence.size(), 2U);
  const std::string file = task(id, one, "/evidence/" + std::to_string(evidence[1].id.value));
  EXPECT_EQ(lan().get(file + "/file").content(), bytes);
  EXPECT_EQ(outcome_of(minh().get(file + "/file")), Outcome::Forbidden);
  EXPECT_EQ(outcome_of(minh().post(file + "/withdrawal")), Outcome::Forbidden);
  EXPECT_EQ(thu().post(file + "/withdrawal").status, 303);
  EXPECT_EQ(thu().post(file + "/withdrawal").status, 404);
  EXPECT_TRUE(has(lan().get(task(id, one)), "thu đã thu hồi"));
}

TEST_P(TaskPages, KeepTheTaskWithTheUnitWhenItsPersonMoves) {
  const auto id = create_provinces(lan());
  const auto one = add(lan(), id, "Viết báo cáo ngày", 3);
  const auto ended = add(lan(), id, "Việc đã xong", 3);
  TestClient boss = head("thu", 3, "o/1/3/");
  boss.post(task(id, one, "/person"), {{"person", "1"}});
  boss.post(task(id, ended, "/person"), {{"person", "1"}});
  boss.post(task(id, ended, "/moves"), {{"to", "done"}});
  db().write(Actor::system(), [&](WriteTx& tx) {
    for (const auto& moved : people_hooks_.moved) moved(tx, {.person = {1}, .from = {3}, .to = {2}, .on = tx.today()});
  });
  db().read([&](ReadTx& tx) {
    const CampaignTask kept = get_task(tx, {id}, {one});
    EXPECT_FALSE(kept.person);
    EXPECT_EQ(kept.left_person.value, 1);
    EXPECT_EQ(kept.owner.value, 3);
    EXPECT_EQ(get_task(tx, {id}, {ended}).person.value, 1) << "who has done it is not forgotten";
  });
  EXPECT_TRUE(has(boss.get("/tasks?who=unit&show=unmanned"), "Viết báo cáo ngày"));
  EXPECT_TRUE(cards_of(officer_of_health()).contains("1 nhiệm vụ của đơn vị cần người mới"));
  EXPECT_EQ(boss.post(task(id, one, "/person"), {{"person", "2"}, {"handover", "Số liệu ở tủ 3"}}).status, 303);
  EXPECT_TRUE(has(boss.get(task(id, one)), "Số liệu ở tủ 3"));
  EXPECT_FALSE(cards_of(officer_of_health()).contains("cần người mới"));
}

TEST_P(TaskPages, FollowAPersonWhoseRecordsAreMergedAndBack) {
  const auto id = create_provinces(lan());
  const auto one = add(lan(), id, "Viết báo cáo ngày", 3);
  head("thu", 3, "o/1/3/").post(task(id, one, "/person"), {{"person", "1"}});
  auto person = [&] { return db().read([&](ReadTx& tx) { return get_task(tx, {id}, {one}).person.value; }); };
  db().write(Actor::system(), [&](WriteTx& tx) {
    tx.exempt_from_audit("test");
    for (const auto& merged : people_hooks_.merged) merged(tx, {1}, {2});
  });
  EXPECT_EQ(person(), 2);
  db().write(Actor::system(), [&](WriteTx& tx) {
    tx.exempt_from_audit("test");
    for (const auto& unmerged : people_hooks_.unmerged) unmerged(tx, {1}, {2});
  });
  EXPECT_EQ(person(), 1);
}

TEST_P(TaskPages, TellWhoCanUnblockThemAndSayWhenTheyAreLate) {
  const auto id = create_provinces(lan());
  const auto one = add(lan(), id, "Mua sinh phẩm", 3, "18/9/2021");
  EXPECT_EQ(thu().post(task(id, one, "/moves"), {{"to", "blocked"}, {"note", "chưa có kinh phí"}}).status, 422);
  EXPECT_EQ(
      thu().post(task(id, one, "/moves"), {{"to", "blocked"}, {"note", "chưa có kinh phí"}, {"unblocker", "1"}}).status,
      303);
  Viewer province = test_viewer(1, "lan", {read_campaigns, edit_campaigns}, "o/1/");
  province.organisation = 1;
  EXPECT_TRUE(cards_of(province).contains("chưa có kinh phí"));
  EXPECT_TRUE(has(thu().get(address(id, "/tasks")), "còn 3 ngày"));
  clock_.set(Instant::at(Date(2021, 9, 20), 8, 0));
  EXPECT_TRUE(has(thu().get(address(id, "/tasks")), "1 nhiệm vụ đang thực hiện, 1 quá hạn"));
  EXPECT_TRUE(has(thu().get(address(id, "/tasks?show=late")), "quá hạn 2 ngày"));
  EXPECT_TRUE(cards_of(officer_of_health()).contains("1 nhiệm vụ của đơn vị đã quá hạn"));
  EXPECT_EQ(thu().post(task(id, one, "/moves"), {{"to", "done"}}).status, 303);
  EXPECT_TRUE(has(thu().get_json(task(id, one)), "\"standing\":\"done_late\""));
  EXPECT_EQ(thu().post(task(id, one, "/progress"), {{"progress", "10"}}).status, 422) << "reopen it first";
}

TEST_P(TaskPages, PageByKeyInEveryOrderAndCountThoseBelow) {
  const auto id = create_provinces(lan());
  for (const char* due : {"18/9/2021", "", "17/9/2021", "30/9/2021", "18/9/2021"}) add(lan(), id, "Việc", 3, due);
  const auto below = create(thu(), 3, "Ngành Y tế thi đua", {{"parent", std::to_string(id)}});
  add(thu(), below, "Việc của ngành", 3);
  Viewer viewer = test_viewer(1, "lan", {read_campaigns}, "o/1/");
  for (const TaskOrder order : {TaskOrder::Deadline, TaskOrder::Unit, TaskOrder::Item}) {
    TaskFilter filter;
    filter.campaign = Id<Campaign>{id};
    filter.order = order;
    PageRequest page;
    page.size = 2;
    std::vector<Id<CampaignTask>> seen;
    do {
      const auto rows = db().read([&](ReadTx& tx) { return list_tasks(tx, viewer, filter, page); });
      for (const TaskRow& row : rows.items) seen.push_back(row.task.id);
      page.after = rows.next;
    } while (!page.after.empty() && seen.size() < 20);
    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(seen.size(), 5U) << code_of(order);
    EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end()) << code_of(order);
  }
  EXPECT_TRUE(has(lan().get_json(address(id, "/tasks")), "\"below\":1"));
  EXPECT_TRUE(has(lan().get(address(id, "/tasks?below=1")), "Việc của ngành"));
  EXPECT_TRUE(has(minh().get_json(address(id, "/tasks")), "\"below\":0")) << "another's campaign is not counted";
  EXPECT_FALSE(has(minh().get(address(id, "/tasks?below=1")), "Việc của ngành"));
  EXPECT_EQ(lan().get(address(id, "/tasks?after=x")).status, 400);
  EXPECT_EQ(lan().get(address(id, "/tasks?show=colour")).status, 400);
  EXPECT_TRUE(lan().get(address(id, "/tasks/export?file=xlsx")).content().starts_with("PK"));
}

TEST_P(TaskPages, TakeADeadlineOrAPersonForManyAtOnce) {
  const auto id = create_provinces(lan());
  const auto one = add(lan(), id, "Việc một", 3);
  const auto two = add(lan(), id, "Việc hai", 3);
  const std::string bulk = address(id, "/tasks/bulk");
  EXPECT_EQ(lan().post(bulk, {{"to", "due"}, {"due_on", "20/9/2021"}}).status, 422) << "nothing chosen";
  const TestFields chosen{{"task", std::to_string(one)}, {"task", std::to_string(two)}};
  auto with = [&](TestFields more) {
    more.insert(more.end(), chosen.begin(), chosen.end());
    return more;
  };
  EXPECT_EQ(lan().post(bulk, with({{"to", "due"}, {"due_on", "1/2/2022"}})).status, 422) << "after the campaign's end";
  EXPECT_EQ(lan().post(bulk, with({{"to", "due"}, {"due_on", "20/9/2021"}})).status, 303);
  EXPECT_EQ(thu().post(bulk, with({{"to", "due"}, {"due_on", "25/9/2021"}})).status, 422) << "the province set them";
  EXPECT_EQ(head("thu", 3, "o/1/3/").post(bulk, with({{"to", "person"}, {"person", "2"}})).status, 303);
  EXPECT_EQ(outcome_of(minh().post(bulk, with({{"to", "due"}, {"due_on", "25/9/2021"}}))), yes)
      << "refused by the rules";
  db().read([&](ReadTx& tx) {
    for (const auto task_id : {one, two}) {
      EXPECT_EQ(get_task(tx, {id}, {task_id}).due_on, Date(2021, 9, 20));
      EXPECT_EQ(get_task(tx, {id}, {task_id}).person.value, 2);
    }
  });
}

}  // namespace
}  // namespace vx
