#include "base/text.h"
#include "campaigns/task_json.h"
#include "campaigns/task_page.h"
#include "campaigns/tasks.h"

namespace vx {

namespace {

EvidenceDraft read_draft(Form& form) {
  EvidenceDraft draft;
  draft.title = form.text("title", 300);
  draft.address = form.text("address", 2000);
  draft.unit = form.text("unit", 60);
  if (!trim(form.raw("amount")).empty()) draft.amount = form.number("amount", -1e12, 1e12);
  const UploadedFile* file = form.file("file");
  if (file && !file->name.empty()) draft.file = file;
  return draft;
}

Response add(Request& request, WriteTx& tx) {
  const TaskPage data = read_task_page(request, tx);
  if (!data.rights.work) throw Problem(ProblemCode::Forbidden);
  const EvidenceDraft draft = read_draft(request.form);
  auto decided = decide_evidence(draft);
  if (!decided) request.form.add_error(decided.error().field, decided.error().error);
  if (!request.form.ok()) return invalid(request, request.form, task_page(request.view, data, request.form));
  const CampaignTask& task = data.row.task;
  for (const TaskEvidence& evidence : *decided) {
    const auto file = evidence.kind == EvidenceKind::File ? keep_file(tx, draft.file->bytes) : Id<KeptFile>{};
    insert_evidence(tx, task.id, evidence, file);
    insert_task_event(tx, task.id, "evidence", evidence.title);
  }
  tx.record({.action = "campaigns.add_evidence",
             .subject = task_subject(task),
             .note = std::string(code_of(decided->front().kind))});
  return done(request, task_address(task), "tasks.notice.evidence",
              task_json(request.view, read_task_page(request, tx)), 201);
}

Response withdraw(Request& request, WriteTx& tx) {
  const TaskPage data = read_task_page(request, tx);
  if (!data.rights.work) throw Problem(ProblemCode::Forbidden);
  const CampaignTask& task = data.row.task;
  const TaskEvidence gone = withdraw_evidence(tx, task.id, request.path_id<TaskEvidence>("evidence"));
  insert_task_event(tx, task.id, "evidence_withdrawn", gone.title);
  tx.record({.action = "campaigns.withdraw_evidence", .subject = task_subject(task), .before = gone.title});
  return done(request, task_address(task), "tasks.notice.evidence_withdrawn",
              task_json(request.view, read_task_page(request, tx)));
}

Response send_file(Request& request, ReadTx& tx) {
  const TaskPage data = read_task_page(request, tx);
  if (!data.rights.files) throw Problem(ProblemCode::Forbidden);
  KeptFile file = get_evidence_file(tx, data.row.task.id, request.path_id<TaskEvidence>("evidence"));
  return download(std::move(file.bytes), "application/octet-stream", file.name);
}

}  // namespace

void add_task_evidence_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const std::string task = "/campaigns/{id}/tasks/{task}";
  router.post(task + "/evidence", add,
              {.access = reader,
               .about = "Adds what shows that a task was done: a file, a link, a number with its unit",
               .fields = {{"title"},
                          {"file", FieldType::File},
                          {"address", FieldType::Text, false, "Of a page of the web."},
                          {"amount", FieldType::Number},
                          {"unit", FieldType::Text, false, "Of the number."}},
               .body_max = evidence_bytes_max + (1 << 20)});
  router.post(task + "/evidence/{evidence}/withdrawal", withdraw,
              {.access = reader, .about = "Withdraws evidence; it stays to be seen"});
  router.get(task + "/evidence/{evidence}/file", send_file,
             {.access = reader, .about = "A file of evidence, byte for byte", .page = false, .json = false});
}

}  // namespace vx
