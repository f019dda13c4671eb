#include "campaigns/task_store.h"

#include "base/text.h"
#include "campaigns/task_access.h"
#include "campaigns/task_notices.h"
#include "campaigns/task_plan.h"
#include "campaigns/task_rows.h"

namespace vx {

namespace {

const std::string select_task = "select " + std::string(task_columns) + " from campaign_task t ";

void write_coordinators(WriteTx& tx, Id<CampaignTask> task, const std::vector<Id<Organisation>>& coordinators) {
  tx.execute("delete from campaign_task_coordinator where task_id = $1", {task});
  for (const Id<Organisation> each : coordinators)
    tx.execute("insert into campaign_task_coordinator(task_id, organisation_id) values($1, $2) on conflict do nothing",
               {task, each});
}

/// Tasks without a day sort behind all others.
std::string due_key(const std::optional<Date>& due_on) { return due_on ? due_on->iso() : "9999-12-31"; }

}  // namespace

CampaignTask read_task(const Row& row) {
  CampaignTask task;
  task.id = row.get<Id<CampaignTask>>(0);
  task.version = row.get<std::int64_t>(1);
  task.campaign = row.get<Id<Campaign>>(2);
  task.item = row.get<Id<CampaignItem>>(3);
  task.origin = row.get<std::string>(4);
  task.title = row.get<std::string>(5);
  task.detail = row.get<std::string>(6);
  task.owner = row.get<Id<Organisation>>(7);
  task.set_by = row.get<Id<Organisation>>(8);
  task.person = row.get<Id<Person>>(9);
  task.left_person = row.get<Id<Person>>(10);
  task.due_on = row.get<std::optional<Date>>(11);
  task.state = task_state_of(row.text(12));
  task.state_note = row.get<std::string>(13);
  task.unblocker = row.get<Id<Organisation>>(14);
  task.progress = row.get<int>(15);
  task.done_on = row.get<std::optional<Date>>(16);
  return task;
}

std::vector<Id<Organisation>> list_task_coordinators(ReadTx& tx, Id<CampaignTask> task) {
  return tx.list("select organisation_id from campaign_task_coordinator where task_id = $1 order by organisation_id",
                 {task}, [](const Row& row) { return row.get<Id<Organisation>>(0); });
}

std::optional<CampaignTask> find_task(ReadTx& tx, Id<CampaignTask> id) {
  auto task = tx.find(select_task + "where t.id = $1", {id}, read_task);
  if (task) task->coordinators = list_task_coordinators(tx, id);
  return task;
}

CampaignTask get_task(ReadTx& tx, Id<Campaign> campaign, Id<CampaignTask> id) {
  auto task = find_task(tx, id);
  if (!task || task->campaign != campaign) throw Problem(ProblemCode::NotFound);
  return *std::move(task);
}

std::vector<CampaignTask> list_tasks_of_origin(ReadTx& tx, std::string_view origin) {
  return tx.list(select_task + "where t.origin = $1 and t.origin <> '' order by t.id", {origin}, read_task);
}

Id<CampaignTask> add_task(WriteTx& tx, const NewTask& task) {
  const auto id = tx.insert<CampaignTask>(
      "insert into campaign_task(campaign_id, item_id, origin, title, detail, organisation_id, set_by_id, person_id, "
      "due_on, due_key, state, folded, created_at, changed_at) "
      "values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11, $12, $12) returning id",
      {task.campaign, task.item, task.origin, task.title, task.detail, task.owner, task.set_by, task.person,
       task.due_on, due_key(task.due_on), fold_words(task.title + " " + task.detail), tx.now()});
  write_coordinators(tx, id, task.coordinators);
  insert_task_event(tx, id, "added", task.origin);
  tx.record({.action = "campaigns.add_task",
             .subject = "campaign/" + std::to_string(task.campaign.value) + "/task/" + std::to_string(id.value),
             .after = task.title});
  tell_task_given(tx, get_task(tx, task.campaign, id));
  return id;
}

void update_task(WriteTx& tx, const CampaignTask& task) {
  const auto changed = tx.execute(
      "update campaign_task set version = version + 1, title = $1, detail = $2, organisation_id = $3, person_id = $4, "
      "left_person_id = $5, due_on = $6, due_key = $7, state = $8, state_note = $9, unblocker_id = $10, "
      "progress = $11, done_on = $12, folded = $13, changed_at = $14 where id = $15 and version = $16",
      {task.title, task.detail, task.owner, task.person, task.left_person, task.due_on, due_key(task.due_on),
       code_of(task.state), task.state_note, task.unblocker, task.progress, task.done_on,
       fold_words(task.title + " " + task.detail), tx.now(), task.id, task.version});
  if (changed == 0) throw Problem(ProblemCode::Conflict);
  write_coordinators(tx, task.id, task.coordinators);
}

void insert_task_event(WriteTx& tx, Id<CampaignTask> task, std::string_view kind, std::string_view text) {
  tx.execute(
      "insert into campaign_task_event(task_id, kind, happened_at, account_id, actor, text) "
      "values($1, $2, $3, $4, $5, $6)",
      {task, kind, tx.now(), tx.actor().account, tx.actor().name, text});
}

TaskPlaces find_task_places(ReadTx& tx, const CampaignTask& task) {
  TaskPlaces places;
  tx.each(
      "select o.path, s.path, u.path from campaign_task t join campaign c on c.id = t.campaign_id "
      "join organisation o on o.id = c.organisation_id join organisation s on s.id = t.set_by_id "
      "join organisation u on u.id = t.organisation_id where t.id = $1",
      {task.id}, [&](const Row& row) {
        places.campaign_path = row.get<std::string>(0);
        places.set_by_path = row.get<std::string>(1);
        places.owner_path = row.get<std::string>(2);
      });
  places.coordinator_paths = tx.list(
      "select o.path from campaign_task_coordinator k join organisation o on o.id = k.organisation_id "
      "where k.task_id = $1",
      {task.id}, [](const Row& row) { return row.get<std::string>(0); });
  return places;
}

std::vector<MadeTask> list_made_tasks(ReadTx& tx, Id<Campaign> campaign) {
  std::vector<MadeTask> made;
  tx.each("select item_id, organisation_id, title from campaign_task where campaign_id = $1 and state <> 'cancelled'",
          {campaign}, [&](const Row& row) {
            made.push_back({row.get<Id<CampaignItem>>(0), row.get<Id<Organisation>>(1), fold_words(row.text(2))});
          });
  return made;
}

std::vector<TaskEvent> list_task_events(ReadTx& tx, Id<CampaignTask> task) {
  return tx.list("select kind, happened_at, actor, text from campaign_task_event where task_id = $1 order by id desc",
                 {task}, [](const Row& row) {
                   return TaskEvent{row.get<std::string>(0), row.get<Instant>(1), row.get<std::string>(2),
                                    row.get<std::string>(3)};
                 });
}

}  // namespace vx
