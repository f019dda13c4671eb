#include "web/viewer.h"

#include <gtest/gtest.h>

namespace vx {
namespace {

constexpr Permission edit{"organisations.edit"};
constexpr Permission read{"organisations.read"};

Viewer with(std::vector<Grant> grants) {
  Viewer viewer;
  viewer.account = 7;
  viewer.grants = std::move(grants);
  return viewer;
}

TEST(Viewer, GrantReachesWhatIsBelowItsPlaceAndNothingBesideIt) {
  Viewer minh = with({{"organisations.edit", "o/1/5/"}});
  EXPECT_TRUE(minh.may(edit));
  EXPECT_FALSE(minh.may(read));
  EXPECT_TRUE(minh.may(edit, "o/1/5/"));
  EXPECT_TRUE(minh.may(edit, "o/1/5/23/"));
  EXPECT_FALSE(minh.may(edit, "o/1/"));
  EXPECT_FALSE(minh.may(edit, "o/1/55/"));
  EXPECT_FALSE(minh.may(edit, "a/1/5/"));
}

TEST(Viewer, GrantAtTheServerReachesEverything) {
  Viewer lan = with({{"organisations.edit", ""}});
  EXPECT_TRUE(lan.may(edit, "o/1/5/23/"));
  EXPECT_TRUE(lan.may(edit, "a/40/"));
  EXPECT_EQ(lan.scopes_of(edit), std::vector<ScopePath>{""});
}

TEST(Viewer, SignedOutViewerMayNothing) {
  Viewer nobody;
  EXPECT_FALSE(nobody.is_signed_in());
  EXPECT_FALSE(nobody.may(edit));
  EXPECT_TRUE(nobody.scopes_of(edit).empty());
}

TEST(Viewer, ScopesInsideAnotherAreLeftOut) {
  Viewer viewer = with({{"organisations.edit", "o/1/5/23/"},
                        {"organisations.edit", "o/1/5/"},
                        {"organisations.read", "o/9/"},
                        {"organisations.edit", "o/1/50/"},
                        {"organisations.edit", "o/1/5/"},
                        {"organisations.edit", "a/40/"}});
  EXPECT_EQ(viewer.scopes_of(edit), (std::vector<ScopePath>{"a/40/", "o/1/5/", "o/1/50/"}));
}

}  // namespace
}  // namespace vx
