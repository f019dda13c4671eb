#include "campaigns/inspection_views.h"

namespace vx {

namespace {

std::vector<Field> inspection_fields(const InspectionRecord& record) {
  const Inspection& inspection = record.inspection;
  return {{"id", inspection.id},
          {"version", inspection.version},
          {"campaign", inspection.campaign},
          {"campaign_title", record.campaign_title},
          {"follows", inspection.follows},
          {"subject", inspection.subject},
          {"planned_on", inspection.planned_on},
          {"leader", inspection.leader},
          {"members", Json(inspection.members)},
          {"state", code_of(inspection.state)},
          {"carried_out_on", inspection.carried_out_on},
          {"conclusion", inspection.conclusion},
          {"cancel_reason", inspection.cancel_reason},
          {"minutes", record.minutes_name},
          {"units",
           json_array(record.units,
                      [](const VisitedUnit& unit) { return json_object({{"id", unit.id}, {"name", unit.name}}); })},
          {"checks", json_array(inspection.checks, [](const InspectionCheck& check) {
             return json_object({{"text", check.text}, {"result", code_of(check.result)}, {"note", check.note}});
           })}};
}

}  // namespace

Json inspection_json(const InspectionRecord& record) { return json_object(inspection_fields(record)); }

Json inspection_json(const InspectionPage& page, Date today) {
  auto fields = inspection_fields(page.record);
  fields.push_back(
      {"findings", json_array(page.findings, [&](const FindingRecord& each) { return finding_json(each, today); })});
  return json_object(fields);
}

Json inspection_summary_json(const InspectionSummary& summary) {
  return json_object({{"id", summary.id},
                      {"subject", summary.subject},
                      {"leader", summary.leader},
                      {"planned_on", summary.planned_on},
                      {"carried_out_on", summary.carried_out_on},
                      {"state", code_of(summary.state)},
                      {"units", Json(summary.units)},
                      {"findings", summary.findings},
                      {"open", summary.open}});
}

Json finding_json(const FindingRecord& record, Date today) {
  const InspectionFinding& finding = record.finding;
  return json_object({{"id", finding.id},
                      {"organisation", finding.organisation},
                      {"organisation_name", record.organisation_name},
                      {"kind", code_of(finding.kind)},
                      {"severity", code_of(finding.severity)},
                      {"text", finding.text},
                      {"due_on", finding.due_on},
                      {"task", finding.task},
                      {"state", code_of(classify_finding(finding, record.task_state, today))},
                      {"recheck", code_of(finding.recheck)},
                      {"rechecked_on", finding.rechecked_on},
                      {"recheck_note", finding.recheck_note},
                      {"file", record.file_name}});
}

Json urging_json(const Urging& urging) {
  return json_object({{"kind", code_of(urging.kind)},
                      {"at", urging.at},
                      {"organisation", urging.organisation},
                      {"organisation_name", urging.organisation_name},
                      {"by", urging.by},
                      {"text", urging.text},
                      {"plan", urging.kind == UrgingKind::Reminder ? Json(code_of(urging.plan)) : Json()},
                      {"issued_on", urging.issued_on},
                      {"findings", urging.findings},
                      {"resolved", urging.resolved}});
}

}  // namespace vx
