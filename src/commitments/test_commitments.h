#pragma once
#include <charconv>

#include "commitments/commitment_store.h"
#include "commitments/commitments.h"
#include "commitments/count_store.h"
#include "commitments/coverage_keeping.h"
#include "commitments/signature_store.h"
#include "documents/document.h"
#include "people/test_people.h"
#include "web/address.h"

// For tests of commitments, in the small province of people/test_people.h. lan works for the province, thu for foreign
// affairs (o/1/2/), minh for health (o/1/5/); hoa holds nothing and works in the consular room (o/1/2/3/).

namespace vx {

class CommitmentTest : public PeopleTest {
 protected:
  void SetUp() override {
    PeopleTest::SetUp();
    if (IsSkipped()) return;
    db().write(Actor::system(), [](WriteTx& tx) {
      tx.exempt_from_audit("test data");
      tx.execute(
          "insert into document (id, state, type, type_key, number, number_key, symbol, symbol_key, place, issued_on, "
          "agency, parent_agency, title, title_key, received_at) values (1, 'confirmed', 'KẾ HOẠCH', 'ke hoach', "
          "'240', "
          "$1, 'KH-UBND', $2, '', '2021-09-16', 'UBND tỉnh Bắc Sơn', '', 'Giữ vững vùng xanh', $3, 1)",
          {number_key("240"), symbol_key("KH-UBND"), as_bytes("x")});
      tx.execute(
          "insert into campaign (id, organisation_id, document_id, title, theme, aim, kind, state, lead_unit, "
          "coordinating_unit, funding, path, folded, created_at) values (1, 1, 1, 'Giữ vững vùng xanh', '', '', "
          "'special', 'launched', '', '', '', 'c/1/', '', 1)",
          {});
    });
    site_ = std::make_unique<TestSite>(
        db(), std::vector<TestSite::Slice>{[this](App& app) { add_commitments(app, confirmations_, hooks_); }});
  }
  void TearDown() override {
    site_.reset();
    PeopleTest::TearDown();
  }

  TestClient as(std::string name, std::int64_t organisation, std::string scope, const std::vector<Permission>& may,
                Id<Person> person = {}) {
    Viewer viewer = test_viewer(100 + organisation, std::move(name), may, scope);
    viewer.organisation = organisation;
    if (person) viewer.person = person.value;
    if (person) viewer.grants.push_back({std::string(sign_commitments.name), ""});
    return site_->as(viewer);
  }
  TestClient lan() { return as("lan", 1, "o/1/", {Permission{"campaigns.read"}, read_commitments, edit_commitments}); }
  TestClient thu() {
    return as("thu", 2, "o/1/2/", {Permission{"campaigns.read"}, read_commitments, edit_commitments});
  }
  TestClient minh() {
    return as("minh", 5, "o/1/5/", {Permission{"campaigns.read"}, read_commitments, edit_commitments});
  }
  TestClient hoa(Id<Person> person = {}) { return as("hoa", 3, "o/1/2/3/", {}, person); }

  static std::string address(Id<Commitment> id, std::string_view rest = "") {
    return fmt::format("/commitments/{}{}", id.value, rest);
  }
  static std::int64_t number_behind(std::string_view text, std::string_view prefix) {
    std::int64_t number = 0;
    const auto at = text.find(prefix);
    if (at != std::string_view::npos)
      std::from_chars(text.data() + at + prefix.size(), text.data() + text.size(), number);
    return number;
  }

  /// A commitment of the whole province, drafted by lan.
  Id<Commitment> draft() {
    const Response made = lan().post(
        "/campaigns/1/commitments", {{"title", "Bản cam kết phòng, chống dịch"},
                                     {"body", "Tôi cam kết khai báo y tế mỗi ngày hai lần.\nTôi cam kết thực hiện 5K."},
                                     {"rules", "240/KH-UBND ngày 16/9/2021"},
                                     {"due_on", "30/9/2021"}});
    EXPECT_EQ(made.status, 303) << made.content();
    return {number_behind(find_header(made, "Location"), "/commitments/")};
  }
  Id<Commitment> published() {
    const Id<Commitment> id = draft();
    const Response answer = lan().post(address(id, "/publication"));
    EXPECT_EQ(answer.status, 303) << answer.content();
    return id;
  }
  Response sign(Id<Commitment> id, Id<Person> person, int number = 1) {
    return hoa(person).post(address(id, "/signatures"), {{"number", std::to_string(number)}, {"agree", "on"}});
  }
  StandingCounts counts(Id<Commitment> id, std::string_view path = "o/1/") {
    return db().read([&](ReadTx& tx) { return CoverageTree(list_unit_counts(tx, id, path, 10'000)).sum_under(path); });
  }
  /// What is stored and what the facts say are the same in every unit.
  void expect_counted(Id<Commitment> id) {
    auto [stored, facts] = db().read([&](ReadTx& tx) {
      return std::pair(list_unit_counts(tx, id, "o/", 10'000), count_from_facts(tx, id, "o/", "o0"));
    });
    std::erase_if(stored, [](const UnitCounts& unit) { return unit.counts == StandingCounts{}; });
    ASSERT_EQ(stored.size(), facts.size());
    for (std::size_t i = 0; i < stored.size(); ++i) {
      EXPECT_EQ(stored[i].path, facts[i].path);
      EXPECT_EQ(stored[i].counts, facts[i].counts) << stored[i].path;
    }
  }

  ConfirmationHooks confirmations_;
  std::unique_ptr<TestSite> site_;
};

}  // namespace vx
