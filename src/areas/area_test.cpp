#include "areas/area.h"

#include <gtest/gtest.h>

#include "areas/area_list.h"
#include "areas/area_reads.h"
#include "areas/population.h"
#include "base/text.h"
#include "db/test_database.h"

namespace vx {
namespace {

const Date september_2021(2021, 9, 1);
const Date july_2025(2025, 7, 1);

std::vector<std::string> names_of(const std::vector<AreaSuccession>& successions) {
  std::vector<std::string> names;
  for (const AreaSuccession& succession : successions) names.push_back(succession.other.full_name);
  return names;
}

TEST(AreaList, HoldsTheOfficialNumbersOfUnits) {
  AreaList list = embedded_area_list();
  auto count = [&](AreaKind kind, Date day) {
    return std::ranges::count_if(list.areas, [&](const Area& area) { return area.kind == kind && area.holds_on(day); });
  };
  EXPECT_EQ(count(AreaKind::Province, september_2021), 63);
  EXPECT_EQ(count(AreaKind::District, september_2021), 705);
  EXPECT_EQ(count(AreaKind::Commune, september_2021), 10'599);
  EXPECT_EQ(count(AreaKind::Province, july_2025), 34);
  EXPECT_EQ(count(AreaKind::District, july_2025), 0);
  EXPECT_EQ(count(AreaKind::Commune, july_2025), 3'321);
}

TEST(AreaList, EveryUnitOf2025IsBelowAProvinceThatHoldsThen) {
  AreaList list = embedded_area_list();
  for (const Area& area : list.areas) {
    if (!area.parent || !area.holds_on(july_2025)) continue;
    const Area& above = list.areas[static_cast<std::size_t>(area.parent.value - 1)];
    EXPECT_TRUE(above.kind == AreaKind::Province && above.holds_on(july_2025)) << area.full_name;
  }
}

TEST(AreaList, NobodyFollowsBeforeThePredecessorEnds) {
  AreaList list = embedded_area_list();
  EXPECT_GT(list.successions.size(), 10'000u);
  for (const AreaList::Succession& succession : list.successions) {
    const Area& before = list.areas[static_cast<std::size_t>(succession.predecessor.value - 1)];
    const Area& after = list.areas[static_cast<std::size_t>(succession.successor.value - 1)];
    EXPECT_TRUE(before.valid_to && *before.valid_to <= after.valid_from) << before.full_name;
  }
}

/// The lists are read into one database an engine; the tests leave units as they are.
class Areas : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    if (!TestDatabase::is_available(GetParam())) GTEST_SKIP() << "skipped: VUNGXANH_TEST_POSTGRES is not set";
    Filled& filled = filled_[GetParam()];
    if (filled.database) return;
    filled.place = std::make_unique<TestDatabase>(GetParam(), &migrated_original(GetParam()));
    DatabaseOptions options;
    options.url = filled.place->url();
    filled.database = Database::open(options);
    db().write(Actor::system(), [](WriteTx& tx) { insert_area_list(tx, embedded_area_list()); });
  }
  static void TearDownTestSuite() { filled_.clear(); }
  Database& db() { return *filled_[GetParam()].database; }

 private:
  struct Filled {
    std::unique_ptr<TestDatabase> place;
    std::unique_ptr<Database> database;
  };
  static inline std::map<Engine, Filled> filled_;
};
VX_FOR_EACH_ENGINE(Areas);

TEST_P(Areas, VinhPhucHas9DistrictsAnd136CommunesInSeptember2021) {
  db().read([](ReadTx& tx) {
    auto province = find_area(tx, "26", september_2021);
    ASSERT_TRUE(province);
    EXPECT_EQ(province->full_name, "Tỉnh Vĩnh Phúc");
    AreaCounts counts = count_areas_below(tx, *province, september_2021);
    EXPECT_EQ(counts.districts, 9);
    EXPECT_EQ(counts.communes, 136);
    EXPECT_EQ(counts.of_type[static_cast<std::size_t>(AreaType::Ward)], 15);
    EXPECT_EQ(counts.of_type[static_cast<std::size_t>(AreaType::Township)], 16);
    EXPECT_EQ(list_child_areas(tx, province->id, september_2021).size(), 9u);
    EXPECT_EQ(list_area_subtree(tx, *province, september_2021).size(), 146u);
  });
}

TEST_P(Areas, VinhPhucIsPartOfPhuThoFromJuly2025) {
  db().read([](ReadTx& tx) {
    EXPECT_FALSE(find_area(tx, "26", july_2025));
    auto before = find_last_area(tx, "26", july_2025);
    ASSERT_TRUE(before);
    auto successors = list_successors(tx, before->id);
    ASSERT_EQ(names_of(successors), std::vector<std::string>{"Tỉnh Phú Thọ"});
    const Area& after = successors[0].other;
    EXPECT_EQ(after.code, "25");
    EXPECT_EQ(find_area(tx, "25", july_2025)->id, after.id);
    EXPECT_NE(find_area(tx, "25", september_2021)->id, after.id);
    AreaCounts counts = count_areas_below(tx, after, july_2025);
    EXPECT_EQ(counts.communes, 148);
    EXPECT_EQ(counts.districts, 0);
    EXPECT_EQ(names_of(list_predecessors(tx, after.id)),
              (std::vector<std::string>{"Tỉnh Hoà Bình", "Tỉnh Phú Thọ", "Tỉnh Vĩnh Phúc"}));
  });
}

TEST_P(Areas, TheListsSayOnWhichDaysTheyDoNotKnow) {
  db().read([](ReadTx& tx) {
    auto province = find_area(tx, "26", Date(2025, 6, 30));
    EXPECT_EQ(count_areas_below(tx, *province, Date(2025, 6, 30)).communes, 121);
    EXPECT_EQ(count_areas_below(tx, *province, Date(2024, 1, 1)).end_unknown, 15);
    auto lost = find_area(tx, "09142", september_2021);  // Tam Phúc: neither list says where it went
    ASSERT_TRUE(lost);
    EXPECT_EQ(lost->gap, ListGap::End);
    EXPECT_TRUE(list_successors(tx, lost->id).empty());
    auto renamed = find_area(tx, "08905", september_2021);
    EXPECT_EQ(renamed->full_name, "Xã Hợp Thịnh");
    EXPECT_EQ(renamed->later_name, "Xã Hội Thịnh");
  });
}

TEST_P(Areas, AnUnchangedProvinceStaysTheSameUnit) {
  db().read([](ReadTx& tx) {
    EXPECT_EQ(find_area(tx, "01", september_2021)->id, find_area(tx, "01", july_2025)->id);
    EXPECT_EQ(find_area(tx, "46", july_2025)->full_name, "Thành phố Huế");
    EXPECT_EQ(find_area(tx, "46", september_2021)->full_name, "Tỉnh Thừa Thiên Huế");
  });
}

TEST_P(Areas, ADayBeforeTheFirstListIsAnsweredByTheFirstList) {
  db().read([](ReadTx& tx) { EXPECT_EQ(find_area(tx, "26", Date(2019, 5, 1))->name, "Vĩnh Phúc"); });
}

TEST_P(Areas, SearchNeedsNoDiacriticsAndPutsTheVeryNameFirst) {
  db().read([](ReadTx& tx) {
    auto first = [&](std::string_view words) {
      auto found = search_areas(tx, words, september_2021, 5);
      return found.empty() ? std::string() : found[0].full_name;
    };
    EXPECT_EQ(first("vinh phuc"), "Tỉnh Vĩnh Phúc");
    EXPECT_EQ(first("tinh vinh phuc"), "Tỉnh Vĩnh Phúc");
    EXPECT_EQ(first("tam duong"), "Huyện Tam Dương");
    EXPECT_EQ(first("thị trấn hợp châu"), "Thị trấn Hợp Châu");
    EXPECT_EQ(first("hop chau"), "Thị trấn Hợp Châu");
    EXPECT_EQ(first("hop than"), "Xã Hợp Thanh");
    EXPECT_EQ(first("zzz"), "");
    EXPECT_EQ(first("  "), "");
    EXPECT_EQ(first("%"), "");
  });
}

TEST_P(Areas, SearchGoesOnPageByPageWithoutLosingOrDoublingAUnit) {
  db().read([](ReadTx& tx) {
    std::vector<Id<Area>> whole, paged;
    for (const Area& area : find_areas(tx, {"tan", september_2021, 2000, ""}).items) whole.push_back(area.id);
    ASSERT_GT(whole.size(), 300u);
    std::string after;
    do {
      auto page = find_areas(tx, {"tan", september_2021, 77, after});
      for (const Area& area : page.items) paged.push_back(area.id);
      after = page.next;
    } while (!after.empty());
    EXPECT_EQ(paged, whole);
  });
}

TEST_P(Areas, TheListIsInsertedOnce) {
  db().write(Actor::system(), [](WriteTx& tx) { insert_area_list(tx, embedded_area_list()); });
  EXPECT_EQ(db().read([](ReadTx& tx) { return tx.count("select count(*) from area where kind = 'province'", {}); }),
            63 + 24);
}

TEST_P(Areas, PopulationIsTheLastCountUpToTheDay) {
  db().write(Actor::system(), [](WriteTx& tx) {
    Id<Area> province = find_area(tx, "26", september_2021)->id;
    EXPECT_FALSE(find_population(tx, province, september_2021));
    std::vector<PopulationRow> rows = {{province, 2019, 1'154'154, "Tổng điều tra 2019"},
                                       {province, 2021, 1'191'780, "NGTK"}};
    auto changes = save_populations(tx, rows);
    EXPECT_EQ(changes.added, 2);
    EXPECT_EQ(find_population(tx, province, Date(2020, 5, 1))->population, 1'154'154);
    EXPECT_EQ(find_population(tx, province, september_2021)->year, 2021);
    EXPECT_EQ(find_population(tx, province, Date(2018, 1, 1))->year, 2019);
    rows[0].population = 1'151'154;
    changes = save_populations(tx, rows);
    EXPECT_EQ(changes.changed, 1);
    EXPECT_EQ(changes.unchanged, 1);
  });
}

TEST_P(Areas, PopulationImportSaysEveryProblemByRowAndColumn) {
  std::string file =
      "Mã,Năm,Dân số,Nguồn\n26,2021,1.191.780,Niên giám\n99,2021,5,Niên giám\n26,2021,7,Niên "
      "giám\n1,2021,8000000,NGTK\n"
      "26,1800,x,\n";
  db().read([&](ReadTx& tx) {
    auto import = read_population_import(tx, read_import(*read_spreadsheet(file), population_columns()),
                                         Date(2022, 1, 1), nullptr);
    std::vector<std::tuple<int, std::string, std::string>> problems;
    for (const ImportProblem& problem : import.problems)
      problems.emplace_back(problem.row, problem.heading, problem.refusal.key);
    EXPECT_EQ(problems,
              (std::vector<std::tuple<int, std::string, std::string>>{{3, "Mã", "areas.population_no_area"},
                                                                      {4, "Mã", "areas.population_twice"},
                                                                      {6, "Năm", "areas.population_bad_year"},
                                                                      {6, "Dân số", "areas.population_bad_count"},
                                                                      {6, "Nguồn", "areas.population_no_source"}}));
    EXPECT_EQ(import.rows.size(), 2u);
  });
}

TEST(Population, CountsAreReadAsPeopleWriteThem) {
  EXPECT_EQ(parse_count("1.191.780"), 1'191'780);
  EXPECT_EQ(parse_count("1,191,780"), 1'191'780);
  EXPECT_EQ(parse_count(" 1 191 780 "), 1'191'780);
  EXPECT_EQ(parse_count("1191780"), 1'191'780);
  EXPECT_FALSE(parse_count("1.5"));
  EXPECT_FALSE(parse_count("-3"));
  EXPECT_FALSE(parse_count(""));
  EXPECT_FALSE(parse_count("1..000"));
}

}  // namespace
}  // namespace vx
