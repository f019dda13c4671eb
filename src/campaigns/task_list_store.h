#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/task.h"
#include "db/database.h"
#include "web/paging.h"
#include "web/viewer.h"

namespace vx {

/// Which tasks a list shows. Waiting: all that are neither done nor cancelled; the next four are those by their
/// deadline; Unmanned: their person has moved away and nobody else has taken them.
enum class TaskShow { Waiting, Late, Week, Later, Undated, Blocked, Unmanned, Done, Cancelled, All };
inline constexpr std::array task_show_codes{
    std::string_view("waiting"),   std::string_view("late"),    std::string_view("week"),     std::string_view("later"),
    std::string_view("undated"),   std::string_view("blocked"), std::string_view("unmanned"), std::string_view("done"),
    std::string_view("cancelled"), std::string_view("all")};
std::string_view code_of(TaskShow show);
TaskShow task_show_of(std::string_view code);

/// By deadline, by unit or by line of the plan.
enum class TaskOrder { Deadline, Unit, Item };
inline constexpr std::array task_order_codes{std::string_view("deadline"), std::string_view("unit"),
                                             std::string_view("item")};
std::string_view code_of(TaskOrder order);
TaskOrder task_order_of(std::string_view code);

/// Which tasks, of those of campaigns the viewer may know of.
struct TaskFilter {
  Id<Campaign> campaign = {};      ///< only its own
  std::string campaign_path = {};  ///< it and those below it: "c/3/"
  Id<Organisation> unit = {};      ///< only this owner's
  std::string unit_path = {};      ///< owners at or below: "o/1/5/"
  std::string helped_by = {};      ///< or co-ordinated at or below; beside `unit_path`
  Id<Person> person = {};
  Id<Organisation> unblocker = {};  ///< blocked ones that wait for it
  std::string words = {};           ///< folded
  TaskShow show = TaskShow::Waiting;
  TaskOrder order = TaskOrder::Deadline;
};

/// A task with the names around it.
struct TaskRow {
  CampaignTask task;
  std::string campaign_title;
  std::string owner_name;
  std::string owner_path;
  std::string person_name;  ///< for those who may see it: shown_person()
  std::string left_person_name;
  std::string unblocker_name;
  std::string item_kind;  ///< code; empty without an item
  int item_position = 0;
  std::string item_text;
};
PageOf<TaskRow> list_tasks(ReadTx& tx, const Viewer& viewer, const TaskFilter& filter, const PageRequest& page);
/// One with the names around it; the task is there.
TaskRow get_task_row(ReadTx& tx, Id<CampaignTask> id);

/// How many of the filter's tasks stand where, whatever it shows.
struct TaskCounts {
  std::array<std::int64_t, task_show_codes.size()> by_show{};
  std::int64_t& operator[](TaskShow show) { return by_show[static_cast<std::size_t>(show)]; }
  std::int64_t operator[](TaskShow show) const { return by_show[static_cast<std::size_t>(show)]; }
};
TaskCounts count_tasks(ReadTx& tx, const Viewer& viewer, const TaskFilter& filter);

struct UnitTasks {
  Id<Organisation> unit;
  std::string name;
  TaskCounts counts;
};
/// By owner, those with most late tasks first; at most `limit`.
std::vector<UnitTasks> count_tasks_by_unit(ReadTx& tx, const Viewer& viewer, const TaskFilter& filter, int limit);

}  // namespace vx
