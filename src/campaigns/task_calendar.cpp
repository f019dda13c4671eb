#include "campaigns/task_views.h"
#include "campaigns/tasks.h"

namespace vx {

namespace {

/// One's own tasks with a day, and for officers those of their own unit; done ones too, so that calendars strike them.
std::vector<CalendarEntry> list_calendar(ReadTx& tx, const Viewer& viewer) {
  std::vector<CalendarEntry> entries;
  PageRequest page;
  page.size = 500;
  auto add = [&](TaskFilter filter) {
    filter.show = TaskShow::All;
    for (const TaskRow& row : list_tasks(tx, viewer, filter, page).items) {
      const CampaignTask& task = row.task;
      if (!task.due_on || task.state == TaskState::Cancelled) continue;
      CalendarEntry entry;
      entry.uid = "task-" + std::to_string(task.id.value);
      if (std::any_of(entries.begin(), entries.end(),
                      [&](const CalendarEntry& other) { return other.uid == entry.uid; }))
        continue;
      entry.title = task.title;
      entry.due_on = *task.due_on;
      entry.address = task_address(task);
      entry.description = row.owner_name + " – " + row.campaign_title;
      entry.is_done = task.state == TaskState::Done;
      entry.sequence = task.version;
      entries.push_back(std::move(entry));
    }
  };
  if (!viewer.may(read_campaigns)) return entries;
  if (viewer.person != 0) {
    TaskFilter mine;
    mine.person = Id<Person>{viewer.person};
    add(mine);
  }
  if (viewer.organisation != 0 && viewer.may(edit_campaigns)) {
    TaskFilter unit;
    unit.unit = Id<Organisation>{viewer.organisation};
    add(unit);
  }
  return entries;
}

}  // namespace

void add_task_calendar(const CalendarFeeds& feeds) { feeds->push_back(list_calendar); }

}  // namespace vx
