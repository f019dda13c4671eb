#include "documents/tree_views.h"

#include "documents/document_entry.h"
#include "documents/document_json.h"
#include "documents/document_labels.h"
#include "documents/register_views.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {

namespace {

using namespace html;

Html tree_line(const View& view, const DocumentTreeItem& item) {
  const Document& d = item.document;
  Html line;
  if (item.depth > 0 && item.relation != CitationRelation::CarriesOut)
    line += span(cls("document-relation"), relation_label(view, item.relation)) + " ";
  line += document_link(view, d) + " " + state_badge(view, d.state);
  if (item.is_repeated) line += Html(" ") + badge(Tone::Neutral, view.t("documents.also_elsewhere"));
  const std::string name = document_name(view, d);
  if (!d.title.empty() && d.title != name) line += div(cls("document-title"), shorten(d.title, 160));
  return div(line);
}

std::string page_title(const View& view, const TreePage& content) {
  if (content.root.id) return view.t("documents.tree_of", {{"name", document_name(view, content.root)}});
  std::int64_t roots = 0;
  for (const DocumentTreeItem& item : content.items) roots += item.depth == 0 ? 1 : 0;
  return content.after.empty() && content.next.empty() && roots > 0 ? view.n("documents.tree_count", roots)
                                                                    : view.t("documents.tree_title");
}

}  // namespace

Html tree_page(const View& view, const TreePage& content) {
  PageInfo info{.title = page_title(view, content), .crumbs = {{view.t("documents.register"), "/documents"}}};
  info.lead = view.t("documents.tree_lead");
  Html body;
  if (content.items.empty()) {
    body = empty_state(view, "documents.tree_none", "documents.tree_none_hint",
                       link_button("/documents", view.t("documents.tab_list"), "secondary"));
  } else {
    std::vector<TreeItem> items;
    for (const DocumentTreeItem& item : content.items) items.push_back({item.depth, tree_line(view, item), true});
    body = tree(items);
  }
  Html cut = content.is_cut ? alert(Tone::Info, view.t("documents.tree_cut")) : Html{};
  return page(view, info, register_tabs(view, "tree") + body + cut + pager(view, content.after, content.next));
}

Json tree_json(const TreePage& content) {
  return json_object({{"items", json_array(content.items,
                                           [](const DocumentTreeItem& item) {
                                             return json_object({{"depth", item.depth},
                                                                 {"relation", code_of(item.relation)},
                                                                 {"repeated", item.is_repeated},
                                                                 {"document", document_json(item.document)}});
                                           })},
                      {"next", content.next},
                      {"cut", content.is_cut}});
}

}  // namespace vx
