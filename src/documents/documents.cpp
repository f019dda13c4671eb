#include "documents/documents.h"

#include "documents/document_entry.h"
#include "documents/document_labels.h"
#include "documents/document_search.h"
#include "documents/document_store.h"
#include "documents/file_store.h"
#include "documents/plan_commands.h"
#include "web/components.h"

namespace vx {

namespace {

std::vector<SearchHit> search_documents(ReadTx& tx, const View& view, std::string_view folded_query, int limit) {
  DocumentFilter filter{.words = std::string(folded_query)};
  std::vector<SearchHit> hits;
  if (!view.viewer.may(read_documents) || parse_search(folded_query).empty()) return hits;
  for (const Document& d : list_documents(tx, view.viewer, filter, {.size = limit, .after = "", .sort = ""}).items)
    hits.push_back({"documents.document", document_name(view, d), shorten(d.title, 160), document_address(d.id)});
  return hits;
}

/// Documents that were received and wait for somebody to confirm what they say.
std::vector<HomeCard> list_waiting(ReadTx& tx, const View& view) {
  using namespace html;
  if (!view.viewer.may(edit_documents)) return {};
  const auto page =
      list_documents(tx, view.viewer, {.state = DocumentState::Received}, {.size = 6, .after = "", .sort = "received"});
  if (page.items.empty()) return {};
  Html list = ul(each(page.items, [&](const Document& d) {
    return li(a(href(document_address(d.id) + "/review"), document_name(view, d)));
  }));
  if (!page.next.empty())
    list += link_button("/documents?state=received", view.t("documents.all_waiting"), "secondary");
  return {{.urgency = 40, .content = card(view.t("documents.waiting_card"), list)}};
}

}  // namespace

WelcomeStep first_plan_step() {
  return {"plan", "/documents/upload", [](ReadTx& tx, const View&) { return has_files(tx); }};
}

void add_documents(App& app, const ConfirmationHooks& hooks) {
  add_register_routes(app.router);
  add_graph_routes(app.router);
  add_upload_routes(app.router);
  add_review_routes(app.router, hooks);
  add_publication_routes(app.router);
  add_plan_commands(app);
  app.menu.push_back({"documents.register", "/documents", "files", Access::holder(read_documents), 30});
  app.search.emplace_back(search_documents);
  app.home.emplace_back(list_waiting);
}

}  // namespace vx
