#include "documents/citation_store.h"
#include "documents/document_entry.h"
#include "documents/document_json.h"
#include "documents/document_store.h"
#include "documents/documents.h"
#include "documents/tree_views.h"

namespace vx {

namespace {

constexpr int roots_max = 20;
constexpr int depth_max = 8;
constexpr int edges_max = 400;  ///< of one page

/// All below `roots`, a level at a time, so that a page costs what it shows.
std::vector<TreeEdge> collect_edges(ReadTx& tx, const Viewer& viewer, const std::vector<Document>& roots,
                                    bool& is_cut) {
  std::vector<TreeEdge> edges;
  std::vector<Id<Document>> level, known;
  for (const Document& root : roots) level.push_back(root.id);
  for (int depth = 0; depth < depth_max && !level.empty(); ++depth) {
    const int left = edges_max - static_cast<int>(edges.size());
    std::vector<TreeEdge> found = list_tree_edges(tx, viewer, level, left + 1);
    if (static_cast<int>(found.size()) > left) {
      is_cut = true;
      found.resize(static_cast<std::size_t>(left));
    }
    known.insert(known.end(), level.begin(), level.end());
    level.clear();
    for (TreeEdge& edge : found) {
      const bool is_known = std::ranges::find(known, edge.child.id) != known.end() ||
                            std::ranges::find(level, edge.child.id) != level.end();
      if (!is_known) level.push_back(edge.child.id);
      edges.push_back(std::move(edge));
    }
    if (is_cut) break;
  }
  is_cut = is_cut || !level.empty();
  return edges;
}

Response show_tree(Request& request, ReadTx& tx) {
  PageRequest wanted = page_request(request.filter);
  wanted.size = std::min(wanted.size, roots_max);
  TreePage content;
  content.after = wanted.after;
  std::vector<Document> roots;
  if (const auto root = request.filter.id<Document>("root")) {
    content.root = get_document(tx, request.viewer(), root);
    roots = {content.root};
  } else {
    PageOf<Document> page = list_roots(tx, request.viewer(), wanted);
    roots = std::move(page.items);
    content.next = page.next;
  }
  content.items = build_document_tree(roots, collect_edges(tx, request.viewer(), roots, content.is_cut));
  return respond(request, [&] { return tree_page(request.view, content); }, [&] { return tree_json(content); });
}

/// The document of the address, which the viewer may edit, and the one known by citation only.
std::pair<Document, Document> get_merge_pair(Request& request, ReadTx& tx) {
  const Document into = get_document(tx, request.viewer(), request.path_id<Document>());
  const Document named = get_document(tx, request.viewer(), request.path_id<Document>("cited"));
  request.require(edit_documents, into.owner_path);
  return {into, named};
}

Response merge(Request& request, WriteTx& tx) {
  auto [into, named] = get_merge_pair(request, tx);
  const auto arrivals = list_arrivals(tx, into);
  const bool fits = std::ranges::any_of(arrivals, [&](const Arrival& arrival) { return arrival.named.id == named.id; });
  if (into.state != DocumentState::Confirmed || !fits)
    throw Problem(ProblemCode::Invalid, request.view.t("documents.error.merge"));
  merge_document(tx, named.id, into.id);
  tx.record({.action = "documents.merge",
             .subject = fmt::format("document/{}", named.id.value),
             .note = fmt::format("into document/{}", into.id.value)});
  return done(request, document_address(into.id), "documents.merged", document_json(into));
}

Response unmerge(Request& request, WriteTx& tx) {
  auto [into, named] = get_merge_pair(request, tx);
  if (named.merged_into != into.id) throw Problem(ProblemCode::NotFound);
  unmerge_document(tx, named.id);
  tx.record({.action = "documents.unmerge",
             .subject = fmt::format("document/{}", named.id.value),
             .note = fmt::format("from document/{}", into.id.value)});
  return done(request, document_address(into.id), "documents.unmerged", document_json(into));
}

}  // namespace

void add_graph_routes(Router& router) {
  router.get("/documents/tree", show_tree,
             {.access = Access::holder(read_documents),
              .about = "Which documents carry out or continue which, as a tree",
              .fields = {{"root", FieldType::Integer, false, "Only what is below this document"},
                         {"size", FieldType::Integer},
                         {"after"}}});
  router.post(
      "/documents/{id}/merges/{cited}", merge,
      {.access = Access::holder(edit_documents), .about = "Say that a document known by citation only is this one"});
  router.post("/documents/{id}/merges/{cited}/undo", unmerge,
              {.access = Access::holder(edit_documents), .about = "Take that back"});
}

}  // namespace vx
