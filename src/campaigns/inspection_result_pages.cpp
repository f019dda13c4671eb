#include "campaigns/inspection_views.h"
#include "campaigns/inspections.h"

// One visit, and what came of it.

namespace vx {

namespace {

constexpr std::size_t minutes_max = 10 << 20;  // bytes

InspectionPage read_page(const Request& request, ReadTx& tx, InspectionRecord record) {
  InspectionPage data;
  data.findings = list_findings(tx, request.viewer(), record);
  data.may_inspect = may_inspect(tx, request.viewer(), record.inspection.campaign, record.organisation_path);
  data.record = std::move(record);
  return data;
}

Response show(Request& request, ReadTx& tx) {
  const InspectionPage data =
      read_page(request, tx, get_inspection(tx, request.viewer(), request.path_id<Inspection>()));
  return respond(
      request, [&] { return inspection_page(request.view, data); }, [&] { return inspection_json(data, tx.today()); });
}

Response show_minutes(Request& request, ReadTx& tx) {
  const InspectionRecord record = get_inspection(tx, request.viewer(), request.path_id<Inspection>());
  auto bytes = find_minutes(tx, record.inspection.id);
  if (!bytes) throw Problem(ProblemCode::NotFound);
  return download(*std::move(bytes), "application/octet-stream", record.minutes_name);
}

Response show_result(Request& request, ReadTx& tx) {
  return html_response(inspection_result_page(request.view, get_inspected(request, tx), request.form));
}

void read_result(Form& form, Inspection& draft) {
  draft.version = form.integer("version").value_or(draft.version);
  draft.carried_out_on = form.date("carried_out_on");
  draft.conclusion = form.text("conclusion", 4000);
  for (std::size_t i = 0; i < draft.checks.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    draft.checks[i].result = check_result_of(form.choice("check" + number, check_result_codes));
    draft.checks[i].note = form.text("check_note" + number, 500);
  }
  if (const UploadedFile* file = form.file("minutes"); file && file->bytes.size() > minutes_max)
    form.add_error("minutes", {"difficulties.refusal.file_too_large"});
}

Response write_result(Request& request, WriteTx& tx) {
  const InspectionRecord before = get_inspected(request, tx);
  Inspection draft = before.inspection;
  read_result(request.form, draft);
  auto inspection = decide_inspection_result(draft, tx.today());
  if (!inspection)
    for (FieldError& fault : inspection.error())
      if (fault.field.empty() || !request.form.error_of(fault.field))
        request.form.add_error(fault.field, std::move(fault.error));
  if (!request.form.ok())
    return invalid(request, request.form, inspection_result_page(request.view, before, request.form));
  update_inspection(tx, *inspection);
  if (const UploadedFile* file = request.form.file("minutes")) set_inspection_minutes(tx, draft.id, *file);
  const InspectionRecord after = *find_inspection_unscoped(tx, draft.id);
  tx.record({.action = "inspections.record_result",
             .subject = inspection_subject(draft.id),
             .before = inspection_json(before).str(),
             .after = inspection_json(after).str()});
  return done(request, inspection_address(draft.id), "inspections.notice.carried_out", inspection_json(after));
}

Response cancel(Request& request, WriteTx& tx) {
  const InspectionRecord before = get_inspected(request, tx);
  const auto inspection = decide_inspection_cancellation(before.inspection, request.form.text("reason", 1000));
  if (!inspection) {
    request.form.add_error("reason", inspection.error());
    return invalid(request, request.form, inspection_page(request.view, read_page(request, tx, before), request.form));
  }
  update_inspection(tx, *inspection);
  const InspectionRecord after = *find_inspection_unscoped(tx, inspection->id);
  tx.record({.action = "inspections.cancel",
             .subject = inspection_subject(inspection->id),
             .before = inspection_json(before).str(),
             .after = inspection_json(after).str()});
  return done(request, inspection_address(inspection->id), "inspections.notice.cancelled", inspection_json(after));
}

}  // namespace

void add_inspection_result_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  router.get("/inspections/{id}", show,
             {.access = reader, .about = "A visit: what was checked and found, and what became of it"});
  router.get("/inspections/{id}/minutes", show_minutes,
             {.access = reader, .about = "The minutes of a visit", .page = false, .json = false});
  router.get("/inspections/{id}/result", show_result,
             {.access = reader, .about = "The form of what came of a visit", .json = false});
  router.post("/inspections/{id}/result", write_result,
              {.access = reader,
               .about = "Records that a visit was carried out, and what came of it",
               .fields = {{"carried_out_on", FieldType::Date, true},
                          {"conclusion", FieldType::Text, true},
                          {"check1", FieldType::Text, false, "Of the first check: met, not_met, not_applicable."},
                          {"check_note1"},
                          {"minutes", FieldType::File}},
               .body_max = minutes_max + (1 << 20)});
  router.post("/inspections/{id}/cancellation", cancel,
              {.access = reader, .about = "Cancels a planned visit", .fields = {{"reason", FieldType::Text, true}}});
}

}  // namespace vx
