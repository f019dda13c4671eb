#include "campaigns/campaign.h"
#include "campaigns/campaign_file_store.h"
#include "campaigns/inspection_store.h"
#include "web/problem.h"

// What inspections found, unit by unit.

namespace vx {

namespace {

FindingRecord finding_of(const Row& row) {
  FindingRecord record;
  InspectionFinding& finding = record.finding;
  finding.id = row.get<Id<InspectionFinding>>(0);
  finding.inspection = row.get<Id<Inspection>>(1);
  finding.organisation = row.get<Id<Organisation>>(2);
  finding.kind = finding_kind_of(row.text(3));
  finding.severity = finding_severity_of(row.text(4));
  finding.text = row.get<std::string>(5);
  finding.due_on = row.get<std::optional<Date>>(6);
  finding.task = row.get<Id<CampaignTask>>(7);
  finding.rechecked_on = row.get<std::optional<Date>>(8);
  finding.recheck = recheck_of(row.text(9));
  finding.recheck_note = row.get<std::string>(10);
  record.file_name = row.get<std::string>(11);
  record.organisation_name = row.get<std::string>(12);
  record.organisation_path = row.get<std::string>(13);
  if (!row.is_null(14)) record.task_state = task_state_of(row.text(14));
  return record;
}

}  // namespace

std::vector<FindingRecord> list_findings(ReadTx& tx, const Viewer& viewer, const InspectionRecord& record) {
  auto findings = tx.list(
      "select f.id, f.inspection_id, f.organisation_id, f.kind, f.severity, f.text, f.due_on, f.task_id, "
      "f.rechecked_on, f.recheck, f.recheck_note, f.file_name, o.name, o.path, t.state from inspection_finding f "
      "join organisation o on o.id = f.organisation_id left join campaign_task t on t.id = f.task_id "
      "where f.inspection_id = $1 order by o.path, f.id",
      {record.inspection.id}, finding_of);
  if (viewer.may(read_campaigns, record.organisation_path) ||
      may_inspect(tx, viewer, record.inspection.campaign, record.organisation_path))
    return findings;
  std::erase_if(findings,
                [&](const FindingRecord& each) { return !viewer.may(read_campaigns, each.organisation_path); });
  return findings;
}

FindingRecord get_finding(ReadTx& tx, const Viewer& viewer, const InspectionRecord& record, Id<InspectionFinding> id) {
  for (FindingRecord& each : list_findings(tx, viewer, record))
    if (each.finding.id == id) return std::move(each);
  throw Problem(ProblemCode::NotFound);
}

Id<InspectionFinding> insert_finding(WriteTx& tx, const InspectionFinding& finding) {
  return tx.insert<InspectionFinding>(
      "insert into inspection_finding(inspection_id, organisation_id, kind, severity, text, due_on, created_at, "
      "created_by) values($1, $2, $3, $4, $5, $6, $7, $8) returning id",
      {finding.inspection, finding.organisation, code_of(finding.kind), code_of(finding.severity), finding.text,
       finding.due_on, tx.now(), tx.actor().name});
}

void update_finding(WriteTx& tx, const InspectionFinding& finding) {
  tx.execute(
      "update inspection_finding set task_id = $1, rechecked_on = $2, recheck = $3, recheck_note = $4 where id = $5",
      {finding.task, finding.rechecked_on, code_of(finding.recheck), finding.recheck_note, finding.id});
}

void delete_finding(WriteTx& tx, Id<InspectionFinding> id) {
  tx.execute("delete from inspection_finding where id = $1", {id});
}

void set_finding_file(WriteTx& tx, Id<InspectionFinding> id, const UploadedFile& file) {
  tx.execute("update inspection_finding set file_id = $1, file_name = $2 where id = $3",
             {keep_file(tx, file.bytes), file.name, id});
}

std::optional<std::string> find_finding_file(ReadTx& tx, Id<InspectionFinding> id) {
  const auto file = tx.find("select file_id from inspection_finding where id = $1", {id},
                            [](const Row& row) { return row.get<Id<KeptFile>>(0); });
  return file && *file ? find_kept_bytes(tx, *file) : std::nullopt;
}

}  // namespace vx
