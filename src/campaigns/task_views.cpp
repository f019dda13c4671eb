#include "campaigns/task_views.h"

#include "campaigns/campaign_tabs.h"
#include "web/layout.h"

namespace vx {

using namespace html;

namespace {

Html facts_card(const View& view, const TaskPage& data) {
  const CampaignTask& task = data.row.task;
  std::vector<std::pair<std::string, Html>> facts{{view.t("tasks.field.state"), task_state_badge(view, task.state)},
                                                  {view.t("tasks.field.due_on"), task_due_badge(view, task)},
                                                  {view.t("tasks.field.owner"), data.row.owner_name},
                                                  {view.t("tasks.field.person"), task_person(view, data.row)}};
  if (!data.coordinators.empty())
    facts.push_back({view.t("tasks.field.coordinators"),
                     ul(each(data.coordinators, [](const std::string& name) { return li(name); }))});
  if (task.left_person && !task.person && data.rights.names)
    facts.push_back({view.t("tasks.field.left_person"), data.row.left_person_name});
  if (!task.state_note.empty()) facts.push_back({view.t("tasks.field.state_note"), task.state_note});
  if (task.unblocker) facts.push_back({view.t("tasks.field.unblocker"), data.row.unblocker_name});
  if (task.done_on) facts.push_back({view.t("tasks.field.done_on"), view.date(*task.done_on)});
  if (!data.row.item_kind.empty())
    facts.push_back(
        {view.t("tasks.field.item"),
         a(href(campaign_address(task.campaign, "#item-" + std::to_string(task.item.value))),
           view.t("campaigns.items." + data.row.item_kind) + " " + view.number(std::int64_t{data.row.item_position}))});
  if (task.origin.starts_with("finding/"))
    facts.push_back({view.t("tasks.field.origin"), view.t("tasks.from_finding")});
  Html content;
  if (!task.detail.empty()) content += p(task.detail);
  content += progress_bar(view, task.progress, 100, view.t("tasks.field.progress"));
  return card(view.t("tasks.facts"), content + definition_list(facts));
}

std::string event_text(const View& view, const TaskEvent& event) {
  if (event.kind.starts_with("moved_"))
    return view.t("tasks.event.moved", {{"state", view.t("tasks.state." + event.kind.substr(6))}});
  return view.t("tasks.event." + event.kind);
}

Html history_card(const View& view, const TaskPage& data, const Form& form) {
  Html content;
  if (data.rights.comment)
    content += post_form(
        view, task_address(data.row.task, "/comments"),
        text_field(view, form, {.name = "comment", .label = "tasks.field.comment", .required = true, .rows = 2}) +
            submit_button(view, "tasks.comment", "secondary"));
  content += ul(cls("timeline"), each(data.events, [&](const TaskEvent& event) {
                  return li(time(attr("datetime", event.at.iso()), view.time(event.at)), " – ",
                            strong(event_text(view, event)),
                            event.text.empty() || event.kind == "added" ? Html{} : Html(": " + event.text), " ",
                            small(view.t("campaigns.events.by", {{"name", event.actor}})));
                }));
  return card(view.t("tasks.history"), content);
}

Html person_card(const View& view, const TaskPage& data, const Form& form) {
  const CampaignTask& task = data.row.task;
  if (!data.rights.run || !is_waiting(task.state)) return {};
  if (data.staff.empty()) return card(view.t("tasks.assign"), p(cls("form-hint"), view.t("tasks.no_staff")));
  Html content;
  if (task.left_person && !task.person) content += alert(Tone::Warning, view.t("tasks.needs_person_long"));
  std::vector<Choice> choices{{"", view.t("tasks.nobody")}};
  choices.insert(choices.end(), data.staff.begin(), data.staff.end());
  content += post_form(
      view, task_address(task, "/person"),
      select_field(view, form,
                   {.name = "person",
                    .label = "tasks.field.person",
                    .value = task.person ? std::to_string(task.person.value) : ""},
                   choices) +
          text_field(view, form, {.name = "handover", .label = "tasks.handover_note", .hint = "tasks.handover_hint"}) +
          submit_button(view, "tasks.assign", "secondary"));
  return card(view.t("tasks.assign"), content);
}

Html page_actions(const View& view, const TaskPage& data) {
  Html actions;
  if (data.rights.direct && is_waiting(data.row.task.state))
    actions += link_button(task_address(data.row.task, "/edit"), view.t("tasks.edit"), "secondary");
  return actions;
}

}  // namespace

Html task_page(const View& view, const TaskPage& data, const Form& form) {
  PageInfo info{.title = data.row.task.title};
  info.crumbs = task_crumbs(view, data.record.campaign);
  info.actions = page_actions(view, data);
  info.lead = task_state_badge(view, data.row.task.state) + Html(" ") + task_due_badge(view, data.row.task);
  return page(view, info,
              error_summary(view, form) + task_work_card(view, data, form) + facts_card(view, data) +
                  task_evidence_card(view, data, form) + person_card(view, data, form) +
                  history_card(view, data, form));
}

}  // namespace vx
