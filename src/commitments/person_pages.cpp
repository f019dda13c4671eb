// One person's commitment: signatures, withdrawal, breach, and how they were handled.
#include "commitments/commitment_json.h"
#include "commitments/commitments.h"
#include "commitments/record_views.h"
#include "web/request.h"

namespace vx {
namespace {

CommitmentPersonPage read_page(const Request& request, ReadTx& tx) {
  CommitmentPersonPage data;
  data.record = get_commitment(tx, request.viewer(), request.path_id<Commitment>());
  const auto person = request.path_id<Person>("person");
  const auto place = find_workplace_unit(tx, person, tx.today());
  if (!place || !request.viewer().may(read_commitments, place->path)) throw Problem(ProblemCode::NotFound);
  data.name = find_name(tx, data.record.commitment.id, person).value();
  data.signatures = list_signatures(tx, data.record.commitment.id, person);
  data.events = list_events(tx, data.record.commitment.id, person);
  data.may_edit = request.viewer().may(edit_commitments, place->path);
  return data;
}

Json page_json(const CommitmentPersonPage& data) {
  return json_object({{"person", coverage_name_json(data.name)},
                      {"signatures", json_array(data.signatures, signature_json)},
                      {"events", json_array(data.events, commitment_event_json)}});
}

Response show(Request& request, ReadTx& tx) {
  const CommitmentPersonPage data = read_page(request, tx);
  return respond(
      request, [&] { return commitment_person_page(request.view, request.form, data); },
      [&] { return page_json(data); });
}

CommitmentPersonPage get_editable(const Request& request, ReadTx& tx) {
  CommitmentPersonPage data = read_page(request, tx);
  if (!data.may_edit) throw Problem(ProblemCode::Forbidden);
  return data;
}

std::string person_address(const CommitmentPersonPage& data) {
  return commitment_address(data.record.commitment.id, fmt::format("/people/{}", data.name.person.value));
}

Response add_event(Request& request, WriteTx& tx) {
  const CommitmentPersonPage data = get_editable(request, tx);
  const auto kind = find_commitment_event_kind(request.form.choice("kind", commitment_event_codes));
  CommitmentEvent event;
  event.commitment = data.record.commitment.id;
  event.person = data.name.person;
  event.description = request.form.required_text("description", 2000);
  const auto day = request.form.required_date("happened_on");
  if (!kind) request.form.add_error("kind", {"commitments.refusal.no_kind"});
  const auto valid = std::ranges::find_if(data.signatures, [](const Signature& one) { return !one.voided_at; });
  if (kind && day) {
    event.kind = *kind;
    event.happened_on = *day;
    if (auto allowed = decide_event(event, valid != data.signatures.end(), tx.today()); !allowed && request.form.ok())
      request.form.add_error("", allowed.error());
  }
  if (!request.form.ok())
    return invalid(request, request.form, commitment_person_page(request.view, request.form, data));
  event.signature = valid->id;
  const std::int64_t id = insert_event(tx, event);
  if (event.kind == CommitmentEventKind::Withdrawal) void_signatures(tx, event.commitment, event.person, "withdrawn");
  if (event.kind == CommitmentEventKind::Mistake) void_signature(tx, *valid);
  tx.record({.action = fmt::format("commitments.{}", code_of(event.kind)),
             .subject = fmt::format("person/{}", event.person.value),
             .after = commitment_event_json(event).str(),
             .note = fmt::format("commitment/{} event {}", event.commitment.value, id)});
  return done(request, person_address(data), "commitments.notice.event", page_json(read_page(request, tx)), 201);
}

Response add_handling(Request& request, WriteTx& tx) {
  const CommitmentPersonPage data = get_editable(request, tx);
  const std::int64_t id = request.path_number("event");
  const auto event = std::ranges::find(data.events, id, &CommitmentEvent::id);
  if (event == data.events.end()) throw Problem(ProblemCode::NotFound);
  CommitmentHandling handling;
  handling.decided_by = request.form.required_text("decided_by", 200);
  handling.decision = request.form.required_text("decision", 2000);
  const auto day = request.form.required_date("decided_on");
  if (day) {
    handling.decided_on = *day;
    if (auto allowed = decide_handling(*event, handling, tx.today()); !allowed && request.form.ok())
      request.form.add_error("", allowed.error());
  }
  if (!request.form.ok())
    return invalid(request, request.form, commitment_person_page(request.view, request.form, data));
  insert_handling(tx, id, handling);
  tx.record({.action = "commitments.handle",
             .subject = fmt::format("person/{}", data.name.person.value),
             .after = json_object({{"decided_by", handling.decided_by}, {"decision", handling.decision}}).str(),
             .note = fmt::format("commitment/{} event {}", data.record.commitment.id.value, id)});
  return done(request, person_address(data), "commitments.notice.handled", page_json(read_page(request, tx)), 201);
}

}  // namespace

void add_commitment_person_routes(Router& router) {
  const Access editor = Access::holder(edit_commitments);
  router.get("/commitments/{id}/people/{person}", show,
             {.access = Access::holder(read_commitments),
              .about = "One person's signatures of a commitment, withdrawals and breaches"});
  router.post("/commitments/{id}/people/{person}/events", add_event,
              {.access = editor,
               .about = "Records a withdrawal, a breach, or that a signature was recorded by mistake",
               .fields = {{"kind", FieldType::Text, true, "withdrawal, breach or mistake."},
                          {"happened_on", FieldType::Date, true},
                          {"description", FieldType::Text, true}}});
  router.post("/commitments/{id}/people/{person}/events/{event}/handling", add_handling,
              {.access = editor,
               .about = "Records what was decided about it",
               .fields = {{"decided_by", FieldType::Text, true},
                          {"decided_on", FieldType::Date, true},
                          {"decision", FieldType::Text, true}}});
}

}  // namespace vx
