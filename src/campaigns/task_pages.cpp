#include "campaigns/campaign_tabs.h"
#include "campaigns/task_json.h"
#include "campaigns/task_notices.h"
#include "campaigns/task_page.h"
#include "campaigns/task_staff.h"
#include "campaigns/tasks.h"

namespace vx {

namespace {

/// Those above the unit, and those right under the campaign's organisation: whoever could help.
std::vector<Choice> list_unblockers(ReadTx& tx, const CampaignRecord& record, const Organisation& owner) {
  std::vector<Organisation> units = list_organisation_ancestry(tx, owner);
  std::erase_if(units, [&](const Organisation& unit) { return unit.id == owner.id; });
  for (Organisation& child : list_child_organisations(tx, record.campaign.organisation))
    if (child.id != owner.id &&
        std::none_of(units.begin(), units.end(), [&](const Organisation& unit) { return unit.id == child.id; }))
      units.push_back(std::move(child));
  return unit_choices(units);
}

Response finish(Request& request, WriteTx& tx, const CampaignTask& task, std::string_view action,
                std::string_view notice, std::string before = {}, std::string after = {}) {
  tx.record({.action = std::string(action),
             .subject = task_subject(task),
             .before = std::move(before),
             .after = std::move(after)});
  return done(request, task_address(task), notice, task_json(request.view, get_task_row(tx, task.id)));
}

Response show(Request& request, ReadTx& tx) {
  const TaskPage data = read_task_page(request, tx);
  return respond(request, [&] { return task_page(request.view, data); }, [&] { return task_json(request.view, data); });
}

Response move(Request& request, WriteTx& tx) {
  TaskPage data = read_task_page(request, tx);
  if (!data.rights.work) throw Problem(ProblemCode::Forbidden);
  const std::string to = request.form.choice("to", task_state_codes);
  if (to.empty()) throw Problem(ProblemCode::BadRequest);
  // A page has a field of its own in each of its forms.
  const std::string note_field = request.form.has("note_" + to) ? "note_" + to : "note";
  TaskMove wanted{.to = task_state_of(to),
                  .note = request.form.text(note_field, 1000),
                  .unblocker = request.form.id<Organisation>("unblocker")};
  if (wanted.to == TaskState::Cancelled && !data.rights.direct) throw Problem(ProblemCode::Forbidden);
  if (wanted.unblocker && !find_organisation(tx, wanted.unblocker)) wanted.unblocker = {};
  auto moved = decide_task_move(data.row.task, wanted, tx.today());
  if (!moved)
    request.form.add_error(moved.error().field == "note" ? note_field : moved.error().field, moved.error().error);
  if (!request.form.ok()) return invalid(request, request.form, task_page(request.view, data, request.form));
  update_task(tx, *moved);
  insert_task_event(tx, moved->id, "moved_" + to, moved->state_note);
  if (moved->state == TaskState::Blocked) tell_task_blocked(tx, *moved);
  if (!is_waiting(moved->state)) settle_task(tx, *moved);
  return finish(request, tx, *moved, "campaigns.move_task", "tasks.notice." + to,
                std::string(code_of(data.row.task.state)), to);
}

Response set_progress(Request& request, WriteTx& tx) {
  TaskPage data = read_task_page(request, tx);
  if (!data.rights.work) throw Problem(ProblemCode::Forbidden);
  CampaignTask task = data.row.task;
  const auto progress = request.form.integer("progress", 0, 100);
  const std::string said = request.form.text("said", 1000);
  if (!progress && request.form.ok()) request.form.add_error("progress", {"tasks.refusal.no_progress"});
  if (request.form.ok() && !is_waiting(task.state)) request.form.add_error("progress", {"tasks.refusal.reopen_first"});
  if (!request.form.ok()) return invalid(request, request.form, task_page(request.view, data, request.form));
  task.progress = static_cast<int>(*progress);
  if (task.state == TaskState::Open && task.progress > 0) task.state = TaskState::InProgress;
  update_task(tx, task);
  const std::string text = std::to_string(task.progress) + "%" + (said.empty() ? "" : ". " + said);
  insert_task_event(tx, task.id, "progress", text);
  return finish(request, tx, task, "campaigns.task_progress", "tasks.notice.progress",
                std::to_string(data.row.task.progress), text);
}

Response comment(Request& request, WriteTx& tx) {
  TaskPage data = read_task_page(request, tx);
  if (!data.rights.comment) throw Problem(ProblemCode::Forbidden);
  const std::string text = request.form.required_text("comment", 2000);
  if (!request.form.ok()) return invalid(request, request.form, task_page(request.view, data, request.form));
  insert_task_event(tx, data.row.task.id, "comment", text);
  return finish(request, tx, data.row.task, "campaigns.comment_task", "tasks.notice.comment");
}

/// By hand, with a note for who takes it over.
Response assign(Request& request, WriteTx& tx) {
  TaskPage data = read_task_page(request, tx);
  if (!data.rights.run) throw Problem(ProblemCode::Forbidden);
  const auto person = request.form.id<Person>("person");
  const std::string note = request.form.text("handover", 1000);
  const CampaignTask& stored = data.row.task;
  const Organisation owner = get_organisation(tx, stored.owner);
  request.require(read_people, owner.path);
  auto given = decide_hand_over(stored, person, !person || works_in(tx, person, owner));
  if (!given) request.form.add_error(given.error().field, given.error().error);
  if (!request.form.ok()) return invalid(request, request.form, task_page(request.view, data, request.form));
  give_task(tx, stored, *given, note);
  return finish(request, tx, *given, "campaigns.assign_task", "tasks.notice.assigned",
                std::to_string(stored.person.value), std::to_string(person.value));
}

}  // namespace

std::string task_subject(const CampaignTask& task) {
  return "campaign/" + std::to_string(task.campaign.value) + "/task/" + std::to_string(task.id.value);
}

void give_task(WriteTx& tx, const CampaignTask& before, const CampaignTask& after, std::string_view note) {
  update_task(tx, after);
  insert_task_event(tx, after.id,
                    !after.person                         ? "unassigned"
                    : before.person || before.left_person ? "handed_over"
                                                          : "assigned",
                    note);
  if (after.person) tell_task_assigned(tx, after);
}

TaskPage read_task_page(const Request& request, ReadTx& tx) {
  TaskPage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  const CampaignTask task = get_task(tx, data.record.campaign.id, request.path_id<CampaignTask>("task"));
  data.row = get_task_row(tx, task.id);
  data.rights = rights_to_task(request.viewer(), task, find_task_places(tx, task));
  data.events = list_task_events(tx, task.id);
  data.evidence = list_evidence(tx, task.id);
  for (const Id<Organisation> id : task.coordinators)
    data.coordinators.push_back(get_organisation(tx, id).shown_name());
  const Organisation owner = get_organisation(tx, task.owner);
  if (data.rights.run) data.staff = list_staff_choices(tx, request.viewer(), owner);
  if (data.rights.work) data.unblockers = list_unblockers(tx, data.record, owner);
  return data;
}

void add_task_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const std::string task = "/campaigns/{id}/tasks/{task}";
  router.get(task, show, {.access = reader, .about = "A task of a campaign with its evidence and history"});
  router.post(task + "/moves", move,
              {.access = reader,
               .about = "Says how far a task has come, blocks, ends or reopens it",
               .fields = {{"to", FieldType::Text, true, "open, in_progress, blocked, done or cancelled."},
                          {"note", FieldType::Text, false, "Why; for blocked, cancelled and reopened."},
                          {"unblocker", FieldType::Integer, false, "The organisation that can unblock it."}}});
  router.post(task + "/progress", set_progress,
              {.access = reader,
               .about = "Says how much of a task is done",
               .fields = {{"progress", FieldType::Integer, true, "Percent."}, {"said"}}});
  router.post(task + "/comments", comment,
              {.access = reader, .about = "Adds a comment", .fields = {{"comment", FieldType::Text, true}}});
  router.post(task + "/person", assign,
              {.access = reader,
               .about = "Gives a task to a person of its unit, or hands it over",
               .fields = {{"person", FieldType::Integer, false, "Empty: nobody."}, {"handover"}}});
}

}  // namespace vx
