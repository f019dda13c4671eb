#include <gtest/gtest.h>

#include "areas/areas.h"
#include "web/test_client.h"

namespace vx {
namespace {

const TrainingClock clock_of_2021(Instant::at(Date(2021, 9, 20), 8, 0), TrainingClock::Pace::Standing);

class AreaPages : public SiteTest {
 protected:
  DatabaseOptions options() override {
    DatabaseOptions options;
    options.clock = &clock_of_2021;
    return options;
  }
  std::vector<Slice> slices() override {
    return {[](App& app) {
      AreaSections sections = add_areas(app);
      sections->push_back(
          {"marks", [](ReadTx&, const View&, const Area& area, Date) { return html::p("section of " + area.code); },
           [](ReadTx&, const View&, const Area& area, Date) { return Json(area.code); }});
    }};
  }
  TestClient lan() { return site().as(test_viewer(1, "lan", {edit_areas})); }
  TestClient minh() { return site().as(test_viewer(2, "minh", {edit_areas}, "a/1/")); }  // Hà Nội's officer
  TestClient hoa() { return site().as(test_viewer(3, "hoa", {})); }
  std::vector<AccessCase> everybody() {
    return {{"lan", lan(), Outcome::Allowed},
            {"minh", minh(), Outcome::Allowed},
            {"hoa", hoa(), Outcome::Allowed},
            {"signed out", site().signed_out(), Outcome::Allowed}};
  }
};
VX_FOR_EACH_ENGINE(AreaPages);

TEST_P(AreaPages, AnybodyMaySeeUnits) {
  expect_access("/areas", everybody());
  expect_access("/areas?q=vinh", everybody());
  expect_access("/areas/by-code/26", everybody());
}

TEST_P(AreaPages, TheListAnswersForTheDay) {
  auto client = site().signed_out();
  auto today = client.get("/areas");
  EXPECT_TRUE(has(today, "63 tỉnh, thành phố ngày 20/09/2021"));
  EXPECT_TRUE(has(today, "705 đơn vị cấp huyện, 10.599 đơn vị cấp xã"));
  auto later = client.get("/areas?as_of=1/7/2025&lang=en");
  EXPECT_TRUE(has(later, "34 provinces on 01/07/2025"));
  EXPECT_TRUE(has(later, "3,321 communes"));
  EXPECT_TRUE(has(client.get("/areas?as_of=31/2/2021"), "field-error"));
  EXPECT_EQ(client.get_json("/areas?as_of=31/2/2021").status, 422);
  EXPECT_TRUE(has(client.get("/areas?as_of=2018-01-01&lang=vi"), "bắt đầu từ ngày 01/08/2021"));
}

TEST_P(AreaPages, AProvinceShowsItsUnitsAndWhatBecameOfIt) {
  auto client = site().signed_out();
  auto before = client.get("/areas/by-code/26");
  EXPECT_TRUE(has(before, "Tỉnh Vĩnh Phúc: 9 đơn vị cấp huyện, 136 đơn vị cấp xã"));
  EXPECT_TRUE(has(before, "105 xã"));
  EXPECT_TRUE(has(before, "Thành phố Vĩnh Yên"));
  EXPECT_TRUE(has(before, "section of 26"));
  auto after = client.get("/areas/by-code/26?as_of=2025-07-01");
  EXPECT_TRUE(has(after, "Ngày 01/07/2025 không còn Tỉnh Vĩnh Phúc"));
  EXPECT_TRUE(has(after, "Tỉnh Phú Thọ"));
  EXPECT_TRUE(has(after, "148 đơn vị cấp xã"));
  auto json = client.get_json("/areas/by-code/26?as_of=2025-07-01");
  EXPECT_TRUE(has(json, R"("holds":false)"));
  EXPECT_TRUE(has(json, R"("marks":"26")"));
  EXPECT_EQ(client.get("/areas/by-code/99").status, 404);
  EXPECT_EQ(client.get("/areas/999999").status, 404);
}

TEST_P(AreaPages, ACommuneShowsPredecessorsAndSuccessors) {
  auto client = site().signed_out();
  auto commune = client.get("/areas/by-code/08905");  // Hợp Thịnh, Tam Dương
  EXPECT_TRUE(has(commune, "Huyện Tam Dương"));
  EXPECT_TRUE(has(commune, "Xã Hội Thịnh"));
  auto after = client.get("/areas/by-code/08905?as_of=2025-07-01");
  EXPECT_TRUE(has(after, "Hình thành từ"));
  EXPECT_TRUE(has(after, "Xã Hợp Thịnh"));
  EXPECT_TRUE(has(after, "qua các lần sắp xếp"));  // Vân Hội, by way of a merger the lists do not have
  EXPECT_TRUE(has(client.get("/areas/by-code/09142"), "không cho biết đơn vị này được nhập vào đâu"));
}

TEST_P(AreaPages, SearchNeedsNoDiacritics) {
  auto client = site().signed_out();
  EXPECT_TRUE(has(client.get("/areas?q=vinh+tuong"), "Huyện Vĩnh Tường"));
  EXPECT_TRUE(has(client.get("/areas?q=khong+co+noi+nay"), "Không có địa bàn nào khớp"));
  EXPECT_TRUE(has(client.get("/areas?q=%3Cscript%3E"), "&lt;script&gt;"));
  EXPECT_EQ(client.get("/areas?q=tan&after=xx").status, 400);
}

TEST_P(AreaPages, OnlyEditorsImportPopulation) {
  std::vector<AccessCase> cases{{"lan", lan(), Outcome::Allowed},
                                {"minh", minh(), Outcome::Allowed},
                                {"hoa", hoa(), Outcome::Forbidden},
                                {"signed out", site().signed_out(), Outcome::MustSignIn}};
  for (AccessCase& one : cases) EXPECT_EQ(outcome_of(one.client.get("/areas/population")), one.expected) << one.who;
  expect_post_access("/areas/population", {{"rows", "Mã,Năm,Dân số,Nguồn\n01,2020,8246540,NGTK\n"}}, std::move(cases));
}

TEST_P(AreaPages, AnImportIsCheckedFirstAndThenSavedWhole) {
  auto client = lan();
  UploadedFile file{"file", "dân số.csv", "text/csv", "Mã;Năm;Dân số;Nguồn\n26;2021;1.191.780;Niên giám\n"};
  auto checked = client.post("/areas/population/check", {}, {file});
  EXPECT_EQ(checked.status, 200);
  EXPECT_TRUE(has(checked, "Thêm 1 số liệu"));
  EXPECT_TRUE(has(client.get("/areas/by-code/26"), "Chưa nhập số dân"));
  auto saved = client.post("/areas/population", {{"rows", file.bytes}});
  EXPECT_EQ(saved.status, 303);
  EXPECT_TRUE(has(client.get("/areas/by-code/26"), "1.191.780 người"));
  file.bytes = "Mã,Năm,Dân số,Nguồn\n26,2022,1200000,NGTK\n77777,2021,x,\n";
  auto bad = client.post("/areas/population", {}, {file});
  EXPECT_EQ(bad.status, 422);
  EXPECT_TRUE(has(bad, "Năm đó không có địa bàn nào mang mã"));
  EXPECT_FALSE(client.get("/areas/by-code/26?as_of=2022-12-31").content().contains("1.200.000"));
  EXPECT_EQ(client.post("/areas/population/check", {}).status, 422);
}

TEST_P(AreaPages, AnOfficerImportsOnlyTheOwnAreas) {
  auto client = minh();
  std::string hanoi = "Mã,Năm,Dân số,Nguồn\n01,2021,8330800,NGTK\n",
              elsewhere = "Mã,Năm,Dân số,Nguồn\n26,2021,1,NGTK\n";
  EXPECT_EQ(client.post("/areas/population", {{"rows", hanoi}}).status, 303);
  auto refused = client.post("/areas/population", {{"rows", elsewhere}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(has(refused, "ngoài phạm vi"));
}

}  // namespace
}  // namespace vx
