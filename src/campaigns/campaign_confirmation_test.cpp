#include <gtest/gtest.h>

#include "campaigns/test_campaigns.h"
#include "documents/documents.h"
#include "documents/reading_store.h"
#include "documents/review.h"
#include "organisations/organisation_store.h"

namespace vx {
namespace {

/// Plans of the demo, uploaded and confirmed through the pages of documents.
class ConfirmedPlans : public CampaignSite {
 protected:
  void prepare(Database& database) override {
    database.write(Actor::system(), [](WriteTx& tx) {
      OrganisationFacts committee;
      committee.kind = OrganisationKind::PeoplesCommittee;
      committee.name = "Ủy ban nhân dân tỉnh Vĩnh Phúc";
      committee.short_name = "UBND tỉnh";
      committee.symbol = "UBND";
      const Id<Organisation> province = vx::insert_organisation(tx, committee, Date(2021, 1, 1), "a test");
      for (const auto& [name, symbol] : {std::pair("Sở Nội vụ", "SNV"), std::pair("Sở Y tế", "SYT")}) {
        OrganisationFacts department;
        department.parent = province;
        department.kind = OrganisationKind::Department;
        department.name = name;
        department.symbol = symbol;
        vx::insert_organisation(tx, department, Date(2021, 1, 1), "a test");
      }
    });
  }
  void SetUp() override {
    CampaignSite::SetUp();
    if (IsSkipped()) return;
    clock_.set(Instant::at(Date(2021, 9, 24), 8, 0));
    site_ = std::make_unique<TestSite>(db(), std::vector<TestSite::Slice>{[this](App& app) {
                                         hooks_ = {};
                                         people_hooks_ = {};
                                         add_documents(app, hooks_);
                                         add_campaigns(app, hooks_, people_hooks_, make_calendar_feeds());
                                       }});
  }

  TestClient secretary() {
    return as("lan", 1, "o/1/",
              {read_campaigns, edit_campaigns, steer_campaigns, read_documents, edit_documents, publish_documents});
  }
  /// Answers the campaign's number.
  std::int64_t enter(const std::string& name) {
    std::ifstream file(VUNGXANH_SOURCE_DIR "/assets/demo/" + name);
    std::stringstream text;
    text << file.rdbuf();
    TestClient client = secretary();
    const Response sent = client.post("/documents/upload", {}, {{"files", name, "text/plain", text.str()}});
    const std::int64_t document = number_behind(find_header(sent, "Location"), "/documents/");
    const Form form = db().read(
        [&](ReadTx& tx) { return fill_review_form(find_current_reading(tx, Id<Document>{document}).value()); });
    TestFields fields;
    for (const FormValue& value : form.values()) fields.emplace_back(value.name, value.value);
    const Response confirmed = client.post("/documents/" + std::to_string(document) + "/review", fields);
    EXPECT_EQ(confirmed.status, 303) << confirmed.content().substr(0, 2000);
    return number_behind(find_header(confirmed, "Location"), "/campaigns/");
  }
  CascadeCounts counts_of(std::int64_t campaign) {
    return db().read([&](ReadTx& tx) { return count_cascade(tx, {campaign}); });
  }
};
VX_FOR_EACH_ENGINE(ConfirmedPlans);

TEST_P(ConfirmedPlans, BecomeLaunchedCampaignsUnderTheOneTheyCarryOut) {
  const auto province = enter("01-ubnd-tinh.txt");
  EXPECT_EQ(counts_of(province)[CascadeState::Overdue], 2);
  const auto health = enter("02-so-y-te.txt");
  const auto record = db().read([&](ReadTx& tx) { return find_campaign(tx, {health}).value(); });
  EXPECT_EQ(record.campaign.state, CampaignState::Launched);
  EXPECT_EQ(record.campaign.organisation.value, 3);
  EXPECT_EQ(record.campaign.parent.value, province);
  EXPECT_EQ(counts_of(province)[CascadeState::IssuedOnTime], 1);
  EXPECT_TRUE(has(secretary().get(address(health, "/gaps")), "Đã tiếp thu cả"));
}

TEST_P(ConfirmedPlans, WaitForTheirParentToArrive) {
  const auto health = enter("02-so-y-te.txt");
  EXPECT_FALSE(db().read([&](ReadTx& tx) { return find_campaign(tx, {health})->campaign.parent; }));
  const auto province = enter("01-ubnd-tinh.txt");
  const auto record = db().read([&](ReadTx& tx) { return find_campaign(tx, {health}).value(); });
  EXPECT_EQ(record.campaign.parent.value, province);
  EXPECT_EQ(record.campaign.path, "c/" + std::to_string(province) + "/" + std::to_string(health) + "/");
  EXPECT_EQ(counts_of(province)[CascadeState::IssuedOnTime], 1);
}

}  // namespace
}  // namespace vx
