#include <gtest/gtest.h>

#include "documents/document.h"

namespace vx {
namespace {

TEST(DocumentPermission, KeepsAReceivedDocumentInItsUnit) {
  Viewer clerk;
  clerk.account = 1;
  clerk.grants = {{"documents.read", "o/1/5/"}, {"documents.edit", "o/1/5/"}};
  Document document;
  document.owner_path = "o/1/5/7/";
  EXPECT_TRUE(may_read(clerk, document));
  EXPECT_TRUE(may_edit(clerk, document));
  document.owner_path = "o/1/6/";
  EXPECT_FALSE(may_read(clerk, document));
  document.state = DocumentState::Confirmed;
  EXPECT_TRUE(may_read(clerk, document));
  EXPECT_FALSE(may_edit(clerk, document));
  EXPECT_FALSE(may_read(Viewer{}, document));
}

}  // namespace
}  // namespace vx
