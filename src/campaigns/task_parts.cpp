#include "campaigns/campaign_tabs.h"
#include "campaigns/task_views.h"

namespace vx {

using namespace html;

std::string task_address(const CampaignTask& task, std::string_view rest) {
  return campaign_address(task.campaign, "/tasks/" + std::to_string(task.id.value) + std::string(rest));
}

Html task_state_badge(const View& view, TaskState state) {
  Tone tone = Tone::Neutral;
  if (state == TaskState::InProgress) tone = Tone::Info;
  if (state == TaskState::Blocked) tone = Tone::Serious;
  if (state == TaskState::Done) tone = Tone::Good;
  return badge(tone, view.t("tasks.state." + std::string(code_of(state))));
}

Html task_due_badge(const View& view, const CampaignTask& task) {
  const TaskClock clock = classify_task(task, view.today());
  if (!task.due_on) return Html(view.t("tasks.no_due"));
  const std::string date = view.date(*task.due_on);
  const int days = *task.due_on - view.today();
  switch (clock) {
    case TaskClock::Late:
      return badge(Tone::Bad, view.n("tasks.days_over", -days, {{"date", date}}));
    case TaskClock::DueSoon:
      return badge(Tone::Warning, days == 0 ? view.t("tasks.due_today", {{"date", date}})
                                            : view.n("tasks.days_left", days, {{"date", date}}));
    case TaskClock::DoneLate:
      return Html(date + " ") + badge(Tone::Warning, view.t("tasks.done_late"));
    default:
      return Html(date);
  }
}

Html task_person(const View& view, const TaskRow& row) {
  const CampaignTask& task = row.task;
  if (task.person) {
    if (task.person.value == view.viewer.person) return strong(view.t("tasks.me"));
    return may_see_names(view.viewer, row.owner_path, task.person) ? Html(row.person_name)
                                                                   : Html(view.t("tasks.somebody"));
  }
  if (task.left_person && is_waiting(task.state)) return badge(Tone::Warning, view.t("tasks.needs_person"));
  return Html(view.t("tasks.nobody"));
}

std::vector<Choice> unit_choices(const std::vector<Organisation>& units) {
  std::vector<Choice> choices;
  for (const Organisation& unit : units) choices.push_back({std::to_string(unit.id.value), unit.shown_name()});
  return choices;
}

std::vector<Crumb> task_crumbs(const View& view, const Campaign& campaign) {
  auto crumbs = campaign_crumbs(view, campaign);
  crumbs.push_back({view.t("tasks.title"), campaign_address(campaign.id, "/tasks")});
  return crumbs;
}

}  // namespace vx
