#include "campaigns/task_hand_over_store.h"

#include "campaigns/task_rows.h"

namespace vx {

std::vector<CampaignTask> list_waiting_tasks_of(ReadTx& tx, Id<Person> person) {
  auto tasks = tx.list("select " + std::string(task_columns) +
                           " from campaign_task t where t.person_id = $1 and t.state in ('open', 'in_progress', "
                           "'blocked') order by t.id",
                       {person}, read_task);
  for (CampaignTask& task : tasks) task.coordinators = list_task_coordinators(tx, task.id);
  return tasks;
}

void merge_tasks_of(WriteTx& tx, Id<Person> from, Id<Person> into) {
  tx.execute(
      "insert into campaign_task_merge(task_id, from_person_id, into_person_id) select id, $1, $2 from campaign_task "
      "where person_id = $1 on conflict do nothing",
      {from, into});
  tx.execute("update campaign_task set person_id = $2, version = version + 1 where person_id = $1", {from, into});
}

void unmerge_tasks_of(WriteTx& tx, Id<Person> from, Id<Person> into) {
  tx.execute(
      "update campaign_task set person_id = $1, version = version + 1 where person_id = $2 and id in "
      "(select task_id from campaign_task_merge where from_person_id = $1 and into_person_id = $2)",
      {from, into});
  tx.execute("delete from campaign_task_merge where from_person_id = $1 and into_person_id = $2", {from, into});
}

}  // namespace vx
