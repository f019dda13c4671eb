#include "organisations/demo.h"

#include <gtest/gtest.h>

#include "areas/areas.h"
#include "db/test_database.h"

namespace vx {
namespace {

class DemoOrganisations : public DatabaseTest {};
VX_FOR_EACH_ENGINE(DemoOrganisations);

TEST_P(DemoOrganisations, AreThoseOfVinhPhucWithHeadsMarkedAsMadeUp) {
  App app;
  add_areas(app);
  for (const auto& fill : app.first_data) fill(db());
  Date day(2021, 9, 20);
  auto committee = db().write(Actor::system(), [&](WriteTx& tx) { return insert_demo_organisations(tx, day); });
  db().read([&](ReadTx& tx) {
    std::vector<Organisation> all = list_organisations(tx, day);
    auto committees = std::ranges::count_if(
        all, [](const Organisation& one) { return one.facts.kind == OrganisationKind::PeoplesCommittee; });
    EXPECT_EQ(committees, 1 + 9 + 136);
    std::int64_t without_head = 0;
    for (const Organisation& one : all) {
      EXPECT_TRUE(one.facts.head_name.empty() || one.facts.head_name.ends_with("(minh họa)")) << one.facts.name;
      without_head += one.facts.head_name.empty() ? 1 : 0;
      if (one.facts.kind == OrganisationKind::School || one.facts.kind == OrganisationKind::Enterprise)
        EXPECT_TRUE(one.facts.name.contains("minh họa)")) << one.facts.name;
    }
    EXPECT_GT(without_head, 3);
    OrganisationMatcher matcher(all);
    for (auto [text, name] : {std::pair{"Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"},
                              {"SNgV", "Sở Ngoại vụ"},
                              {"UBND tỉnh", "Ủy ban nhân dân tỉnh Vĩnh Phúc"},
                              {"UBND tỉnh Vĩnh Phúc", "Ủy ban nhân dân tỉnh Vĩnh Phúc"},
                              {"UBND thành phố Vĩnh Yên", "Ủy ban nhân dân thành phố Vĩnh Yên"},
                              {"Ban Thi đua - Khen thưởng", "Ban Thi đua - Khen thưởng"},
                              {"Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"},
                              {"SLĐTB&XH", "Sở Lao động - Thương binh và Xã hội"},
                              {"LĐLĐ tỉnh", "Liên đoàn Lao động tỉnh"}}) {
      auto found = matcher.match(text, committee);
      ASSERT_TRUE(found) << text;
      EXPECT_EQ(find_organisation(tx, found->organisation)->facts.name, name) << text;
    }
    EXPECT_EQ(list_organisation_subtree(tx, find_organisation(tx, committee)->path).size() + 10, all.size());
  });
  auto again = db().write(Actor::system(), [&](WriteTx& tx) { return insert_demo_organisations(tx, day); });
  EXPECT_EQ(again, committee);
}

}  // namespace
}  // namespace vx
