#include "campaigns/inspection_views.h"
#include "campaigns/inspections.h"
#include "campaigns/task_store.h"
#include "organisations/organisation.h"

// What a visit found: noted, made a task of its unit, looked at again.

namespace vx {

namespace {

constexpr std::size_t file_max = 10 << 20;  // bytes

std::string finding_subject(Id<InspectionFinding> id) { return "finding/" + std::to_string(id.value); }
std::string finding_address(const InspectionFinding& finding) {
  return inspection_address(finding.inspection, "#finding-" + std::to_string(finding.id.value));
}

Response show_new(Request& request, ReadTx& tx) {
  return html_response(finding_form_page(request.view, get_inspected(request, tx), request.form));
}

void keep_errors(Form& form, std::vector<FieldError> faults) {
  for (FieldError& fault : faults)
    if (fault.field.empty() || !form.error_of(fault.field)) form.add_error(fault.field, std::move(fault.error));
}

InspectionFinding read_finding(Form& form, Id<Inspection> inspection) {
  InspectionFinding draft;
  draft.inspection = inspection;
  const std::string kind = form.choice("kind", finding_kind_codes);
  if (!kind.empty()) draft.kind = finding_kind_of(kind);
  draft.severity = finding_severity_of(form.choice("severity", finding_severity_codes));
  draft.text = form.text("text", 4000);
  draft.organisation = form.id<Organisation>("unit");
  draft.due_on = form.date("due_on");
  if (const UploadedFile* file = form.file("file"); file && file->bytes.size() > file_max)
    form.add_error("file", {"difficulties.refusal.file_too_large"});
  return draft;
}

/// The task a finding becomes: of the unit it was found at, set by the organisation of the campaign.
std::expected<NewTask, std::vector<FieldError>> decide_task_of(ReadTx& tx, const InspectionFinding& finding,
                                                               const InspectionRecord& record) {
  const CampaignRecord campaign = find_campaign(tx, record.inspection.campaign).value();
  NewTask task;
  task.campaign = campaign.campaign.id;
  task.title = finding.text.size() > 300 ? record.inspection.subject : finding.text;
  task.detail = finding.text;
  task.owner = finding.organisation;
  task.set_by = campaign.campaign.organisation;
  task.due_on = finding.due_on;
  return decide_task(std::move(task), {.campaign_path = campaign.organisation_path,
                                       .owner_path = get_organisation(tx, finding.organisation).path,
                                       .ends_on = campaign.campaign.ends_on,
                                       .campaign_state = campaign.campaign.state});
}

void make_task(WriteTx& tx, InspectionFinding& finding, NewTask task) {
  task.origin = finding_subject(finding.id);
  finding.task = add_task(tx, task);
  update_finding(tx, finding);
}

Response create(Request& request, WriteTx& tx) {
  const InspectionRecord record = get_inspected(request, tx);
  Form& form = request.form;
  auto finding = decide_finding(read_finding(form, record.inspection.id), record.inspection);
  if (!finding) keep_errors(form, finding.error());
  std::optional<NewTask> task;
  if (finding && form.checkbox("as_task") && finding->kind != FindingKind::GoodPractice) {
    auto decided = decide_task_of(tx, *finding, record);
    if (decided)
      task = *std::move(decided);
    else
      keep_errors(form, decided.error());
  }
  if (!form.ok()) return invalid(request, form, finding_form_page(request.view, record, form));
  finding->id = insert_finding(tx, *finding);
  if (const UploadedFile* file = form.file("file")) set_finding_file(tx, finding->id, *file);
  if (task) make_task(tx, *finding, *std::move(task));
  const FindingRecord stored = get_finding(tx, request.viewer(), record, finding->id);
  tx.record({.action = "inspections.add_finding",
             .subject = finding_subject(finding->id),
             .after = finding_json(stored, tx.today()).str()});
  return done(request, finding_address(*finding), "inspections.notice.finding_added", finding_json(stored, tx.today()),
              201);
}

FindingRecord get_record(const Request& request, ReadTx& tx, const InspectionRecord& record) {
  return get_finding(tx, request.viewer(), record, request.path_id<InspectionFinding>("finding"));
}

Response create_task(Request& request, WriteTx& tx) {
  const InspectionRecord record = get_inspected(request, tx);
  InspectionFinding finding = get_record(request, tx, record).finding;
  if (auto may = decide_finding_task(finding); !may) throw Problem(ProblemCode::Invalid, request.view.t(may.error()));
  auto task = decide_task_of(tx, finding, record);
  if (!task) throw Problem(ProblemCode::Invalid, request.view.t(task.error().front().error));
  make_task(tx, finding, *std::move(task));
  tx.record({.action = "inspections.make_task",
             .subject = finding_subject(finding.id),
             .after = "task/" + std::to_string(finding.task.value)});
  return done(request, finding_address(finding), "inspections.notice.task_made",
              finding_json(get_record(request, tx, record), tx.today()));
}

/// What was not put right goes on: its task is opened again with the note.
void reopen_task(WriteTx& tx, const InspectionFinding& finding) {
  if (!finding.task) return;
  const auto task = find_task(tx, finding.task);
  if (!task || is_waiting(task->state)) return;
  const auto moved = decide_task_move(*task, {.to = TaskState::InProgress, .note = finding.recheck_note}, tx.today());
  if (!moved) return;
  update_task(tx, *moved);
  insert_task_event(tx, finding.task, "moved_in_progress", finding.recheck_note);
}

Response recheck(Request& request, WriteTx& tx) {
  const InspectionRecord record = get_inspected(request, tx);
  const FindingRecord before = get_record(request, tx, record);
  const Recheck result = recheck_of(request.form.choice("result", recheck_codes));
  const auto finding = decide_recheck(before.finding, result, request.form.text("note", 1000), tx.today());
  if (!finding) throw Problem(ProblemCode::Invalid, request.view.t(finding.error()));
  update_finding(tx, *finding);
  if (result == Recheck::NotResolved) reopen_task(tx, *finding);
  const FindingRecord after = get_record(request, tx, record);
  tx.record({.action = "inspections.recheck",
             .subject = finding_subject(finding->id),
             .before = finding_json(before, tx.today()).str(),
             .after = finding_json(after, tx.today()).str()});
  return done(request, finding_address(*finding), "inspections.notice.rechecked", finding_json(after, tx.today()));
}

Response remove(Request& request, WriteTx& tx) {
  const InspectionRecord record = get_inspected(request, tx);
  const FindingRecord found = get_record(request, tx, record);
  if (found.finding.task) throw Problem(ProblemCode::Invalid, request.view.t("inspections.refusal.has_task"));
  delete_finding(tx, found.finding.id);
  tx.record({.action = "inspections.remove_finding",
             .subject = finding_subject(found.finding.id),
             .before = finding_json(found, tx.today()).str()});
  return done(request, inspection_address(record.inspection.id), "inspections.notice.finding_removed",
              json_object({{"removed", found.finding.id}}));
}

Response show_file(Request& request, ReadTx& tx) {
  const InspectionRecord record = get_inspection(tx, request.viewer(), request.path_id<Inspection>());
  const FindingRecord found = get_record(request, tx, record);
  auto bytes = find_finding_file(tx, found.finding.id);
  if (!bytes) throw Problem(ProblemCode::NotFound);
  return download(*std::move(bytes), "application/octet-stream", found.file_name);
}

}  // namespace

void add_finding_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const std::string one = "/inspections/{id}/findings/{finding}";
  router.get("/inspections/{id}/findings/new", show_new,
             {.access = reader, .about = "The form of a new finding", .json = false});
  router.post("/inspections/{id}/findings", create,
              {.access = reader,
               .about = "Notes what a visit found, and makes it a task if asked",
               .fields = {{"kind", FieldType::Text, true, "fault, recommendation, good_practice."},
                          {"text", FieldType::Text, true},
                          {"unit", FieldType::Integer, true, "One of those visited; answers for it."},
                          {"severity", FieldType::Text, false, "Of a fault: low, medium, high."},
                          {"due_on", FieldType::Date},
                          {"as_task", FieldType::Boolean},
                          {"file", FieldType::File}},
               .body_max = file_max + (1 << 20)});
  router.post(one + "/task", create_task, {.access = reader, .about = "Makes a finding a task of its unit"});
  router.post(one + "/recheck", recheck,
              {.access = reader,
               .about = "Records that a finding was looked at again",
               .fields = {{"result", FieldType::Text, true, "resolved or not_resolved."}, {"note"}}});
  router.post(one + "/remove", remove, {.access = reader, .about = "Removes a finding that is no task"});
  router.get(one + "/file", show_file,
             {.access = reader, .about = "The evidence of a finding", .page = false, .json = false});
}

}  // namespace vx
