#include "documents/citation_store.h"
#include "documents/document_entry.h"
#include "documents/document_json.h"
#include "documents/document_store.h"
#include "documents/documents.h"
#include "documents/reading_json.h"
#include "documents/reading_store.h"
#include "documents/review_views.h"
#include "web/address.h"
#include "web/protocol.h"

namespace vx {

namespace {

constexpr std::size_t review_bytes_max = 4u << 20;

/// The document of the address, to be reviewed by this viewer; documents known by citation only have nothing to review.
Document get_reviewed(Request& request, ReadTx& tx) {
  Document document = get_document(tx, request.viewer(), request.path_id<Document>());
  request.require(edit_documents, document.owner_path);
  if (document.state == DocumentState::Cited) throw Problem(ProblemCode::NotFound);
  return document;
}

/// The citation of a row as it stands in the form, without noting its faults.
Citation citation_of_row(Form& form, const std::string& row) {
  Citation citation;
  citation.type = form.text(row + "type", 100);
  citation.number = form.text(row + "number", 100);
  citation.date = parse_partial_date(form.raw(row + "date"));
  citation.agency = form.text(row + "agency", 300);
  return citation;
}

/// The organisations the issuer may be: the one found, and those around the unit that received the document.
std::vector<std::pair<Id<Organisation>, std::string>> list_issuer_choices(ReadTx& tx, const Document& document) {
  constexpr std::size_t choices_max = 80;
  std::vector<std::pair<Id<Organisation>, std::string>> choices;
  const auto add = [&](const Organisation& one) {
    const bool is_known = std::ranges::any_of(choices, [&](const auto& choice) { return choice.first == one.id; });
    if (!is_known && choices.size() < choices_max) choices.emplace_back(one.id, one.name());
  };
  if (const auto issuer = find_organisation(tx, document.issuer)) add(*issuer);
  if (const auto owner = find_organisation(tx, document.owner)) {
    for (const Organisation& above : list_organisation_ancestry(tx, *owner)) add(above);
    for (const Organisation& below : list_child_organisations(tx, owner->id)) add(below);
  }
  return choices;
}

/// What the page needs beside the form.
ReviewPage collect(ReadTx& tx, const Viewer& viewer, const Document& document, const PlanReading& reading,
                   const Form& form) {
  ReviewPage content;
  content.document = document;
  content.text = find_text(tx, document.id);
  content.reading = reading;
  Form copy = form;
  for (std::size_t i = 0; i < count_rows(form, "citations", "number"); ++i)
    content.choices.push_back(
        find_citation_choice(tx, document.id, citation_of_row(copy, fmt::format("citations.{}.", i))));
  for (const RelatedDocument& related : list_cited(tx, viewer, document.id)) content.cited.push_back(related.other.id);
  content.arrivals = list_arrivals(tx, document);
  content.issuers = list_issuer_choices(tx, document);
  content.issuer = document.issuer;
  content.findings = lint_plan(content.text, reading);
  content.draft = find_draft(tx, document.id);
  content.waiting = count_waiting(list_waiting_counts(tx), viewer);
  return content;
}

PlanReading get_reading(ReadTx& tx, Id<Document> id) {
  auto reading = find_current_reading(tx, id);
  check(reading.has_value(), "a received document has a reading");
  return std::move(*reading);
}

Response show_review(Request& request, ReadTx& tx) {
  const Document document = get_reviewed(request, tx);
  const PlanReading reading = get_reading(tx, document.id);
  const auto draft = find_draft(tx, document.id);
  return respond(
      request,
      [&] {
        const Form form = draft ? Form::parse_query(draft->fields) : fill_review_form(reading);
        return review_page(request.view, form, collect(tx, request.viewer(), document, reading, form));
      },
      [&] {
        Json choices = json_array(reading.citations, [&](const Citation& citation) {
          const CitationChoice choice = find_citation_choice(tx, document.id, citation);
          return json_object({{"number", citation.number},
                              {"certain", choice.resolution.certain},
                              {"candidates", json_array(choice.candidates, document_json)}});
        });
        return json_object({{"document", document_json(document)},
                            {"reading", reading_json(reading)},
                            {"choices", choices},
                            {"has_draft", draft.has_value()}});
      });
}

/// The fields of the form without those of the protocol.
std::string encode_fields(const Form& form) {
  std::string out;
  for (const FormValue& value : form.values())
    if (value.name != csrf_field && value.name != idempotency_field && value.name != "action")
      out += fmt::format("{}{}={}", out.empty() ? "" : "&", encode_uri(value.name), encode_uri(value.value));
  return out;
}

Response keep_draft(Request& request, WriteTx& tx, const Document& document) {
  save_draft(tx, document.id, encode_fields(request.form));
  tx.record({.action = "documents.save_draft", .subject = fmt::format("document/{}", document.id.value)});
  return done(request, document_address(document.id) + "/review", "documents.draft_saved",
              json_object({{"saved_at", tx.now()}}));
}

Response post_review(Request& request, WriteTx& tx, const ConfirmationHooks& hooks) {
  const Document document = get_reviewed(request, tx);
  if (request.form.raw("action") == "draft") return keep_draft(request, tx, document);
  const PlanReading before = get_reading(tx, document.id);
  const Review review = read_review_form(request.form, before);
  if (const auto version = request.form.integer("version"); version && *version != document.version)
    request.form.add_error("", {"documents.error.changed"});
  const auto next = confirm_document(tx, document, review, request.form, hooks);
  if (!next) {
    Html page = request.wants_json ? Html{}
                                   : review_page(request.view, request.form,
                                                 collect(tx, request.viewer(), document, before, request.form));
    return invalid(request, request.form, std::move(page));
  }
  return done(request, *next, "documents.confirmed", document_json(get_document(tx, request.viewer(), document.id)));
}

Response drop_draft(Request& request, WriteTx& tx) {
  const Document document = get_reviewed(request, tx);
  remove_draft(tx, document.id);
  tx.record({.action = "documents.drop_draft", .subject = fmt::format("document/{}", document.id.value)});
  return done(request, document_address(document.id) + "/review", "documents.draft_dropped", document_json(document));
}

Response undo(Request& request, WriteTx& tx, const ConfirmationHooks& hooks) {
  const Document document = get_reviewed(request, tx);
  if (document.state != DocumentState::Confirmed) throw Problem(ProblemCode::Conflict);
  if (auto allowed = undo_confirmation(tx, document, hooks); !allowed)
    throw Problem(ProblemCode::Invalid, request.view.t(allowed.error()));
  return done(request, document_address(document.id) + "/review", "documents.confirmation_undone",
              document_json(get_document(tx, request.viewer(), document.id)));
}

Response remove(Request& request, WriteTx& tx) {
  const Document document = get_reviewed(request, tx);
  if (document.state != DocumentState::Received) throw Problem(ProblemCode::Conflict);
  if (count_citing(tx, request.viewer(), document.id) > 0)
    throw Problem(ProblemCode::Invalid, request.view.t("documents.error.still_cited"));
  remove_document(tx, document.id);
  tx.record({.action = "documents.remove",
             .subject = fmt::format("document/{}", document.id.value),
             .before = document_state_json(document)});
  return done(request, "/documents?state=received", "documents.removed", document_json(document));
}

}  // namespace

void add_review_routes(Router& router, const ConfirmationHooks& hooks) {
  const Access access = Access::holder(edit_documents);
  router.get("/documents/{id}/review", show_review,
             {.access = access, .about = "What the machine read, beside the text, to be corrected and confirmed"});
  router.post("/documents/{id}/review",
              [&hooks](Request& request, WriteTx& tx) { return post_review(request, tx, hooks); },
              {.access = access,
               .about = "Confirm the corrected reading, or keep it as a draft",
               .fields = {{"action", FieldType::Text, false, "confirm (if left out) or draft"},
                          {"doc_type", FieldType::Text, true},
                          {"title", FieldType::Text, true},
                          {"number"},
                          {"symbol"},
                          {"place"},
                          {"date", FieldType::Text, false, "16/9/2021, 9/2021 or 2021"},
                          {"agency"},
                          {"parent_agency"},
                          {"issuer", FieldType::Integer, false, "Id of the issuing organisation"},
                          {"sections", FieldType::Text, false, "An item a line, two spaces a level"},
                          {"targets", FieldType::Text, false, "One a line"},
                          {"citations.0.number"},
                          {"citations.0.document", FieldType::Text, false, "Id of the cited document, or new"},
                          {"arrivals", FieldType::TextList, false, "Ids of documents known by citation this one is"}},
               .body_max = review_bytes_max});
  router.post("/documents/{id}/draft/removal", drop_draft,
              {.access = access, .about = "Throw the draft of a review away"});
  router.post("/documents/{id}/confirmation/undo",
              [&hooks](Request& request, WriteTx& tx) { return undo(request, tx, hooks); },
              {.access = access, .about = "Take a confirmation back: the document waits for review again"});
  router.post("/documents/{id}/removal", remove, {.access = access, .about = "Remove a document nobody has confirmed"});
}

}  // namespace vx
