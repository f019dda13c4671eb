#include <gtest/gtest.h>

#include "organisations/organisation_store.h"
#include "organisations/organisations.h"
#include "web/spreadsheet.h"
#include "web/test_client.h"

namespace vx {
namespace {

const TrainingClock clock_of_2021(Instant::at(Date(2021, 9, 20), 8, 0), TrainingClock::Pace::Standing);

class OrganisationPages : public SiteTest {
 protected:
  DatabaseOptions options() override {
    DatabaseOptions options;
    options.clock = &clock_of_2021;
    return options;
  }
  std::vector<Slice> slices() override {
    return {[](App& app) { add_organisations(app, std::make_shared<std::vector<AreaSection>>()); }};
  }
  void SetUp() override {
    SiteTest::SetUp();
    if (IsSkipped()) return;
    db().write(Actor::system(), [](WriteTx& tx) {
      tx.exempt_from_audit("a test's own areas");
      tx.execute(
          "insert into area (id, code, kind, type, name, full_name, valid_from, path, folded, sort_key) values "
          "(1, '26', 'province', 'tinh', 'Vĩnh Phúc', 'Tỉnh Vĩnh Phúc', '2021-08-01', 'a/1/', 'tinh vinh phuc', $1)",
          {as_bytes("x")});
      tx.execute("insert into area_word (word, area_id) values ('vinh', 1), ('phuc', 1)", {});
    });
    auto client = lan();
    auto imported = client.post(
        "/organisations/import",
        {{"rows",
          "Tên đơn vị,Loại,Ký hiệu,Đơn vị cấp trên,Địa bàn quản lý,Người đứng đầu,Chức vụ,Hoạt động từ ngày\n"
          "Ủy ban nhân dân tỉnh Vĩnh Phúc,Ủy ban nhân dân,UBND,,26,Demo A,Chủ tịch,1/1/2020\n"
          "Sở Ngoại vụ,\"Sở, ban, ngành\",SNgV,Ủy ban nhân dân tỉnh Vĩnh Phúc,,Demo B,Giám đốc,1/1/2020\n"
          "Sở Y tế,department,SYT,UBND,,,,1/1/2020\n"
          "Phòng Lãnh sự,Phòng,,UBND > Sở Ngoại vụ,,Demo C,Trưởng phòng,1/1/2020\n"}});
    ASSERT_EQ(imported.status, 303) << imported.content();
    ngoai_vu_ = id_of("Sở Ngoại vụ");
    y_te_ = id_of("Sở Y tế");
    room_ = id_of("Phòng Lãnh sự");
  }
  std::int64_t id_of(std::string_view name) {
    return db().read([&](ReadTx& tx) {
      for (const Organisation& one : list_organisations(tx, tx.today()))
        if (one.facts.name == name) return one.id.value;
      return std::int64_t{0};
    });
  }
  Organisation get(std::int64_t id) {
    return db().read([&](ReadTx& tx) { return get_organisation(tx, {id}); });
  }
  TestClient lan() { return site().as(test_viewer(1, "lan", {edit_organisations})); }
  TestClient minh() { return site().as(test_viewer(2, "minh", {edit_organisations}, get(y_te_).path)); }
  TestClient hoa() { return site().as(test_viewer(3, "hoa", {})); }
  std::vector<AccessCase> people(Outcome lan_may, Outcome minh_may, Outcome hoa_may) {
    return {{"lan", lan(), lan_may},
            {"minh", minh(), minh_may},
            {"hoa", hoa(), hoa_may},
            {"signed out", site().signed_out(), Outcome::MustSignIn}};
  }
  std::string at(std::int64_t id, std::string_view rest = "") { return fmt::format("/organisations/{}{}", id, rest); }
  TestFields facts(std::string name, std::int64_t version) {
    return {{"name", name}, {"kind", "department"}, {"symbol", "SNgV"}, {"version", std::to_string(version)}};
  }

  std::int64_t ngoai_vu_ = 0, y_te_ = 0, room_ = 0;
};
VX_FOR_EACH_ENGINE(OrganisationPages);

constexpr Outcome yes = Outcome::Allowed, no = Outcome::Forbidden;

TEST_P(OrganisationPages, EverybodySignedInMayRead) {
  expect_access("/organisations", people(yes, yes, yes));
  expect_access("/organisations?q=so", people(yes, yes, yes));
  expect_access(at(ngoai_vu_), people(yes, yes, yes));
  auto cases = people(yes, yes, yes);
  for (AccessCase& one : cases) EXPECT_EQ(outcome_of(one.client.get("/organisations/export?file=csv")), one.expected);
}

TEST_P(OrganisationPages, OnlyWhoHoldsTheSubtreeMayEdit) {
  for (std::string_view form : {"/edit", "/head", "/move", "/close"}) {
    auto cases = people(yes, no, no);
    for (AccessCase& one : cases)
      EXPECT_EQ(outcome_of(one.client.get(at(ngoai_vu_, form))), one.expected) << one.who << form;
    EXPECT_EQ(outcome_of(minh().get(at(y_te_, form))), yes) << form;
  }
  expect_post_access(at(ngoai_vu_), facts("Sở Ngoại vụ tỉnh", 1), people(yes, no, no));
  expect_post_access(at(ngoai_vu_, "/head"), {{"head_name", "X"}, {"version", "9"}}, people(yes, no, no));
  expect_post_access(at(ngoai_vu_, "/close"), {{"day", "1/9/2021"}, {"version", "9"}}, people(yes, no, no));
  expect_post_access("/organisations", {{"name", "Gốc"}, {"kind", "other"}, {"valid_from", "1/1/2021"}},
                     people(yes, no, no));
  TestFields below_y_te = {
      {"name", "Phòng mới"}, {"kind", "room"}, {"valid_from", "1/1/2021"}, {"parent", std::to_string(y_te_)}};
  EXPECT_EQ(minh().post("/organisations", below_y_te).status, 303);
  // Into one's own subtree, but out of another's.
  expect_post_access(
      at(room_, "/move"), {{"parent", std::to_string(y_te_)}, {"version", "1"}},
      {{"minh", minh(), no}, {"hoa", hoa(), no}, {"signed out", site().signed_out(), Outcome::MustSignIn}});
  EXPECT_EQ(lan().post(at(room_, "/move"), {{"parent", std::to_string(y_te_)}, {"version", "1"}}).status, 303);
}

TEST_P(OrganisationPages, TheTreeShowsTwoLevelsAndTheSearchNeedsNoDiacritics) {
  auto client = hoa();
  auto tree = client.get("/organisations");
  EXPECT_TRUE(has(tree, "cơ quan, đơn vị ngày 20/09/2021"));
  EXPECT_TRUE(has(tree, "Sở Ngoại vụ"));
  EXPECT_FALSE(tree.content().contains("Phòng Lãnh sự"));
  EXPECT_FALSE(tree.content().contains("/organisations/import"));
  EXPECT_TRUE(has(client.get(fmt::format("/organisations?under={}", ngoai_vu_)), "Phòng Lãnh sự"));
  EXPECT_TRUE(has(client.get("/organisations?q=ngoai+vu"), "Tìm thấy 1 cơ quan"));
  EXPECT_TRUE(has(client.get("/organisations?q=sngv"), "Sở Ngoại vụ"));
  EXPECT_TRUE(has(client.get("/organisations?head=none"), "Sở Y tế"));
  EXPECT_TRUE(has(client.get("/organisations?area=vinh+phuc"), "Ủy ban nhân dân tỉnh"));
  EXPECT_TRUE(has(client.get("/organisations?area=khong"), "Không tìm thấy địa bàn"));
  EXPECT_EQ(client.get_json("/organisations?area=khong").status, 422);
  EXPECT_EQ(client.get("/organisations/export?area=khong").status, 422);
  EXPECT_TRUE(has(client.get("/organisations?q=%3Czzz%3E&lang=en"), "No organisation matches"));
}

TEST_P(OrganisationPages, ALargeTreeIsShownPageByPage) {
  db().write(Actor::system(), [&](WriteTx& tx) {
    OrganisationFacts facts;
    facts.parent = get_organisation(tx, {y_te_}).facts.parent;
    for (int i = 100; i < 160; ++i) {
      facts.name = fmt::format("Trạm số {}", i);
      insert_organisation(tx, facts, Date(2020, 1, 1));
    }
  });
  auto client = hoa();
  const std::int64_t root = get(y_te_).facts.parent.value;
  auto tree = client.get("/organisations");
  EXPECT_TRUE(has(tree, "Xem tất cả 62 đơn vị"));
  EXPECT_FALSE(has(tree, "Trạm số 159"));
  auto first = client.get_json(fmt::format("/organisations?under={}", root));
  EXPECT_TRUE(has(first, "\"total\":64"));
  EXPECT_TRUE(has(first, "\"next\":\""));
  for (std::string_view address : {"/organisations?size=200&under={}", "/organisations/{}?size=200"}) {
    auto all = client.get(fmt::format(fmt::runtime(address), root));
    EXPECT_TRUE(has(all, "Trạm số 100"));
    EXPECT_TRUE(has(all, "Trạm số 159"));
  }
  auto page = client.get(fmt::format("/organisations/{}", root));
  EXPECT_TRUE(has(page, "62 đơn vị trực thuộc"));
  EXPECT_TRUE(has(page, "after="));
  EXPECT_EQ(client.get("/organisations?after=x").status, 400);
  EXPECT_TRUE(has(client.get("/organisations/export?file=csv"), "Trạm số 159"));
}

TEST_P(OrganisationPages, AFormComesBackWithEveryFaultAndEveryValue) {
  auto answer =
      lan().post("/organisations",
                 {{"name", ""}, {"symbol", "S Ng"}, {"website", "đâu đó"}, {"seat", "zz"}, {"valid_from", "1/1/2030"}});
  EXPECT_EQ(answer.status, 422);
  for (std::string_view text : {"Chọn loại đơn vị", "Ký hiệu không có dấu cách", "Địa chỉ trang thông tin không hợp lệ",
                                "Không tìm thấy địa bàn", "Ngày không được sau hôm nay", "S Ng"})
    EXPECT_TRUE(has(answer, text));
}

TEST_P(OrganisationPages, AChangeFromADayKeepsTheDaysBefore) {
  auto client = lan();
  EXPECT_EQ(client
                .post(at(ngoai_vu_, "/head"), {{"head_name", "Demo D"},
                                               {"head_title", "Quyền Giám đốc"},
                                               {"applies_from", "1/9/2021"},
                                               {"version", "1"}})
                .status,
            303);
  EXPECT_TRUE(has(client.get(at(ngoai_vu_)), "Quyền Giám đốc: Demo D"));
  EXPECT_TRUE(has(client.get(at(ngoai_vu_, "?as_of=31/8/2021")), "Giám đốc: Demo B"));
  EXPECT_EQ(client.get(at(ngoai_vu_, "?as_of=31/12/2019")).status, 404);
  auto stale = client.post(at(ngoai_vu_), facts("Tên khác", 1));
  EXPECT_EQ(stale.status, 422);
  EXPECT_TRUE(has(stale, "Có người vừa sửa đơn vị này"));
}

TEST_P(OrganisationPages, MovingRefusesCyclesAndFindsNewParents) {
  auto client = lan();
  std::int64_t root = get(ngoai_vu_).facts.parent.value;
  auto circle = client.post(at(root, "/move"), {{"parent", std::to_string(room_)}, {"version", "1"}});
  EXPECT_EQ(circle.status, 422);
  EXPECT_TRUE(has(circle, "vào chính nó"));
  EXPECT_TRUE(has(client.get(at(room_, "/move?q=y+te")), fmt::format("value=\"{}\"", y_te_)));
  EXPECT_EQ(
      client
          .post(at(room_, "/move"), {{"parent", std::to_string(y_te_)}, {"applies_from", "1/9/2021"}, {"version", "1"}})
          .status,
      303);
  EXPECT_TRUE(get(room_).path.starts_with(get(y_te_).path));
  EXPECT_TRUE(has(client.get(fmt::format("/organisations?under={}&as_of=2021-08-31", ngoai_vu_)), "Phòng Lãnh sự"));
}

TEST_P(OrganisationPages, ClosingIsUndone) {
  auto client = lan();
  EXPECT_TRUE(
      has(client.post(at(ngoai_vu_, "/close"), {{"day", "1/9/2021"}, {"version", "1"}}), "trực thuộc đang hoạt động"));
  EXPECT_EQ(client.post(at(room_, "/close"), {{"day", "1/9/2021"}, {"version", "1"}}).status, 303);
  EXPECT_TRUE(has(client.get(at(room_)), "chấm dứt hoạt động từ 01/09/2021"));
  EXPECT_EQ(client.post(at(room_, "/reopen"), {{"version", "2"}}).status, 303);
  EXPECT_FALSE(get(room_).valid_to);
}

TEST_P(OrganisationPages, AClosedOneIsNotChangedAndANameIsTakenOnce) {
  auto client = lan();
  client.post(at(room_, "/close"), {{"day", "1/9/2021"}, {"version", "1"}});
  auto closed = client.post(at(room_, "/head"), {{"head_name", "Demo Z"}, {"version", "2"}});
  EXPECT_EQ(closed.status, 422);
  EXPECT_TRUE(has(closed, "đã chấm dứt hoạt động từ trước"));
  TestFields again = {{"name", "SỞ  Y TẾ"},
                      {"kind", "department"},
                      {"valid_from", "1/1/2021"},
                      {"parent", std::to_string(get(y_te_).facts.parent.value)}};
  EXPECT_TRUE(has(client.post("/organisations", again), "đã có đơn vị tên này"));
  EXPECT_EQ(client.post(at(ngoai_vu_), facts("Sở y tế", 1)).status, 422);
  EXPECT_EQ(client.post(at(ngoai_vu_), facts("Sở Ngoại vụ", 1)).status, 303);
}

TEST_P(OrganisationPages, ASeatThatIsNoMoreIsKeptUntilItIsChanged) {
  std::int64_t root = get(ngoai_vu_).facts.parent.value;
  db().write(Actor::system(), [](WriteTx& tx) {
    tx.exempt_from_audit("a test's own areas");
    tx.execute("update area set valid_to = '2021-09-01' where id = 1", {});
  });
  auto client = lan();
  EXPECT_TRUE(has(client.get(at(root, "/edit")), "26 Tỉnh Vĩnh Phúc"));
  TestFields same = {{"name", "Ủy ban nhân dân tỉnh Vĩnh Phúc"}, {"kind", "peoples_committee"},  {"symbol", "UBND"},
                     {"governed", "26 Tỉnh Vĩnh Phúc"},          {"website", "vinhphuc.gov.vn"}, {"version", "1"}};
  EXPECT_EQ(client.post(at(root), same).status, 303);
  EXPECT_EQ(get(root).facts.governed.value, 1);
  same[3].second = "26";
  same[5].second = "2";
  EXPECT_TRUE(has(client.post(at(root), same), "Không tìm thấy địa bàn"));
}

TEST_P(OrganisationPages, ImportSaysEveryProblemByRowAndColumnAndWritesNothing) {
  UploadedFile file{
      "file", "a.csv", "text/csv",
      "ten don vi;loai;ky hieu;don vi cap tren;hoat dong tu ngay;ghi chú\n"
      "Sở A;không có loại này;SA;UBND;1/1/2020;x\n;Phòng;;UBND;;\nSở B;department;S B;Không có;32/1/2020;\n"
      "Sở C;department;;Sở D;;\nSở D;department;;Sở C;;\nSở Y tế;department;SYT;UBND;;\nSở Y "
      "tế;department;SYT;UBND;;\nSở E;;SE;UBND;;\n"};
  auto client = lan();
  auto json = client.post("/organisations/import", {}, {file});
  EXPECT_EQ(json.status, 422);
  for (std::string_view text : {"Không có loại đơn vị “không có loại này”", "Thiếu loại đơn vị", "Thiếu tên đơn vị",
                                "Không tìm thấy cơ quan cấp trên", "trực thuộc của chính dòng này",
                                "đã có ở một dòng trên", "Các cột không dùng đến: “ghi chú”"})
    EXPECT_TRUE(has(json, text)) << text;
  EXPECT_FALSE(has(json, "“”"));
  EXPECT_EQ(id_of("Sở A"), 0);
}

TEST_P(OrganisationPages, AnExportImportedAgainChangesNothing) {
  auto client = lan();
  for (std::string_view kind : {"csv", "xlsx"}) {
    auto exported = client.get(fmt::format("/organisations/export?file={}", kind));
    ASSERT_EQ(exported.status, 200);
    UploadedFile file{"file", "a", "application/octet-stream", exported.body};
    auto checked = client.post("/organisations/import/check", {}, {file});
    EXPECT_TRUE(has(checked, "Thêm 0 đơn vị, sửa 0, giữ nguyên 4"));
  }
}

TEST_P(OrganisationPages, ImportingAgainChangesAndNeverDoubles) {
  auto client = lan();
  std::string rows =
      "Tên đơn vị,Ký hiệu,Đơn vị cấp trên,Người đứng đầu,Loại\nSỞ Y TẾ,SYT,UBND,Demo E,department\n"
      "Phòng Nghiệp vụ,,SYT,,room\n";
  auto checked = client.post("/organisations/import/check", {{"rows", rows}});
  EXPECT_TRUE(has(checked, "Thêm 1 đơn vị, sửa 1"));
  EXPECT_EQ(get(y_te_).facts.head_name, "");
  EXPECT_EQ(client.post("/organisations/import", {{"rows", rows}}).status, 303);
  EXPECT_EQ(get(y_te_).facts.head_name, "Demo E");
  EXPECT_TRUE(has(client.post("/organisations/import/check", {{"rows", rows}}), "giữ nguyên 2"));
  EXPECT_TRUE(get(id_of("Phòng Nghiệp vụ")).path.starts_with(get(y_te_).path));
}

TEST_P(OrganisationPages, ImportIsRefusedOutsideOnesReach) {
  std::string rows = "Tên đơn vị,Loại,Đơn vị cấp trên\nPhòng X,room,SNgV\n";
  auto refused = minh().post("/organisations/import", {{"rows", rows}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(has(refused, "ngoài phạm vi của bạn"));
  expect_post_access("/organisations/import", {{"rows", rows}}, people(yes, yes, no));
}

TEST_P(OrganisationPages, TheTemplateIsReadByTheImport) {
  auto file = lan().get("/organisations/template?file=xlsx");
  auto sheets = read_spreadsheet(file.body);
  ASSERT_TRUE(sheets.has_value());
  EXPECT_EQ(sheets->at(0).rows.at(0).at(0), "Tên đơn vị");
  EXPECT_EQ(outcome_of(hoa().get("/organisations/template")), no);
}

TEST_P(OrganisationPages, OfficersSeeWhichOfTheirsNameNoHead) {
  auto cards = [&](const Viewer& viewer) {
    return db().read([&](ReadTx& tx) {
      View view;
      view.viewer = viewer;
      view.now = tx.now();
      return site().app().home.at(0)(tx, view).size();
    });
  };
  EXPECT_EQ(cards(test_viewer(1, "lan", {edit_organisations})), 1u);
  EXPECT_EQ(cards(test_viewer(2, "x", {edit_organisations}, get(ngoai_vu_).path)), 0u);
  EXPECT_EQ(cards(test_viewer(3, "hoa", {})), 0u);
}

}  // namespace
}  // namespace vx
