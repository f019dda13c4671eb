#include "documents/document_tree.h"

#include <gtest/gtest.h>

namespace vx {
namespace {

Document document(std::int64_t id) {
  Document d;
  d.id = {id};
  return d;
}
TreeEdge edge(std::int64_t parent, std::int64_t child) {
  return {{parent}, CitationRelation::CarriesOut, document(child)};
}
std::string show(const std::vector<DocumentTreeItem>& items) {
  std::string out;
  for (const DocumentTreeItem& item : items)
    out += fmt::format("{}{}{} ", std::string(static_cast<std::size_t>(item.depth), '>'), item.document.id.value,
                       item.is_repeated ? "*" : "");
  return out;
}

TEST(DocumentTree, HangsChildrenBelowTheirParents) {
  EXPECT_EQ(show(build_document_tree({document(1), document(5)}, {edge(1, 2), edge(2, 3), edge(1, 4)})),
            "1 >2 >>3 >4 5 ");
}

TEST(DocumentTree, ShowsAChildOfTwoUnderBothAndItsOwnOnce) {
  EXPECT_EQ(show(build_document_tree({document(1), document(2)}, {edge(1, 3), edge(2, 3), edge(3, 4)})),
            "1 >3 >>4 2 >3* ");
}

TEST(DocumentTree, EndsWhereCitationsGoRound) {
  EXPECT_EQ(show(build_document_tree({document(1)}, {edge(1, 2), edge(2, 1), edge(2, 2), edge(1, 2)})),
            "1 >2 >>1* >>2* ");
}

}  // namespace
}  // namespace vx
