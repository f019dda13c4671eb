#include "documents/document_tree.h"

#include <set>

namespace vx {

namespace {

class TreeBuilder {
 public:
  explicit TreeBuilder(const std::vector<TreeEdge>& edges) {
    for (const TreeEdge& edge : edges) children_[edge.parent].push_back(&edge);
  }

  void add(const Document& document, CitationRelation relation, int depth) {
    const bool is_repeated = !shown_.insert(document.id).second;
    items_.push_back({depth, document, relation, is_repeated});
    if (is_repeated) return;
    const auto found = children_.find(document.id);
    if (found == children_.end()) return;
    std::set<Id<Document>> below;
    for (const TreeEdge* edge : found->second)
      if (below.insert(edge->child.id).second) add(edge->child, edge->relation, depth + 1);
  }
  [[nodiscard]] std::vector<DocumentTreeItem> take() { return std::move(items_); }

 private:
  std::map<Id<Document>, std::vector<const TreeEdge*>> children_;
  std::set<Id<Document>> shown_;
  std::vector<DocumentTreeItem> items_;
};

}  // namespace

std::vector<DocumentTreeItem> build_document_tree(const std::vector<Document>& roots,
                                                  const std::vector<TreeEdge>& edges) {
  TreeBuilder builder(edges);
  for (const Document& root : roots) builder.add(root, CitationRelation::CarriesOut, 0);
  return builder.take();
}

}  // namespace vx
