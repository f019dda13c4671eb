#include "campaigns/campaign_tabs.h"
#include "campaigns/task_json.h"
#include "campaigns/task_notices.h"
#include "campaigns/task_page.h"
#include "campaigns/task_staff.h"
#include "campaigns/tasks.h"

// Tasks set by hand: new ones, what they ask, and many at once.

namespace vx {

namespace {

/// Where the viewer may set tasks in this campaign: its whole organisation, or their own part of it.
std::vector<Organisation> list_owner_units(const Request& request, ReadTx& tx, const CampaignRecord& record) {
  std::vector<Organisation> units;
  if (request.viewer().may(edit_campaigns, record.organisation_path)) {
    units.push_back(get_organisation(tx, record.campaign.organisation));
    for (Organisation& child : list_child_organisations(tx, record.campaign.organisation))
      units.push_back(std::move(child));
    return units;
  }
  for (const ScopePath& scope : request.viewer().scopes_of(edit_campaigns))
    if (scope.starts_with(record.organisation_path))
      for (Organisation& unit : list_organisation_subtree(tx, scope)) units.push_back(std::move(unit));
  return units;
}

TaskFormPage read_form_page(const Request& request, ReadTx& tx) {
  TaskFormPage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  data.units = list_owner_units(request, tx, data.record);
  if (data.units.empty()) throw Problem(ProblemCode::Forbidden);
  return data;
}

/// The units of a stored task stay choosable, wherever they are.
void keep_choosable(ReadTx& tx, TaskFormPage& data, Id<Organisation> unit) {
  if (std::none_of(data.units.begin(), data.units.end(), [&](const Organisation& each) { return each.id == unit; }))
    data.units.push_back(get_organisation(tx, unit));
}

/// Reads and decides; nothing if the form has faults, which it then holds.
std::optional<NewTask> decide_form(Request& request, ReadTx& tx, const CampaignRecord& record, NewTask draft) {
  Form& form = request.form;
  draft.campaign = record.campaign.id;
  draft.title = form.text("title", 1000);
  draft.detail = form.text("detail", 4000);
  draft.owner = form.id<Organisation>("owner");
  draft.due_on = form.date("due_on");
  draft.coordinators.clear();
  TaskSetting setting{record.organisation_path, "", record.campaign.ends_on, record.campaign.state};
  if (auto owner = find_organisation(tx, draft.owner)) setting.owner_path = owner->path;
  for (const std::string& typed : form.all("coordinator"))
    if (auto unit = find_organisation(tx, Id<Organisation>{std::atoll(typed.c_str())}))
      draft.coordinators.push_back(unit->id);
  auto decided = decide_task(std::move(draft), setting);
  if (!decided)
    for (FieldError& fault : decided.error()) form.add_error(fault.field, std::move(fault.error));
  if (!form.ok()) return std::nullopt;
  request.require(edit_campaigns, setting.owner_path);
  return *std::move(decided);
}

CampaignTask as_typed(const NewTask& task, CampaignTask stored) {
  stored.title = task.title;
  stored.detail = task.detail;
  stored.owner = task.owner;
  stored.due_on = task.due_on;
  stored.coordinators = task.coordinators;
  return stored;
}

Response show_new(Request& request, ReadTx& tx) {
  return html_response(task_form_page(request.view, read_form_page(request, tx), request.form));
}

Response create(Request& request, WriteTx& tx) {
  const TaskFormPage data = read_form_page(request, tx);
  NewTask draft;
  const bool is_issuer = request.viewer().may(edit_campaigns, data.record.organisation_path);
  draft.set_by = is_issuer ? data.record.campaign.organisation : Id<Organisation>{request.viewer().organisation};
  auto task = decide_form(request, tx, data.record, draft);
  if (!task) return invalid(request, request.form, task_form_page(request.view, data, request.form));
  if (!task->set_by) task->set_by = task->owner;
  const auto id = add_task(tx, *task);
  const TaskRow row = get_task_row(tx, id);
  return done(request, task_address(row.task), "tasks.notice.added", task_json(request.view, row), 201);
}

TaskFormPage read_edit_page(const Request& request, ReadTx& tx) {
  TaskFormPage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  data.task = get_task(tx, data.record.campaign.id, request.path_id<CampaignTask>("task"));
  if (!rights_to_task(request.viewer(), data.task, find_task_places(tx, data.task)).direct)
    throw Problem(ProblemCode::Forbidden);
  data.units = list_owner_units(request, tx, data.record);
  keep_choosable(tx, data, data.task.owner);
  for (const Id<Organisation> unit : data.task.coordinators) keep_choosable(tx, data, unit);
  return data;
}

Response show_edit(Request& request, ReadTx& tx) {
  return html_response(task_form_page(request.view, read_edit_page(request, tx), request.form));
}

Response update(Request& request, WriteTx& tx) {
  const TaskFormPage data = read_edit_page(request, tx);
  auto decided =
      decide_form(request, tx, data.record,
                  {.campaign = data.record.campaign.id, .title = "", .owner = {}, .set_by = data.task.set_by});
  if (!decided) return invalid(request, request.form, task_form_page(request.view, data, request.form));
  CampaignTask task = as_typed(*decided, data.task);
  task.version = request.form.integer("version").value_or(data.task.version);
  const bool is_moved = task.owner != data.task.owner;
  if (is_moved) task.person = task.left_person = {};
  update_task(tx, task);
  insert_task_event(tx, task.id, is_moved ? "unit" : "changed",
                    is_moved ? get_organisation(tx, task.owner).shown_name() : "");
  if (task.due_on != data.task.due_on)
    insert_task_event(tx, task.id, "due", task.due_on ? request.view.date(*task.due_on) : "–");
  if (is_moved) tell_task_given(tx, task);
  tx.record({.action = "campaigns.change_task",
             .subject = task_subject(task),
             .before = data.task.title,
             .after = task.title});
  return done(request, task_address(task), "campaigns.notice.saved",
              task_json(request.view, get_task_row(tx, task.id)));
}

bool set_due(Request& request, WriteTx& tx, CampaignTask task, const std::optional<Date>& due_on) {
  if (!rights_to_task(request.viewer(), task, find_task_places(tx, task)).direct || task.due_on == due_on) return false;
  task.due_on = due_on;
  update_task(tx, task);
  insert_task_event(tx, task.id, "due", due_on ? request.view.date(*due_on) : "–");
  return true;
}

bool set_person(Request& request, WriteTx& tx, const CampaignTask& task, Id<Person> person) {
  if (!rights_to_task(request.viewer(), task, find_task_places(tx, task)).run) return false;
  const Organisation owner = get_organisation(tx, task.owner);
  if (!request.viewer().may(read_people, owner.path)) return false;
  auto given = decide_hand_over(task, person, works_in(tx, person, owner));
  if (given) give_task(tx, task, *given, "");
  return given.has_value();
}

/// A deadline, or a person, for all that were ticked; those the viewer may not change are passed over and counted.
Response change_many(Request& request, WriteTx& tx) {
  constexpr std::array changes{std::string_view("due"), std::string_view("person")};
  const CampaignRecord record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  const std::string to = request.form.choice("to", changes);
  const auto due_on = request.form.date("due_on");
  const auto person = request.form.id<Person>("person");
  const auto chosen = request.form.all("task");
  if (to.empty()) throw Problem(ProblemCode::BadRequest);
  if (chosen.empty()) request.form.add_error("", {"tasks.refusal.nothing_chosen"});
  if (to == "due" && !due_on && !request.form.error_of("due_on"))
    request.form.add_error("due_on", {"tasks.refusal.no_due"});
  if (due_on && record.campaign.ends_on && last_day(*record.campaign.ends_on) < *due_on)
    request.form.add_error(
        "due_on", {"tasks.refusal.due_after_end", {{"date", last_day(*record.campaign.ends_on).vietnamese()}}});
  if (to == "person" && !person) request.form.add_error("person", {"tasks.refusal.no_person"});
  if (!request.form.ok())
    return invalid(request, request.form, task_list_page(request.view, read_task_list(request, tx), request.form));
  std::int64_t changed = 0;
  for (const std::string& typed : chosen) {
    const CampaignTask task = get_task(tx, record.campaign.id, Id<CampaignTask>{std::atoll(typed.c_str())});
    if (!is_waiting(task.state)) continue;
    if (to == "due" ? set_due(request, tx, task, due_on) : set_person(request, tx, task, person)) ++changed;
  }
  if (changed == 0) throw Problem(ProblemCode::Invalid, request.view.t("tasks.refusal.nothing_changed"));
  tx.record({.action = "campaigns.change_tasks",
             .subject = "campaign/" + std::to_string(record.campaign.id.value),
             .note = to + " " + std::to_string(changed)});
  const auto unit = request.form.id<Organisation>("unit");
  const std::string list = campaign_address(record.campaign.id, "/tasks");
  return done(request, unit ? with_query(list, "unit", std::to_string(unit.value)) : list, "tasks.notice.changed_many",
              json_object({{"changed", changed}}));
}

}  // namespace

void add_task_edit_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const Access editor = Access::holder(edit_campaigns);
  const std::vector<FieldInfo> fields{{"title", FieldType::Text, true},
                                      {"owner", FieldType::Integer, true, "The unit that does it."},
                                      {"due_on", FieldType::Date},
                                      {"detail"},
                                      {"coordinator", FieldType::TextList, false, "Units that help."}};
  router.get("/campaigns/{id}/tasks/new", show_new,
             {.access = editor, .about = "The form of a new task", .json = false});
  router.post("/campaigns/{id}/tasks", create, {.access = editor, .about = "Sets a task", .fields = fields});
  router.post("/campaigns/{id}/tasks/bulk", change_many,
              {.access = reader,
               .about = "Gives chosen tasks a deadline or a person",
               .fields = {{"task", FieldType::TextList, true},
                          {"to", FieldType::Text, true, "due or person."},
                          {"due_on", FieldType::Date},
                          {"person", FieldType::Integer},
                          {"unit", FieldType::Integer, false, "Where the list was narrowed to."}}});
  router.get("/campaigns/{id}/tasks/{task}/edit", show_edit,
             {.access = editor, .about = "The form of a task", .json = false});
  auto with_version = fields;
  with_version.push_back({"version", FieldType::Integer, false, "The version that was read."});
  router.post("/campaigns/{id}/tasks/{task}", update,
              {.access = editor, .about = "Changes what a task asks", .fields = with_version});
}

}  // namespace vx
