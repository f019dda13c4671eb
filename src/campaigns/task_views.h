#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/campaign_reads.h"
#include "campaigns/task_access.h"
#include "campaigns/task_evidence.h"
#include "campaigns/task_list_store.h"
#include "campaigns/task_plan.h"
#include "campaigns/task_store.h"
#include "organisations/organisation.h"
#include "web/components.h"
#include "web/form.h"
#include "web/html.h"
#include "web/layout.h"
#include "web/view.h"

namespace vx {

// Parts.
std::string task_address(const CampaignTask& task, std::string_view rest = {});
Html task_state_badge(const View& view, TaskState state);
/// "quá hạn 2 ngày", "còn 3 ngày", with the tone of how it stands.
Html task_due_badge(const View& view, const CampaignTask& task);
/// Whose it is, for those who may see names; else only that it is somebody's.
Html task_person(const View& view, const TaskRow& row);
/// A unit to choose.
std::vector<Choice> unit_choices(const std::vector<Organisation>& units);
std::vector<Crumb> task_crumbs(const View& view, const Campaign& campaign);

/// The tasks of a campaign, or (without `record`) one's own and one's unit's.
struct TaskListPage {
  std::optional<CampaignRecord> record;
  PageOf<TaskRow> rows;
  TaskCounts counts;
  std::int64_t below = 0;  ///< tasks of the campaigns below it
  std::vector<UnitTasks> units;
  std::vector<Choice> staff;  ///< to whom chosen ones may be given, when one unit is shown
  TaskFilter filter;
  std::string words;  ///< as typed
  std::string after;
  std::string who;  ///< of one's own list: "mine" or "unit"
  std::string unit_name;
  bool with_below = false;
  bool by_unit = false;  ///< the table of units instead of tasks
  bool may_add = false;
};
Html task_list_page(const View& view, const TaskListPage& data, const Form& form = {});
/// The list as a table to save, with its head.
std::vector<std::vector<std::string>> task_table(const View& view, const std::vector<TaskRow>& rows);

struct TaskPage {
  CampaignRecord record;
  TaskRow row;
  TaskRights rights;
  std::vector<TaskEvent> events;
  std::vector<TaskEvidence> evidence;
  std::vector<std::string> coordinators;
  std::vector<Choice> staff;       ///< who it can be given to
  std::vector<Choice> unblockers;  ///< who could unblock it
};
Html task_page(const View& view, const TaskPage& data, const Form& form = {});
/// What a page says under the title, and the forms by which somebody says how far it has come.
Html task_work_card(const View& view, const TaskPage& data, const Form& form);
Html task_evidence_card(const View& view, const TaskPage& data, const Form& form);

struct TaskFormPage {
  CampaignRecord record;
  CampaignTask task;  ///< with no id: a new one
  std::vector<Organisation> units;
};
Html task_form_page(const View& view, const TaskFormPage& data, const Form& form);

struct TaskPlanPage {
  CampaignRecord record;
  std::vector<PlanCandidate> candidates;
  std::vector<Organisation> units;  ///< the campaign's own first, then those right under it
};
Html task_plan_page(const View& view, const TaskPlanPage& data, const Form& form);

}  // namespace vx
