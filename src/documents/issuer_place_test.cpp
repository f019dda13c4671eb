#include "documents/issuer_place.h"

#include <gtest/gtest.h>

#include "documents/document_entry.h"
#include "documents/test_documents.h"

namespace vx {
namespace {

using Places = std::vector<std::string>;

TEST(IssuerPlace, IsReadFromNames) {
  EXPECT_EQ(list_places_in_name("UBND TỈNH TRÀ VINH"), Places{"tinh tra vinh"});
  EXPECT_EQ(list_places_in_name("Tỉnh ủy Vĩnh Phúc"), Places{"tinh vinh phuc"});
  EXPECT_EQ(list_places_in_name("UBND huyện Tam Đảo, tỉnh Vĩnh Phúc"), (Places{"huyen tam dao", "tinh vinh phuc"}));
  EXPECT_EQ(list_places_in_name("UBND TP. Phúc Yên"), Places{"thanh pho phuc yen"});
  EXPECT_EQ(list_places_in_name("Ủy ban nhân dân xã Hợp Thịnh"), Places{"xa hop thinh"});
  for (std::string_view none : {"UBND tỉnh", "Tỉnh ủy", "Sở Lao động - Thương binh và Xã hội", "Bộ Y tế",
                                "Ban Quản lý các khu công nghiệp", "Hội Nông dân tỉnh"})
    EXPECT_EQ(list_places_in_name(none), Places{}) << none;
}

TEST(IssuerPlace, OfThePlaceLineSpeaksAgainstAnotherProvinceOnly) {
  const auto is_elsewhere = [](std::string_view line, const Places& places) {
    Document document;
    document.place = line;
    return is_from_elsewhere(document, places);
  };
  const Places province{"tinh vinh phuc"}, district{"huyen tam dao", "tinh vinh phuc"};
  EXPECT_FALSE(is_elsewhere("Vĩnh Phúc", province));
  EXPECT_FALSE(is_elsewhere("Vĩnh Yên", province));
  EXPECT_FALSE(is_elsewhere("Hợp Thịnh", province));
  EXPECT_FALSE(is_elsewhere("", province));
  EXPECT_TRUE(is_elsewhere("Trà Vinh", province));
  EXPECT_FALSE(is_elsewhere("Tam Đảo", district));
  EXPECT_TRUE(is_elsewhere("Lập Thạch", district));
  EXPECT_FALSE(is_elsewhere("Trà Vinh", {}));
}

class IssuerPlaceTest : public DocumentTest {
 protected:
  /// Beside what all tests of documents have: o/4/, a committee whose name leaves out what it governs.
  void prepare(Database& database) override {
    DocumentTest::prepare(database);
    database.write(Actor::system(), [](WriteTx& tx) {
      tx.exempt_from_audit("test data");
      tx.execute(
          "insert into area (id, code, kind, type, name, full_name, valid_from, path, folded, sort_key) values "
          "(1, '26', 'province', 'tinh', 'Vĩnh Phúc', 'Tỉnh Vĩnh Phúc', '2000-01-01', 'a/1/', 'tinh vinh phuc', $1)",
          {as_bytes("v")});
      insert_organisation(tx, 4, 0, "UBND tỉnh", "o/4/");
      insert_organisation(tx, 5, 4, "Sở Thông tin và Truyền thông", "o/4/5/");
      tx.execute("update organisation set governed_area_id = 1 where id = 4", {});
      tx.execute(
          "insert into organisation_period (organisation_id, valid_from, valid_to, parent_id, kind, name, short_name, "
          "symbol, seat_area_id, governed_area_id, head_name, head_title, website) select id, valid_from, valid_to, "
          "parent_id, kind, name, short_name, symbol, seat_area_id, governed_area_id, head_name, head_title, website "
          "from organisation",
          {});
    });
  }

  std::int64_t find(std::string agency, std::string parent_agency, std::string place, std::int64_t owner = 1) {
    Document document = plan("44", "KH-STTTT", "2021-10-15", std::move(agency), DocumentState::Received, owner);
    document.parent_agency = std::move(parent_agency);
    document.place = std::move(place);
    return db().read([&](ReadTx& tx) { return IssuerFinder(tx).find(document).value; });
  }
};
VX_FOR_EACH_ENGINE(IssuerPlaceTest);

TEST_P(IssuerPlaceTest, TellsDepartmentsOfTwoProvincesApart) {
  EXPECT_EQ(find("Sở Ngoại vụ", "UBND TỈNH BẮC SƠN", "Bắc Sơn"), 2);
  EXPECT_EQ(find("Sở Ngoại vụ", "ỦY BAN NHÂN DÂN TỈNH", ""), 2);
  EXPECT_EQ(find("Sở Ngoại vụ", "UBND TỈNH TRÀ VINH", "Trà Vinh"), 0);
  EXPECT_EQ(find("Sở Ngoại vụ", "UBND TỈNH TRÀ VINH", ""), 0);
  EXPECT_EQ(find("Sở Ngoại vụ tỉnh Trà Vinh", "", ""), 0);
  EXPECT_EQ(find("UBND tỉnh Bắc Sơn", "", "Bắc Sơn"), 1);
}

TEST_P(IssuerPlaceTest, AsksThePlaceLineWhereNoAgencyStandsAbove) {
  EXPECT_EQ(find("Sở Y tế", "", "Bắc Sơn"), 3);
  EXPECT_EQ(find("Sở Y tế", "", ""), 3);
  EXPECT_EQ(find("Sở Y tế", "", "Trà Vinh"), 0);
}

TEST_P(IssuerPlaceTest, KnowsWhatACommitteeGoverns) {
  EXPECT_EQ(find("Sở Thông tin và Truyền thông", "UBND TỈNH VĨNH PHÚC", "Vĩnh Phúc", 4), 5);
  EXPECT_EQ(find("Sở Thông tin và Truyền thông", "UBND TỈNH TRÀ VINH", "Trà Vinh", 4), 0);
}

}  // namespace
}  // namespace vx
