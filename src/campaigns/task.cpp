#include "campaigns/task.h"

#include "base/check.h"
#include "base/text.h"

namespace vx {

std::string_view code_of(TaskState state) { return task_state_codes[static_cast<std::size_t>(state)]; }
TaskState task_state_of(std::string_view code) {
  auto at = std::find(task_state_codes.begin(), task_state_codes.end(), code);
  check(at != task_state_codes.end(), "an unknown state of a task was stored");
  return static_cast<TaskState>(at - task_state_codes.begin());
}
bool is_waiting(TaskState state) { return state != TaskState::Done && state != TaskState::Cancelled; }

std::string_view code_of(TaskClock clock) {
  constexpr std::array codes{std::string_view("late"),     std::string_view("due_soon"),  std::string_view("later"),
                             std::string_view("undated"),  std::string_view("done_late"), std::string_view("done"),
                             std::string_view("cancelled")};
  return codes[static_cast<std::size_t>(clock)];
}

TaskClock classify_task(const CampaignTask& task, Date today) {
  if (task.state == TaskState::Cancelled) return TaskClock::Cancelled;
  if (task.state == TaskState::Done) {
    const bool is_late = task.due_on && task.done_on && *task.due_on < *task.done_on;
    return is_late ? TaskClock::DoneLate : TaskClock::DoneInTime;
  }
  if (!task.due_on) return TaskClock::Undated;
  if (*task.due_on < today) return TaskClock::Late;
  return *task.due_on - today < due_soon_days ? TaskClock::DueSoon : TaskClock::Later;
}

std::expected<NewTask, std::vector<FieldError>> decide_task(NewTask draft, const TaskSetting& setting) {
  std::vector<FieldError> faults;
  draft.title = squeeze(draft.title);
  draft.detail = std::string(trim(draft.detail));
  if (draft.title.empty()) faults.push_back({"title", {"tasks.refusal.no_title"}});
  if (setting.owner_path.empty())
    faults.push_back({"owner", {"tasks.refusal.no_owner"}});
  else if (!setting.owner_path.starts_with(setting.campaign_path))
    faults.push_back({"owner", {"tasks.refusal.owner_outside"}});
  if (draft.due_on && setting.ends_on && last_day(*setting.ends_on) < *draft.due_on)
    faults.push_back({"due_on", {"tasks.refusal.due_after_end", {{"date", last_day(*setting.ends_on).vietnamese()}}}});
  if (setting.campaign_state == CampaignState::Closed) faults.push_back({"", {"tasks.refusal.campaign_closed"}});
  if (!faults.empty()) return std::unexpected(std::move(faults));
  std::erase(draft.coordinators, draft.owner);
  return draft;
}

std::expected<CampaignTask, FieldError> decide_task_move(CampaignTask task, const TaskMove& move, Date today) {
  auto refuse = [](std::string_view field, std::string_view key) {
    return std::unexpected(FieldError{std::string(field), {std::string(key)}});
  };
  const bool is_reopening = !is_waiting(task.state);
  const std::string note = squeeze(move.note);
  if (move.to == task.state && move.to != TaskState::Blocked) return refuse("to", "tasks.refusal.same_state");
  if (is_reopening && !is_waiting(move.to)) return refuse("to", "tasks.refusal.reopen_first");
  const bool needs_reason = is_reopening || move.to == TaskState::Blocked || move.to == TaskState::Cancelled;
  if (needs_reason && note.empty()) return refuse("note", "tasks.refusal.no_reason");
  if (move.to == TaskState::Blocked && !move.unblocker) return refuse("unblocker", "tasks.refusal.no_unblocker");
  task.state = move.to;
  task.state_note = note;
  task.unblocker = move.to == TaskState::Blocked ? move.unblocker : Id<Organisation>{};
  task.done_on = move.to == TaskState::Done ? std::optional(today) : std::nullopt;
  if (move.to == TaskState::Done) task.progress = 100;
  if (is_reopening && task.progress == 100) task.progress = 0;
  return task;
}

std::expected<CampaignTask, FieldError> decide_hand_over(CampaignTask task, Id<Person> person, bool works_there) {
  if (!is_waiting(task.state)) return std::unexpected(FieldError{"person", {"tasks.refusal.reopen_first"}});
  if (!works_there) return std::unexpected(FieldError{"person", {"tasks.refusal.works_elsewhere"}});
  if (person == task.person) return std::unexpected(FieldError{"person", {"tasks.refusal.same_person"}});
  task.person = person;
  if (person) task.left_person = {};
  return task;
}

}  // namespace vx
