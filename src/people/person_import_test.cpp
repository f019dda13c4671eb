#include "people/person_import.h"

#include <gtest/gtest.h>

#include "people/import_store.h"
#include "people/test_people.h"
#include "web/csv.h"

namespace vx {
namespace {

using What = PersonStep::What;
using Rows = std::vector<std::vector<std::string>>;

class PersonImports : public PeopleTest {
 protected:
  void SetUp() override {
    PeopleTest::SetUp();
    if (IsSkipped()) return;
    site_ = std::make_unique<TestSite>(db(), std::vector<TestSite::Slice>{[this](App& app) {
                                         add_people(app, seal_, hooks_,
                                                    std::make_shared<std::vector<OrganisationSection>>());
                                       }});
  }
  void TearDown() override {
    site_.reset();
    PeopleTest::TearDown();
  }
  ImportSettings settings() {
    ImportSettings made;
    made.scopes = {"o/1/2/"};
    made.unit = {3};
    return made;
  }
  static ImportTable table(const Rows& rows) {
    std::vector<std::string> fields;
    for (const std::string& heading : rows[0]) fields.push_back(heading);
    return read_import({{"", rows}}, person_import_columns());
  }
  PersonImport check(const Rows& rows, const ImportSettings& with) {
    return db().read([&](ReadTx& tx) { return read_person_import(tx, *seal_, table(rows), with); });
  }
  PersonImport write(const Rows& rows, const ImportSettings& with) {
    return db().write(Actor::system(), [&](WriteTx& tx) {
      PersonImport import = read_person_import(tx, *seal_, table(rows), with);
      EXPECT_TRUE(import.problems.empty()) << import.problems.front().refusal.key;
      apply_person_import(tx, *seal_, hooks_, import, with);
      return import;
    });
  }
  std::int64_t count_people() {
    return db().read([](ReadTx& tx) { return tx.count("select count(*) from person", {}); });
  }
  TestClient thu() {
    Viewer viewer = test_viewer(4, "thu", {read_people, read_sensitive_people, edit_people}, "o/1/2/");
    viewer.organisation = 2;
    return site_->as(viewer);
  }
  void work() {
    while (work_on_imports(db(), *seal_, hooks_)) {
    }
  }
  std::string upload(TestClient& client, const std::string& csv) {
    auto sent = client.post("/people/imports", {}, {{"file", "ds.csv", "text/csv", csv}});
    EXPECT_EQ(sent.status, 303) << sent.content();
    return std::string(find_header(sent, "Location"));
  }

  const Rows rows_{
      {"Họ và tên", "Ngày sinh", "Điện thoại", "CCCD", "Đơn vị", "Chức vụ", "Từ ngày"},
      {"Nguyễn Văn An", "17/3/1985", "0912345678", "026085001234", "Phòng Lãnh sự", "Trưởng phòng", "1/1/2015"},
      {"Trần Thị Bình", "1990", "", "", "Phòng Hợp tác quốc tế", "Chuyên viên", ""},
      {"Đặng Thị Ánh", "", "", "", "", "Chuyên viên", ""}};
  std::unique_ptr<TestSite> site_;
};
VX_FOR_EACH_ENGINE(PersonImports);

TEST_P(PersonImports, CreateThenUpdateAndNeverDouble) {
  EXPECT_EQ(write(rows_, settings()).count(What::Create), 3);
  EXPECT_EQ(count_people(), 3);
  db().read([](ReadTx& tx) {
    auto members = list_members(tx, {3}, test_today);
    ASSERT_EQ(members.size(), 2u);
    EXPECT_EQ(members[0].name, "Nguyễn Văn An");
    EXPECT_EQ(members[0].membership.rank, MemberRank::Head);
    EXPECT_EQ(members[0].membership.valid_from, Date(2015, 1, 1));
  });
  for (int i = 0; i < 2; ++i) EXPECT_EQ(write(rows_, settings()).count(What::Nothing), 3);
  Rows changed = rows_;
  changed[1][2] = "0987654321";
  changed[2][4] = "Phòng Lãnh sự";
  changed[3][5] = "Văn thư";
  // Only a year of birth speaks for the same person in another unit: somebody decides.
  ASSERT_EQ(check(changed, settings()).questions.size(), 1u);
  ImportSettings decided = settings();
  decided.decisions[3] = ImportDecision::Same;
  PersonImport import = write(changed, decided);
  EXPECT_EQ(import.count(What::Update), 3);
  EXPECT_EQ(count_people(), 3);
  db().read([&](ReadTx& tx) {
    auto members = list_members(tx, {3}, test_today);
    EXPECT_EQ(members.size(), 3u);
    EXPECT_EQ(get_facts_unscoped(tx, *seal_, members[0].person).phone, "0987654321");
    EXPECT_EQ(get_facts_unscoped(tx, *seal_, members[0].person).id_number, "026085001234");
  });
  EXPECT_EQ(write(changed, settings()).count(What::Nothing), 3);
}

TEST_P(PersonImports, NameEveryFaultByRowAndColumn) {
  Rows bad = rows_;
  bad[1][1] = "31/2/1985";
  bad[1][2] = "12";
  bad[2][4] = "Phòng Không Có";
  bad[3][0] = "";
  bad.push_back({"Lê Văn Xa", "", "", "", "Sở Y tế", "", ""});
  PersonImport import = check(bad, settings());
  std::vector<std::pair<int, std::string>> found;
  for (const ImportProblem& one : import.problems) found.emplace_back(one.row, one.heading);
  EXPECT_EQ(found, (std::vector<std::pair<int, std::string>>{
                       {2, "Ngày sinh"}, {2, "Điện thoại"}, {3, "Đơn vị"}, {4, "Họ và tên"}, {5, "Đơn vị"}}));
  EXPECT_EQ(count_people(), 0);
}

TEST_P(PersonImports, ARowTwiceIsAFaultAndALikelyPersonAQuestion) {
  Rows twice = rows_;
  twice.push_back(twice[1]);
  PersonImport import = check(twice, settings());
  ASSERT_EQ(import.problems.size(), 1u);
  EXPECT_EQ(import.problems[0].row, 5);
  EXPECT_EQ(import.problems[0].refusal.key, "people.import_twice");

  write(rows_, settings());
  Rows like{rows_[0], {"Trần Thị Bình", "12/5/1990", "", "", "Phòng Lãnh sự", "Chuyên viên", ""}};
  import = check(like, settings());
  ASSERT_EQ(import.questions.size(), 1u);
  EXPECT_EQ(import.questions[0].decision, ImportDecision::None);
  ImportSettings same = settings(), different = settings();
  same.decisions[2] = ImportDecision::Same;
  different.decisions[2] = ImportDecision::Different;
  EXPECT_EQ(check(like, same).count(What::Update), 1);
  EXPECT_EQ(write(like, different).count(What::Create), 1);
  EXPECT_EQ(count_people(), 4);
}

TEST_P(PersonImports, GoFromUploadToDecisionToTheWholeList) {
  add(named("Nguyễn Thị Hoa", "1988"), 4);
  auto client = thu();
  const std::string csv =
      "Tên nhân viên,Sinh,Phòng\nNguyễn Thị Hoa,2/2/1988,Phòng Lãnh sự\nLê Văn Mới,1991,Phòng Lãnh sự\n";
  std::string address = upload(client, csv);
  EXPECT_TRUE(has(client.get(address), "Đang kiểm tra danh sách"));
  EXPECT_EQ(find_header(client.get(address), "Refresh"), "2");
  work();
  EXPECT_TRUE(has(client.get(address), "Tên nhân viên"));  // a column nobody knows: it is asked what it holds
  EXPECT_EQ(client.post(address + "/confirm").status, 422);
  TestFields columns{{"columns.0", "name"}, {"columns.1", "birth date"}, {"columns.2", "unit"}};
  EXPECT_EQ(client.post(address + "/columns", columns).status, 303);
  work();
  EXPECT_TRUE(has(client.get(address), "Cần bạn quyết định 1 dòng"));
  EXPECT_EQ(client.post(address + "/confirm").status, 422);
  EXPECT_EQ(client.post(address + "/decisions", {{"decide.2", "different"}}).status, 303);
  work();
  EXPECT_TRUE(has(client.get(address), "Sẵn sàng: thêm 2"));
  EXPECT_EQ(client.post(address + "/confirm").status, 303);
  work();
  EXPECT_TRUE(has(client.get(address), "Đã thêm 2 người"));
  EXPECT_EQ(count_people(), 3);
  EXPECT_EQ(db().read([](ReadTx& tx) {
    return tx.count("select count(*) from person_import where length(content) > 0", {});
  }),
            0);
  // The next file with such a head needs no answer.
  address = upload(client, csv);
  work();
  EXPECT_TRUE(has(client.get_json(address), "\"columns\":[\"name\",\"birth date\",\"unit\"]"));
  EXPECT_EQ(client.post(address + "/cancel").status, 303);
}

TEST_P(PersonImports, BelongToWhoUploadedThem) {
  auto client = thu();
  const std::string address = upload(client, "Họ tên,Đơn vị\nLê Văn Mới,Phòng Lãnh sự\n");
  auto others = [&]() -> std::vector<AccessCase> {
    return {{"minh", site_->as(test_viewer(2, "minh", {read_people, edit_people}, "o/1/5/")), Outcome::NotFound},
            {"hoa", site_->as(test_viewer(3, "hoa", {})), Outcome::Forbidden},
            {"signed out", site_->signed_out(), Outcome::MustSignIn}};
  };
  expect_access(address, others());
  for (std::string_view rest : {"/columns", "/decisions", "/confirm", "/cancel"})
    expect_post_access(address + std::string(rest), {}, others());
  for (std::string_view page : {"/people/import", "/people/template?file=csv"}) {
    EXPECT_EQ(outcome_of(thu().get(page)), Outcome::Allowed);
    EXPECT_EQ(outcome_of(site_->as(test_viewer(3, "hoa", {})).get(page)), Outcome::Forbidden);
  }
  EXPECT_TRUE(has(client.post("/people/imports", {}, {{"file", "x.xlsx", "", "PK\x03\x04 no zip"}}), "lang=\"vi\""));
  EXPECT_EQ(client.post("/people/imports", {}).status, 422);
}

TEST_P(PersonImports, LargeListsAreWrittenInBatches) {
  Rows rows{{"Họ và tên", "Ngày sinh", "CCCD", "Đơn vị"}};
  for (int i = 0; i < 450; ++i)
    rows.push_back({fmt::format("Nguyễn Văn {}", std::string(1, static_cast<char>('A' + i % 26)) +
                                                     std::string(1, static_cast<char>('a' + i / 26))),
                    Date(1960, 1, 1).plus_days(i * 31).vietnamese(), fmt::format("0260{:08}", i), "Phòng Lãnh sự"});
  std::size_t moves = 0;
  hooks_.moved.push_back([&](WriteTx&, const Move&) { ++moves; });
  EXPECT_EQ(write(rows, settings()).count(What::Create), 450);
  EXPECT_EQ(moves, 450u);
  EXPECT_EQ(write(rows, settings()).count(What::Nothing), 450);
  db().read([&](ReadTx& tx) {
    EXPECT_EQ(count_staff_below(tx, "o/1/2/3/", test_today), 450);
    auto some = tx.find("select id from person where folded = 'nguyen van ba'", {},
                        [](const Row& row) { return row.get<Id<Person>>(0); });
    ASSERT_TRUE(some);
    EXPECT_EQ(get_facts_unscoped(tx, *seal_, *some).id_number.substr(0, 4), "0260");
    EXPECT_EQ(tx.count("select count(*) from person_term where person_id = $1", {*some}), 6);
  });
}

}  // namespace
}  // namespace vx
