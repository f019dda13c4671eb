#include "campaigns/campaign_item_store.h"
#include "campaigns/campaign_tabs.h"
#include "campaigns/task_json.h"
#include "campaigns/task_views.h"
#include "campaigns/tasks.h"

// Tasks out of the lines of the plan: a dry run to tick, then all at once; a line never becomes a unit's task twice.

namespace vx {

namespace {

TaskPlanPage read_page(const Request& request, ReadTx& tx) {
  TaskPlanPage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  request.require(edit_campaigns, data.record.organisation_path);
  const Campaign& campaign = data.record.campaign;
  data.candidates = list_candidates(list_items(tx, campaign.id), list_made_tasks(tx, campaign.id));
  data.units.push_back(get_organisation(tx, campaign.organisation));
  for (Organisation& child : list_child_organisations(tx, campaign.organisation))
    data.units.push_back(std::move(child));
  for (const PlanCandidate& candidate : data.candidates) {
    const Id<Organisation> unit = candidate.item.organisation;
    if (unit &&
        std::none_of(data.units.begin(), data.units.end(), [&](const Organisation& each) { return each.id == unit; }))
      data.units.push_back(get_organisation(tx, unit));
  }
  return data;
}

Response show(Request& request, ReadTx& tx) {
  const TaskPlanPage data = read_page(request, tx);
  return respond(
      request, [&] { return task_plan_page(request.view, data, request.form); },
      [&] { return json_object({{"candidates", json_array(data.candidates, candidate_json)}}); });
}

/// The units chosen for one line: one, or each right under the campaign's.
std::vector<const Organisation*> chosen_units(const TaskPlanPage& data, std::string_view owner) {
  std::vector<const Organisation*> units;
  const Id<Organisation> own = data.record.campaign.organisation;
  for (const Organisation& unit : data.units)
    if (owner == "all" ? unit.facts.parent == own : std::to_string(unit.id.value) == owner) units.push_back(&unit);
  return units;
}

/// Decides one ticked line for each of its units; faults go to its fields.
void decide_line(Request& request, const TaskPlanPage& data, const PlanCandidate& candidate,
                 std::vector<NewTask>& decided) {
  Form& form = request.form;
  const std::string id = std::to_string(candidate.item.id.value);
  const std::string owner_field = "owner_" + id;
  const std::string due_field = "due_" + id;
  std::string owner(form.raw(owner_field));
  // A program that only ticks lines takes what the reader found.
  if (!form.has(owner_field) && candidate.item.organisation) owner = std::to_string(candidate.item.organisation.value);
  const auto due_on = form.has(due_field) ? form.date(due_field) : candidate.due_on;
  const auto units = chosen_units(data, owner);
  if (units.empty()) form.add_error(owner_field, {"tasks.refusal.no_owner"});
  for (const Organisation* unit : units) {
    if (is_made_for(candidate, unit->id)) continue;
    const Campaign& campaign = data.record.campaign;
    auto task = decide_task({.campaign = campaign.id,
                             .item = candidate.item.id,
                             .title = candidate.item.text,
                             .owner = unit->id,
                             .set_by = campaign.organisation,
                             .due_on = due_on},
                            {data.record.organisation_path, unit->path, campaign.ends_on, campaign.state});
    if (task) {
      decided.push_back(*std::move(task));
      continue;
    }
    for (FieldError& fault : task.error())
      form.add_error(fault.field == "owner"    ? owner_field
                     : fault.field == "due_on" ? due_field
                                               : "",
                     std::move(fault.error));
    return;
  }
}

Response make(Request& request, WriteTx& tx) {
  const TaskPlanPage data = read_page(request, tx);
  const auto ticked = request.form.all("item");
  std::vector<NewTask> decided;
  if (ticked.empty()) request.form.add_error("", {"tasks.refusal.nothing_chosen"});
  for (const PlanCandidate& candidate : data.candidates)
    if (std::find(ticked.begin(), ticked.end(), std::to_string(candidate.item.id.value)) != ticked.end())
      decide_line(request, data, candidate, decided);
  if (!request.form.ok()) return invalid(request, request.form, task_plan_page(request.view, data, request.form));
  for (const NewTask& task : decided) add_task(tx, task);
  const Id<Campaign> id = data.record.campaign.id;
  tx.record({.action = "campaigns.make_tasks",
             .subject = "campaign/" + std::to_string(id.value),
             .note = std::to_string(decided.size())});
  return done(request, campaign_address(id, "/tasks"), decided.empty() ? "tasks.notice.made_none" : "tasks.notice.made",
              json_object({{"made", static_cast<std::int64_t>(decided.size())}}), 201);
}

}  // namespace

void add_task_plan_routes(Router& router) {
  const Access editor = Access::holder(edit_campaigns);
  router.get("/campaigns/{id}/tasks/plan", show,
             {.access = editor, .about = "What of the plan can become tasks, with the unit and the deadline it names"});
  router.post(
      "/campaigns/{id}/tasks/plan", make,
      {.access = editor,
       .about = "Makes tasks of chosen lines of the plan; owner_N and due_N say whose and until when, line by line",
       .fields = {{"item", FieldType::TextList, true, "Lines of the plan."}}});
}

}  // namespace vx
