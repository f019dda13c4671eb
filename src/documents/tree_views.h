#pragma once
#include <vector>

#include "documents/document_tree.h"
#include "web/html.h"
#include "web/json.h"
#include "web/paging.h"
#include "web/view.h"

namespace vx {

/// A page of the graph drawn as a tree.
struct TreePage {
  std::vector<DocumentTreeItem> items;
  std::string after;
  std::string next;
  bool is_cut = false;  ///< there is more below than is shown
  Document root;        ///< the tree of one document, or no id: of all
};
Html tree_page(const View& view, const TreePage& content);
Json tree_json(const TreePage& content);

}  // namespace vx
