#include "base/crypto.h"
#include "campaigns/task_evidence.h"

namespace vx {

namespace {

constexpr std::string_view columns =
    "select e.id, e.kind, e.title, e.address, e.content_type, coalesce(f.size, 0), e.amount, e.unit, e.added_at, "
    "e.added_by, e.withdrawn_at, e.withdrawn_by from campaign_task_evidence e "
    "left join campaign_file f on f.id = e.file_id ";

TaskEvidence evidence_of(const Row& row) {
  return {.id = row.get<Id<TaskEvidence>>(0),
          .kind = evidence_kind_of(row.text(1)),
          .title = row.get<std::string>(2),
          .address = row.get<std::string>(3),
          .content_type = row.get<std::string>(4),
          .size = row.get<std::int64_t>(5),
          .amount = row.get<std::optional<double>>(6),
          .unit = row.get<std::string>(7),
          .added_at = row.get<Instant>(8),
          .added_by = row.get<std::string>(9),
          .withdrawn_at = row.get<std::optional<Instant>>(10),
          .withdrawn_by = row.get<std::string>(11)};
}

}  // namespace

std::vector<TaskEvidence> list_evidence(ReadTx& tx, Id<CampaignTask> task) {
  return tx.list(std::string(columns) + "where e.task_id = $1 order by e.id", {task}, evidence_of);
}

void insert_evidence(WriteTx& tx, Id<CampaignTask> task, const TaskEvidence& evidence, Id<KeptFile> file) {
  tx.execute(
      "insert into campaign_task_evidence(task_id, kind, title, address, file_id, content_type, amount, unit, "
      "added_at, added_by) values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {task, code_of(evidence.kind), evidence.title, evidence.address, file, evidence.content_type, evidence.amount,
       evidence.unit, tx.now(), tx.actor().name});
}

TaskEvidence withdraw_evidence(WriteTx& tx, Id<CampaignTask> task, Id<TaskEvidence> evidence) {
  auto found = tx.find(std::string(columns) + "where e.id = $1 and e.task_id = $2 and e.withdrawn_at is null",
                       {evidence, task}, evidence_of);
  if (!found) throw Problem(ProblemCode::NotFound);
  tx.execute("update campaign_task_evidence set withdrawn_at = $1, withdrawn_by = $2 where id = $3",
             {tx.now(), tx.actor().name, evidence});
  return *std::move(found);
}

KeptFile get_evidence_file(ReadTx& tx, Id<CampaignTask> task, Id<TaskEvidence> evidence) {
  auto file = tx.find(
      "select e.address, f.bytes from campaign_task_evidence e join campaign_file f on f.id = e.file_id "
      "where e.id = $1 and e.task_id = $2",
      {evidence, task},
      [](const Row& row) { return KeptFile{row.get<std::string>(0), std::string(as_text(row.bytes(1)))}; });
  if (!file) throw Problem(ProblemCode::NotFound);
  return *std::move(file);
}

}  // namespace vx
