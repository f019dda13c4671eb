#pragma once
#include <charconv>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "campaigns/campaign_store.h"
#include "campaigns/campaigns.h"
#include "campaigns/cascade_store.h"
#include "db/test_database.h"
#include "web/test_client.h"

// For tests of the pages of campaigns, on a small province:
//   o/1/ its committee, o/1/2/ home affairs, o/1/3/ health, o/1/4/ a district's committee, o/1/4/5/ a commune's.
// lan works for the province, minh for the commune, thu for health; hoa holds nothing.

namespace vx {

class CampaignSite : public DatabaseTest {
 protected:
  void prepare(Database& database) override {
    database.write(Actor::system(), [](WriteTx& tx) {
      tx.exempt_from_audit("test data");
      insert_organisation(tx, 1, 0, "peoples_committee", "Ủy ban nhân dân tỉnh Bắc Sơn", "o/1/");
      insert_organisation(tx, 2, 1, "department", "Sở Nội vụ", "o/1/2/");
      insert_organisation(tx, 3, 1, "department", "Sở Y tế", "o/1/3/");
      insert_organisation(tx, 4, 1, "peoples_committee", "Ủy ban nhân dân huyện Tam Sơn", "o/1/4/");
      insert_organisation(tx, 5, 4, "peoples_committee", "Ủy ban nhân dân xã Hòa Bình", "o/1/4/5/");
    });
  }
  DatabaseOptions options() override {
    DatabaseOptions chosen;
    chosen.clock = &clock_;
    return chosen;
  }
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    site_ = std::make_unique<TestSite>(db(), std::vector<TestSite::Slice>{[this](App& app) {
                                         add_campaigns(app, hooks_, people_hooks_, make_calendar_feeds());
                                       }});
  }
  void TearDown() override {
    site_.reset();
    DatabaseTest::TearDown();
  }

  static void insert_organisation(WriteTx& tx, std::int64_t id, std::int64_t parent, std::string_view kind,
                                  std::string_view name, std::string_view path) {
    tx.execute(
        "insert into organisation (id, parent_id, kind, name, short_name, symbol, head_name, head_title, website, "
        "path, "
        "folded, sort_key, valid_from, version) "
        "values ($1, $2, $3, $4, '', '', '', '', '', $5, $6, $7, '2000-01-01', 1)",
        {id, parent == 0 ? std::optional<std::int64_t>() : std::optional(parent), kind, name, path, fold_words(name),
         as_bytes(name)});
  }

  /// Somebody who works there; or (not main) only belongs there.
  static void insert_person(WriteTx& tx, std::int64_t id, std::string_view name, std::int64_t organisation,
                            bool is_main = true) {
    tx.execute(
        "insert into person(id, name, sex, phone, email, residence_address, folded, sort_key, state, is_demo, version, "
        "created_at) values($1, $2, '', '', '', '', $3, $4, 'active', 1, 1, 0)",
        {id, name, fold_words(name), as_bytes(name)});
    tx.execute(
        "insert into membership(person_id, organisation_id, kind, position, rank, valid_from, is_main) "
        "values($1, $2, $3, 'Chuyên viên', 'member', '2020-01-01', $4)",
        {id, organisation, is_main ? "permanent" : "member", is_main});
  }

  TestClient lan() { return as("lan", 1, "o/1/", {read_campaigns, edit_campaigns, steer_campaigns}); }
  TestClient thu() { return as("thu", 3, "o/1/3/", {read_campaigns, edit_campaigns}); }
  TestClient minh() { return as("minh", 5, "o/1/4/5/", {read_campaigns, edit_campaigns}); }
  TestClient hoa() { return site_->as(test_viewer(9, "hoa", {})); }
  TestClient signed_out() { return site_->signed_out(); }
  TestClient as(std::string name, std::int64_t organisation, std::string scope, const std::vector<Permission>& may) {
    Viewer viewer = test_viewer(organisation, std::move(name), may, scope);
    viewer.organisation = organisation;
    return site_->as(viewer);
  }
  std::vector<AccessCase> people(Outcome lan_may, Outcome thu_may, Outcome minh_may, Outcome hoa_may,
                                 Outcome signed_out_may) {
    return {{"lan", lan(), lan_may},
            {"thu", thu(), thu_may},
            {"minh", minh(), minh_may},
            {"hoa", hoa(), hoa_may},
            {"signed out", signed_out(), signed_out_may}};
  }

  /// A campaign by its form; answers its number.
  std::int64_t create(TestClient client, std::int64_t organisation, std::string_view title,
                      const TestFields& more = {}) {
    TestFields fields{
        {"organisation", std::to_string(organisation)}, {"title", std::string(title)}, {"kind", "special"}};
    fields.insert(fields.end(), more.begin(), more.end());
    const Response response = client.post("/campaigns", fields);
    EXPECT_EQ(response.status, 303) << response.content();
    return number_behind(find_header(response, "Location"), "/campaigns/");
  }
  std::int64_t create_provinces(TestClient client) {
    return create(
        client, 1, "Phát động phong trào giữ vững vùng xanh",
        {{"theme", "Bắc Sơn chung sức giữ vùng xanh"}, {"launch_by", "20/9/2021"}, {"ends_on", "31/12/2021"}});
  }
  void launch(TestClient client, std::int64_t campaign) {
    const Response response = client.post(address(campaign, "/moves"), {{"to", "launched"}, {"note", "đã ký"}});
    EXPECT_EQ(response.status, 303) << response.content();
  }
  static std::string address(std::int64_t campaign, std::string_view rest = "") {
    return "/campaigns/" + std::to_string(campaign) + std::string(rest);
  }
  static std::int64_t number_behind(std::string_view address, std::string_view prefix) {
    std::int64_t number = 0;
    if (address.starts_with(prefix))
      std::from_chars(address.data() + prefix.size(), address.data() + address.size(), number);
    return number;
  }

  TrainingClock clock_{Instant::at(Date(2021, 9, 15), 8, 0), TrainingClock::Pace::Standing};
  ConfirmationHooks hooks_;
  PeopleHooks people_hooks_;
  std::unique_ptr<TestSite> site_;
};

}  // namespace vx
