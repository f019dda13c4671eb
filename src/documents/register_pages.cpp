#include "documents/document_json.h"
#include "documents/document_views.h"
#include "documents/documents.h"
#include "documents/lint_views.h"
#include "documents/reading_json.h"
#include "documents/register_views.h"

namespace vx {

namespace {

/// What stands in the address; what cannot be read there is a BadRequest problem.
DocumentFilter read_filter(Form& form) {
  DocumentFilter filter;
  filter.words = form.text("q", 300);
  if (const std::string_view state = form.raw("state"); !state.empty()) {
    filter.state = parse_document_state(state);
    if (!filter.state) throw Problem(ProblemCode::BadRequest);
  }
  filter.type = form.text("type", 100);
  filter.issuer = form.id<Organisation>("issuer");
  if (const auto year = form.integer("year", 1900, 2100)) filter.year = static_cast<int>(*year);
  if (const std::string_view relation = form.raw("relation"); !relation.empty()) {
    filter.relation = parse_citation_relation(relation);
    if (!filter.relation) throw Problem(ProblemCode::BadRequest);
  }
  filter.cites = form.id<Document>("cites");
  if (!form.ok()) throw Problem(ProblemCode::BadRequest);
  return filter;
}

Response show_register(Request& request, ReadTx& tx, RegisterFacetCache& facets) {
  RegisterPage content;
  content.filter = read_filter(request.filter);
  content.request = page_request(request.filter);
  const DocumentSearch search = parse_search(content.filter.words);
  if (!search.empty() && !request.filter.has("size")) content.request.size = 20;  // each shows an excerpt
  content.page = list_documents(tx, request.viewer(), content.filter, content.request);
  if (request.wants_json) return json_response(document_list_json(content.page));
  if (!search.empty())
    for (const Document& document : content.page.items)
      content.excerpts.push_back(make_excerpt(find_text(tx, document.id), search));
  content.facets = facets.get(tx);
  content.waiting = count_waiting(content.facets->waiting, request.viewer());
  return html_response(register_page(request.view, request.filter, content));
}

Response show_document(Request& request, ReadTx& tx) {
  const Id<Document> id = request.path_id<Document>();
  DocumentPage content;
  content.document = get_document(tx, request.viewer(), id);
  if (content.document.merged_into && !request.wants_json)
    return Response{.status = 303, .headers = {{"Location", document_address(content.document.merged_into)}}};
  content.reading = find_current_reading(tx, id);
  content.cited = list_cited(tx, request.viewer(), id);
  content.citing = list_citing(tx, request.viewer(), id, 20);
  content.citing_count = count_citing(tx, request.viewer(), id);
  if (const auto machine = find_machine_reading(tx, id); machine && content.reading)
    content.corrections = list_corrections(*machine, *content.reading);
  return respond(
      request,
      [&] {
        content.file = find_file(tx, id, false);
        content.text = find_text(tx, id);
        content.merged = list_merged(tx, id);
        if (content.document.state == DocumentState::Confirmed) content.arrivals = list_arrivals(tx, content.document);
        content.versions = list_reading_versions(tx, id);
        if (has_open_number(content.document)) content.last_number = find_last_number(tx, content.document);
        return document_page(request.view, Form{}, content);
      },
      [&] {
        return json_object({{"document", document_json(content.document)},
                            {"reading", content.reading ? reading_json(*content.reading) : Json()},
                            {"cites", related_json(content.cited)},
                            {"cited_by", related_json(content.citing)},
                            {"cited_by_count", content.citing_count},
                            {"corrections", corrections_json(content.corrections)}});
      });
}

/// What is worth looking at in the plan: read anew at each call, it is asked for rarely.
Response show_findings(Request& request, ReadTx& tx) {
  const Document document = get_document(tx, request.viewer(), request.path_id<Document>());
  const auto reading = find_current_reading(tx, document.id);
  if (!reading) throw Problem(ProblemCode::NotFound);
  const std::string text = find_text(tx, document.id);
  const std::vector<PlanFinding> findings = lint_plan(text, *reading);
  return respond(
      request, [&] { return findings_page(request.view, document, text, findings); },
      [&] { return json_object({{"findings", lint_json(findings)}}); });
}

Response send_file(Request& request, ReadTx& tx) {
  const Document document = get_document(tx, request.viewer(), request.path_id<Document>());
  auto file = find_file(tx, document.id, true);
  if (!file) throw Problem(ProblemCode::NotFound);
  // Whatever it says it is, it is saved, never shown: no browser runs what is inside.
  Response response = download(std::move(file->bytes), "application/octet-stream", file->name);
  response.with_header("Content-Security-Policy", "sandbox; default-src 'none'");
  return response;
}

}  // namespace

void add_register_routes(Router& router) {
  const Access access = Access::holder(read_documents);
  auto facets = std::make_shared<RegisterFacetCache>();
  router.get("/documents", [facets](Request& request, ReadTx& tx) { return show_register(request, tx, *facets); },
             {.access = access,
              .about = "List and search the documents the register knows",
              .fields = {{"q", FieldType::Text, false, "Words to find; diacritics do not matter, quotes make a phrase"},
                         {"state", FieldType::Text, false, "cited, received or confirmed"},
                         {"type", FieldType::Text, false, "As the document names it"},
                         {"issuer", FieldType::Integer, false, "Id of the issuing organisation"},
                         {"year", FieldType::Integer, false, "Of issue"},
                         {"relation", FieldType::Text, false, "carries_out, continues, tied_to or cites"},
                         {"cites", FieldType::Integer, false, "Id of a document that is cited"},
                         {"size", FieldType::Integer},
                         {"after"},
                         {"sort"}}});
  router.get("/documents/{id}", show_document,
             {.access = access, .about = "A document with its reading, what it cites and what cites it"});
  router.get(
      "/documents/{id}/findings", show_findings,
      {.access = access, .about = "What is worth looking at in a plan: unclear numbers, another campaign's name"});
  router.get("/documents/{id}/file", send_file,
             {.access = access, .about = "The original file, byte for byte", .page = false, .json = false});
}

}  // namespace vx
