#pragma once
#include <vector>

#include "documents/citation_store.h"
#include "documents/document.h"

namespace vx {

/// One line of the tree, in the order it is shown.
struct DocumentTreeItem {
  int depth = 0;
  Document document;
  CitationRelation relation = CitationRelation::CarriesOut;  ///< to the one above
  bool is_repeated = false;  ///< stands elsewhere too; what is below it is shown there only
};

/// The roots with all below them, from the edges between them. A document that carries out several stands under each,
/// but what is below it only once; citations that go round in a circle end where they meet themselves.
std::vector<DocumentTreeItem> build_document_tree(const std::vector<Document>& roots,
                                                  const std::vector<TreeEdge>& edges);

}  // namespace vx
