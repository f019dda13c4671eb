#include "campaigns/campaign_tabs.h"
#include "campaigns/task_views.h"
#include "web/layout.h"

namespace vx {

using namespace html;

namespace {

Html coordinator_boxes(const View& view, const TaskFormPage& data, const Form& form) {
  const bool is_sent = !form.values().empty();
  const auto sent = form.all("coordinator");
  Html boxes;
  for (const Organisation& unit : data.units) {
    const std::string id = std::to_string(unit.id.value);
    const auto& stored = data.task.coordinators;
    const bool on = is_sent ? std::find(sent.begin(), sent.end(), id) != sent.end()
                            : std::find(stored.begin(), stored.end(), unit.id) != stored.end();
    boxes += div(cls("form-check"),
                 input(attr("type", "checkbox"), cls("form-check-input"), attr("name", "coordinator"),
                       attr("value", id), attr("id", "coordinator-" + id), flag("checked", on)),
                 label(attr("for", "coordinator-" + id), unit.shown_name()));
  }
  return details(data.task.coordinators.empty() && sent.empty() ? Attribute{} : flag("open"),
                 summary(view.t("tasks.field.coordinators")),
                 fieldset(legend(view.t("tasks.field.coordinators")), boxes));
}

/// Where the plan names a unit and a day, they are chosen from the start.
Html candidate_row(const View& view, const TaskPlanPage& data, const PlanCandidate& candidate, const Form& form) {
  const CampaignItem& item = candidate.item;
  const std::string id = std::to_string(item.id.value);
  const bool is_sent = !form.values().empty();
  const auto ticked = form.all("item");
  const bool on = is_sent ? std::find(ticked.begin(), ticked.end(), id) != ticked.end() : candidate.is_ready;
  std::vector<Choice> owners{{"", view.t("web.choose")}};
  for (Choice& unit : unit_choices(data.units)) owners.push_back(std::move(unit));
  if (data.units.size() > 1)
    owners.push_back({"all", view.n("tasks.plan.each_unit", static_cast<std::int64_t>(data.units.size()) - 1)});
  const std::string owner_name = "owner_" + id;
  const std::string due_name = "due_" + id;
  Html content = div(cls("form-check"),
                     input(attr("type", "checkbox"), cls("form-check-input"), attr("name", "item"), attr("value", id),
                           attr("id", "item-" + id), flag("checked", on)),
                     label(cls("form-check-label"), attr("for", "item-" + id), strong(item.text)));
  if (!item.unit.empty()) content += p(cls("form-hint"), view.t("tasks.plan.named", {{"unit", item.unit}}));
  if (!candidate.made_for.empty())
    content += p(badge(Tone::Good, view.n("tasks.plan.made", static_cast<std::int64_t>(candidate.made_for.size()))));
  content += div(cls("bulk-actions"),
                 select_field(view, form,
                              {.name = owner_name,
                               .label = "tasks.field.owner",
                               .value = item.organisation ? std::to_string(item.organisation.value) : ""},
                              owners),
                 text_field(view, form,
                            {.name = due_name,
                             .label = "tasks.field.due_on",
                             .type = "date",
                             .value = candidate.due_on ? candidate.due_on->iso() : ""}));
  return li(cls("plan-candidate"), content);
}

}  // namespace

Html task_form_page(const View& view, const TaskFormPage& data, const Form& form) {
  const bool is_new = !data.task.id;
  PageInfo info{.title = view.t(is_new ? "tasks.new" : "tasks.edit")};
  info.crumbs = task_crumbs(view, data.record.campaign);
  if (!is_new) info.crumbs.push_back({data.task.title, task_address(data.task)});
  const CampaignTask& task = data.task;
  Html fields =
      error_summary(view, form) +
      text_field(view, form,
                 {.name = "title", .label = "tasks.field.title", .required = true, .value = task.title, .rows = 2}) +
      select_field(view, form,
                   {.name = "owner",
                    .label = "tasks.field.owner",
                    .required = true,
                    .value = task.owner ? std::to_string(task.owner.value) : ""},
                   unit_choices(data.units)) +
      text_field(view, form,
                 {.name = "due_on",
                  .label = "tasks.field.due_on",
                  .type = "date",
                  .value = task.due_on ? task.due_on->iso() : ""}) +
      text_field(view, form, {.name = "detail", .label = "tasks.field.detail", .value = task.detail, .rows = 4}) +
      coordinator_boxes(view, data, form);
  if (!is_new) fields += input(attr("type", "hidden"), attr("name", "version"), attr("value", task.version));
  fields += submit_button(view, is_new ? "tasks.add" : "campaigns.save");
  return page(
      view, info,
      post_form(view, is_new ? campaign_address(data.record.campaign.id, "/tasks") : task_address(task), fields));
}

Html task_plan_page(const View& view, const TaskPlanPage& data, const Form& form) {
  std::int64_t ready = 0;
  for (const PlanCandidate& candidate : data.candidates) ready += candidate.is_ready ? 1 : 0;
  const Id<Campaign> id = data.record.campaign.id;
  PageInfo info{.title = data.candidates.empty()
                             ? view.t("tasks.plan.none")
                             : view.n("tasks.plan.answer", ready,
                                      {{"all", view.number(static_cast<std::int64_t>(data.candidates.size()))}})};
  info.crumbs = task_crumbs(view, data.record.campaign);
  info.lead = view.t("tasks.plan.lead");
  if (data.candidates.empty())
    return page(view, info,
                empty_state(view, "tasks.plan.none", "tasks.plan.none_hint",
                            link_button(campaign_address(id, "/tasks/new"), view.t("tasks.new"))));
  const Html list = ul(cls("plan-candidates"), each(data.candidates, [&](const PlanCandidate& candidate) {
                         return candidate_row(view, data, candidate, form);
                       }));
  return page(view, info,
              error_summary(view, form) +
                  post_form(view, campaign_address(id, "/tasks/plan"), list + submit_button(view, "tasks.plan.make")));
}

}  // namespace vx
