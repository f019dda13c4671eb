#pragma once
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "campaigns/campaign.h"

namespace vx {

struct CampaignItem;
struct Person;

/// How far a task has come, as people say it.
enum class TaskState { Open, InProgress, Blocked, Done, Cancelled };
inline constexpr std::array task_state_codes{std::string_view("open"), std::string_view("in_progress"),
                                             std::string_view("blocked"), std::string_view("done"),
                                             std::string_view("cancelled")};
std::string_view code_of(TaskState state);
TaskState task_state_of(std::string_view code);
/// Neither done nor cancelled.
bool is_waiting(TaskState state);

/// How it stands against its deadline; computed, never stored. DueSoon: within `due_soon_days`.
enum class TaskClock { Late, DueSoon, Later, Undated, DoneLate, DoneInTime, Cancelled };
inline constexpr int due_soon_days = 7;
std::string_view code_of(TaskClock clock);

/// Nhiệm vụ (R15): what a unit has to do in a campaign and until when; from a line of its plan, from a finding of an
/// inspection, or set by hand. A unit always owns it; a person may do it for the unit. When the person moves away the
/// task stays with the unit and `left_person` remembers whose it was, until somebody else takes it.
struct CampaignTask {
  Id<CampaignTask> id;
  std::int64_t version = 1;
  Id<Campaign> campaign;
  Id<CampaignItem> item;
  std::string origin;  ///< "finding/12"; empty for the plan's and those set by hand
  std::string title;
  std::string detail;
  Id<Organisation> owner;
  Id<Organisation> set_by;  ///< who may change what it asks
  std::vector<Id<Organisation>> coordinators;
  Id<Person> person;
  Id<Person> left_person;
  std::optional<Date> due_on;
  TaskState state = TaskState::Open;
  std::string state_note;      ///< why blocked or cancelled; what came of it
  Id<Organisation> unblocker;  ///< who can unblock it
  int progress = 0;            ///< percent
  std::optional<Date> done_on;
};

TaskClock classify_task(const CampaignTask& task, Date today);

/// What is needed to set a task.
struct NewTask {
  Id<Campaign> campaign;
  Id<CampaignItem> item = {};
  std::string origin = {};  ///< "finding/12"
  std::string title;
  std::string detail = {};
  Id<Organisation> owner;
  Id<Organisation> set_by;
  std::vector<Id<Organisation>> coordinators = {};
  Id<Person> person = {};
  std::optional<Date> due_on = {};
};

/// What the rules about a task need to know around it.
struct TaskSetting {
  std::string campaign_path;  ///< of the campaign's organisation
  std::string owner_path;     ///< of the owner; empty: there is no such organisation
  std::optional<PartialDate> ends_on = {};
  CampaignState campaign_state = CampaignState::Launched;
};
/// Refused: without a title; for a unit that is not under the campaign's; due after its end; in a closed campaign.
std::expected<NewTask, std::vector<FieldError>> decide_task(NewTask draft, const TaskSetting& setting);

/// A change of state as asked for.
struct TaskMove {
  TaskState to = TaskState::Open;
  std::string note = {};
  Id<Organisation> unblocker = {};
};
/// Blocked and cancelled need their reason, blocked also who can unblock; a task that is done or cancelled is only
/// reopened, with a reason.
std::expected<CampaignTask, FieldError> decide_task_move(CampaignTask task, const TaskMove& move, Date today);

/// Given to a person of its unit, or (no id) to nobody. Refused when it is done, or to who works elsewhere.
std::expected<CampaignTask, FieldError> decide_hand_over(CampaignTask task, Id<Person> person, bool works_there);

}  // namespace vx
