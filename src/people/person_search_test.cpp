#include "people/person_search.h"

#include <gtest/gtest.h>

#include "people/search_terms.h"
#include "people/test_people.h"

namespace vx {
namespace {

class PersonSearchTest : public PeopleTest {
 protected:
  std::vector<std::string> find(std::string_view words, const Viewer& viewer, int limit = 50) {
    return db().read([&](ReadTx& tx) {
      std::vector<std::string> names;
      std::string after;
      do {
        auto page = find_people(tx, viewer, {.words = std::string(words)}, limit, after);
        for (const Person& one : page.items) names.push_back(one.name);
        after = page.next;
      } while (!after.empty());
      return names;
    });
  }
  Viewer everybody_ = test_viewer(1, "lan", {read_people});
};
using Names = std::vector<std::string>;
VX_FOR_EACH_ENGINE(PersonSearchTest);

TEST(SearchTerms, AreTheWordsAndEveryTwoOfThemInTheirOrder) {
  EXPECT_EQ(search_terms("nguyen van an"), (Names{"+nguyen an", "+nguyen van!", "+van an", "an", "nguyen!", "van!"}));
  EXPECT_EQ(search_terms("dung"), Names{"dung"});
  EXPECT_EQ(driving_terms({"nguyen", "van", "an"}), (Names{"+nguyen van", "+nguyen an", "+van an"}));
}

TEST_P(PersonSearchTest, NeedsNoDiacriticsAndGivenNamesComeFirst) {
  for (std::string name :
       {"Đặng Thị Ánh", "Nguyễn Đăng Khoa", "Trần Văn Đặng", "Lê Đăng", "Nguyễn Văn An", "Đăng Văn An"})
    add(named(name), 3);
  EXPECT_EQ(find("dang", everybody_),
            (Names{"Lê Đăng", "Trần Văn Đặng", "Đăng Văn An", "Đặng Thị Ánh", "Nguyễn Đăng Khoa"}));
  EXPECT_EQ(find("Đặng", everybody_).size(), 5u);
  EXPECT_EQ(find("le dang", everybody_), Names{"Lê Đăng"});
  EXPECT_EQ(find("nguyen an", everybody_), Names{"Nguyễn Văn An"});
  EXPECT_EQ(find("an nguyen", everybody_), Names{"Nguyễn Văn An"});
  EXPECT_EQ(find("dang van a", everybody_), Names{"Đăng Văn An"});
  EXPECT_EQ(find("an van dang", everybody_), Names{"Đăng Văn An"});
  EXPECT_EQ(find("kho", everybody_), Names{"Nguyễn Đăng Khoa"});
  EXPECT_TRUE(find("nguyen binh", everybody_).empty());
  EXPECT_TRUE(find("ng uyen", everybody_).empty());
}

TEST_P(PersonSearchTest, TheVeryNameComesBeforeLongerOnes) {
  for (std::string name : {"Nguyễn An Bình", "Nguyễn Thị An", "Nguyễn An", "Nguyễn Ân"}) add(named(name), 3);
  EXPECT_EQ(find("nguyen an", everybody_), (Names{"Nguyễn An", "Nguyễn Ân", "Nguyễn Thị An", "Nguyễn An Bình"}));
}

TEST_P(PersonSearchTest, GivesOnlyWhomTheViewerMayReadPageByPage) {
  for (int i = 0; i < 7; ++i) add(named(fmt::format("Nguyễn Văn {}", "ABCDEFG"[i])), i % 2 == 0 ? 3 : 5);
  PersonFacts citizen = named("Nguyễn Văn Xa");
  citizen.residence = {2};
  add(citizen);
  const Viewer room = test_viewer(2, "minh", {read_people}, "o/1/2/"),
               commune = test_viewer(3, "xa", {read_people}, "a/1/2/");
  for (int limit : {1, 2, 3, 50}) {
    EXPECT_EQ(find("nguyen", everybody_, limit).size(), 8u) << limit;
    EXPECT_EQ(find("", everybody_, limit).size(), 8u) << limit;
    EXPECT_EQ(find("van", room, limit), (Names{"Nguyễn Văn A", "Nguyễn Văn C", "Nguyễn Văn E", "Nguyễn Văn G"}));
    EXPECT_EQ(find("", commune, limit), Names{"Nguyễn Văn Xa"});
    EXPECT_EQ(find("nguyen van xa", commune, limit), Names{"Nguyễn Văn Xa"});
    EXPECT_TRUE(find("nguyen van b", room, limit).empty());
  }
  EXPECT_TRUE(find("nguyen", test_viewer(4, "hoa", {}), 50).empty());
  db().read([&](ReadTx& tx) {
    EXPECT_THROW(find_people(tx, everybody_, {}, 5, "x"), Problem);
    EXPECT_EQ(find_people(tx, everybody_, {.citizens_only = true}, 5, "").items.size(), 1u);
    EXPECT_EQ(find_people(tx, everybody_, {.under = "o/1/5/"}, 5, "").items.size(), 3u);
    EXPECT_EQ(find_people(tx, room, {.under = "o/1/5/"}, 5, "").items.size(), 0u);
    EXPECT_EQ(find_people(tx, room, {.under = "o/1/"}, 5, "").items.size(), 4u);
  });
}

TEST_P(PersonSearchTest, WalksTermsWhereTheReachIsLarge) {
  // More than are looked through one by one, so that the other way is taken with the same answers.
  db().write(Actor::system(), [&](WriteTx& tx) {
    for (int i = 0; i < 1600; ++i) {
      Id<Person> id = insert_person(tx, *seal_, named(fmt::format("Bùi Thị {}", i % 40 == 0 ? "Oanh" : "Chi")));
      tx.execute(
          "insert into membership (person_id, organisation_id, kind, position, rank, valid_from, is_main) values "
          "($1, $2, 'permanent', '', 'member', '2015-01-01', 1)",
          {id, i % 80 == 0 ? 5 : 4});
    }
  });
  const Viewer unit = test_viewer(2, "minh", {read_people}, "o/1/2/");
  EXPECT_EQ(find("oanh", unit, 7).size(), 20u);
  EXPECT_EQ(find("bui oanh", unit, 50).size(), 20u);
  EXPECT_EQ(find("bui thi o", unit, 50).size(), 20u);
  EXPECT_EQ(find("bui thi oanh", everybody_, 11).size(), 40u);
  EXPECT_EQ(find("oa", everybody_, 11).size(), 40u);
}

}  // namespace
}  // namespace vx
