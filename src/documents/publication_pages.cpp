#include "documents/document_entry.h"
#include "documents/document_json.h"
#include "documents/document_store.h"
#include "documents/document_views.h"
#include "documents/documents.h"
#include "documents/public_views.h"
#include "documents/word_store.h"

namespace vx {

namespace {

Document get_confirmed(Request& request, ReadTx& tx, Permission permission) {
  Document document = get_document(tx, request.viewer(), request.path_id<Document>());
  request.require(permission, document.owner_path);
  if (document.state != DocumentState::Confirmed) throw Problem(ProblemCode::Conflict);
  return document;
}

/// Số văn bản cấp sau (R107): the number given once the copy was signed without one.
Response give_number(Request& request, WriteTx& tx) {
  const Document before = get_confirmed(request, tx, edit_documents);
  Document document = before;
  Form& form = request.form;
  document.number = form.required_text("number", 20);
  if (!document.number.empty() && number_key(document.number).empty())
    form.add_error("number", {"documents.error.citation_number"});
  const std::string typed = form.required_text("date", 20);
  document.issued_on = parse_partial_date(typed);
  if (!typed.empty() && !document.issued_on) form.add_error("date", {"documents.error.date"});
  if (before.issued_on && document.issued_on && !may_be_same_date(*before.issued_on, *document.issued_on))
    form.add_error("date", {"documents.error.date_differs", {{"date", written_date(*before.issued_on)}}});
  if (auto same = find_same_document(tx, document))
    form.add_error("number", {"documents.error.number_taken", {{"title", same->title}}});
  if (!form.ok()) {
    DocumentPage content;
    content.document = before;
    content.reading = find_current_reading(tx, before.id);
    content.last_number = find_last_number(tx, before);
    return invalid(request, form, document_page(request.view, form, content));
  }
  update_document(tx, document);
  index_words(tx, document, find_text(tx, document.id));
  tx.record({.action = "documents.give_number",
             .subject = fmt::format("document/{}", document.id.value),
             .before = document_state_json(before),
             .after = document_state_json(document)});
  return done(request, document_address(document.id), "documents.number_given", document_json(document));
}

Response set_publication(Request& request, WriteTx& tx, bool is_public) {
  const Document before = get_confirmed(request, tx, publish_documents);
  Document document = before;
  document.public_since = is_public ? std::optional(before.public_since.value_or(tx.now())) : std::nullopt;
  set_public_since(tx, document.id, document.public_since);
  tx.record({.action = is_public ? "documents.publish" : "documents.unpublish",
             .subject = fmt::format("document/{}", document.id.value),
             .before = document_state_json(before),
             .after = document_state_json(document)});
  return done(request, document_address(document.id), is_public ? "documents.published" : "documents.unpublished",
              document_json(document));
}

Response show_public(Request& request, ReadTx& tx) {
  const auto document = find_public_document(tx, request.path_id<Document>());
  if (!document) throw Problem(ProblemCode::NotFound);
  const auto reading = find_current_reading(tx, document->id);
  check(reading.has_value(), "a confirmed document has a reading");
  const PublicDocument content = make_public(*document, *reading);
  return respond(
      request, [&] { return public_document_page(request.view, content); },
      [&] { return public_document_json(content); });
}

Response list_public(Request& request, ReadTx& tx) {
  const PageRequest wanted = page_request(request.filter);
  const std::string words = request.filter.text("q", 300);
  if (!request.filter.ok()) throw Problem(ProblemCode::BadRequest);
  const DocumentList content = list_public_documents(tx, wanted, words);
  return respond(
      request, [&] { return public_register_page(request.view, request.filter, content, wanted.after); },
      [&] { return public_register_json(content); });
}

}  // namespace

void add_publication_routes(Router& router) {
  router.post("/documents/{id}/number", give_number,
              {.access = Access::holder(edit_documents),
               .about = "Enter the number and day a document was given after it was signed",
               .fields = {{"number", FieldType::Text, true}, {"date", FieldType::Text, true, "16/9/2021"}}});
  const Access publishers = Access::holder(publish_documents);
  router.post("/documents/{id}/publication",
              [](Request& request, WriteTx& tx) { return set_publication(request, tx, true); },
              {.access = publishers, .about = "Show a confirmed document to everybody"});
  router.post("/documents/{id}/publication/undo",
              [](Request& request, WriteTx& tx) { return set_publication(request, tx, false); },
              {.access = publishers, .about = "Show it to everybody no more"});
  router.get(
      "/public/documents", list_public,
      {.access = Access::everybody(),
       .about = "Published documents",
       .fields = {{"q", FieldType::Text, false, "Words to find"}, {"size", FieldType::Integer}, {"after"}, {"sort"}}});
  router.get("/public/documents/{id}", show_public,
             {.access = Access::everybody(), .about = "A published document without personal data"});
}

}  // namespace vx
