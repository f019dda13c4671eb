#include "campaigns/task.h"

#include <gtest/gtest.h>

#include "campaigns/task_store.h"
#include "campaigns/test_campaigns.h"

namespace vx {
namespace {

const Date today(2021, 9, 15);

CampaignTask waiting_task(std::optional<Date> due_on = {}) {
  CampaignTask task;
  task.due_on = due_on;
  return task;
}

TEST(Task, IsLateTheDayAfterItsDeadlineAndSoonDueInTheWeekBefore) {
  EXPECT_EQ(classify_task(waiting_task(Date(2021, 9, 14)), today), TaskClock::Late);
  EXPECT_EQ(classify_task(waiting_task(today), today), TaskClock::DueSoon);
  EXPECT_EQ(classify_task(waiting_task(Date(2021, 9, 21)), today), TaskClock::DueSoon);
  EXPECT_EQ(classify_task(waiting_task(Date(2021, 9, 22)), today), TaskClock::Later);
  EXPECT_EQ(classify_task(waiting_task(), today), TaskClock::Undated);
}

TEST(Task, DoneAfterItsDeadlineStaysDoneLate) {
  CampaignTask task = waiting_task(Date(2021, 9, 14));
  task.state = TaskState::Done;
  task.done_on = today;
  EXPECT_EQ(classify_task(task, today), TaskClock::DoneLate);
  task.done_on = Date(2021, 9, 14);
  EXPECT_EQ(classify_task(task, today), TaskClock::DoneInTime);
}

TEST(Task, BelongsToAUnitUnderTheCampaignsAndEndsWithIt) {
  NewTask draft{.campaign = {1}, .title = " Mở  lớp tập huấn ", .owner = {5}, .set_by = {1}, .due_on = today};
  const TaskSetting setting{.campaign_path = "o/1/", .owner_path = "o/1/5/", .ends_on = PartialDate{2021, 9, 0}};
  auto task = decide_task(draft, setting);
  ASSERT_TRUE(task);
  EXPECT_EQ(task->title, "Mở lớp tập huấn");
  draft.title = " ";
  draft.due_on = Date(2021, 10, 1);
  auto refused = decide_task(draft, {.campaign_path = "o/1/", .owner_path = "o/2/", .ends_on = setting.ends_on});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().size(), 3U);
  EXPECT_FALSE(decide_task(draft, {.campaign_path = "o/1/", .owner_path = ""}));
}

TEST(Task, BlockedSaysWhyAndWhoCanUnblockIt) {
  const CampaignTask task = waiting_task();
  EXPECT_EQ(decide_task_move(task, {.to = TaskState::Blocked}, today).error().field, "note");
  EXPECT_EQ(decide_task_move(task, {.to = TaskState::Blocked, .note = "chờ kinh phí"}, today).error().field,
            "unblocker");
  auto blocked = decide_task_move(task, {.to = TaskState::Blocked, .note = "chờ kinh phí", .unblocker = {2}}, today);
  ASSERT_TRUE(blocked);
  auto going_on = decide_task_move(*blocked, {.to = TaskState::InProgress}, today);
  ASSERT_TRUE(going_on);
  EXPECT_FALSE(going_on->unblocker);
}

TEST(Task, IsReopenedOnlyWithAReason) {
  auto done = decide_task_move(waiting_task(), {.to = TaskState::Done}, today);
  ASSERT_TRUE(done);
  EXPECT_EQ(done->progress, 100);
  EXPECT_EQ(done->done_on, today);
  EXPECT_FALSE(decide_task_move(*done, {.to = TaskState::Cancelled, .note = "x"}, today));
  EXPECT_EQ(decide_task_move(*done, {.to = TaskState::Open}, today).error().field, "note");
  auto again = decide_task_move(*done, {.to = TaskState::Open, .note = "thiếu biên bản"}, today);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->progress, 0);
  EXPECT_FALSE(again->done_on);
}

class Tasks : public CampaignSite {};
VX_FOR_EACH_ENGINE(Tasks);

TEST_P(Tasks, AreKeptWithTheirOriginAndHistory) {
  const auto campaign = create_provinces(lan());
  const auto id = db().write(Actor::system(), [&](WriteTx& tx) {
    return add_task(tx, {.campaign = {campaign},
                         .origin = "finding/12",
                         .title = "Bổ sung hồ sơ",
                         .owner = {3},
                         .set_by = {1},
                         .coordinators = {{2}, {4}},
                         .due_on = today});
  });
  db().write(Actor::system(), [&](WriteTx& tx) {
    CampaignTask task = get_task(tx, {campaign}, id);
    task.progress = 40;
    task.state = TaskState::InProgress;
    update_task(tx, task);
    EXPECT_THROW(update_task(tx, task), Problem) << "the version is no longer the stored one";
    tx.exempt_from_audit("test");
  });
  db().read([&](ReadTx& tx) {
    const auto found = list_tasks_of_origin(tx, "finding/12");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].progress, 40);
    EXPECT_EQ(get_task(tx, {campaign}, id).coordinators.size(), 2U);
    EXPECT_EQ(list_task_events(tx, id).front().kind, "added");
    EXPECT_THROW(get_task(tx, {campaign + 1}, id), Problem);
  });
}

}  // namespace
}  // namespace vx
