#include <gtest/gtest.h>

#include "areas/areas.h"
#include "organisations/demo.h"
#include "people/demo.h"
#include "people/search_terms.h"
#include "people/test_people.h"

namespace vx {
namespace {

class People : public PeopleTest {};
VX_FOR_EACH_ENGINE(People);

TEST_P(People, AreListedHeadFirstThenByGivenNameAsVietnameseSorts) {
  add(named("Trần Văn Đạt"), 3);
  add(named("Nguyễn Thị Dũng"), 3);
  add(named("Lê Thị Ánh"), 3);
  add(named("Phạm Văn Yên"), 3, MemberRank::Head);
  add(named("Phạm Thị An"), 3, MemberRank::Deputy);
  db().read([](ReadTx& tx) {
    std::vector<std::string> names;
    for (const Member& one : list_members(tx, {3}, test_today)) names.push_back(one.name);
    EXPECT_EQ(names, (std::vector<std::string>{"Phạm Văn Yên", "Phạm Thị An", "Lê Thị Ánh", "Nguyễn Thị Dũng",
                                               "Trần Văn Đạt"}));
    EXPECT_EQ(count_staff_below(tx, "o/1/2/", test_today), 5);
    EXPECT_EQ(list_staff_below(tx, "o/1/", test_today).size(), 5u);
    EXPECT_EQ(count_staff_below(tx, "o/1/5/", test_today), 0);
    EXPECT_TRUE(list_members(tx, {3}, Date(2014, 12, 31)).empty());
  });
}

TEST_P(People, WorkWhereTheyAreSecondedAndTheHooksHearOfMoves) {
  std::vector<Move> heard;
  hooks_.moved.push_back([&](WriteTx&, const Move& move) { heard.push_back(move); });
  Id<Person> lan = add(named("Nguyễn Thị Lan"), 3);
  ASSERT_EQ(heard.size(), 1u);
  EXPECT_FALSE(heard[0].from);
  db().write(Actor::system(), [&](WriteTx& tx) {
    join(tx, lan, 5, MemberRank::Member, Date(2021, 9, 1), MembershipKind::Seconded, Date(2021, 12, 1));
    join(tx, lan, 6, MemberRank::Member, Date(2016, 1, 1), MembershipKind::Member);
  });
  ASSERT_EQ(heard.size(), 2u);
  EXPECT_EQ(heard[1].from.value, 3);
  EXPECT_EQ(heard[1].to.value, 5);
  db().read([&](ReadTx& tx) {
    EXPECT_EQ(workplace_of(tx, lan, test_today)->value, 5);
    EXPECT_EQ(workplace_of(tx, lan, Date(2021, 12, 1))->value, 3);
    EXPECT_FALSE(list_members(tx, {3}, test_today)[0].works_here);
    EXPECT_TRUE(list_members(tx, {5}, test_today)[0].works_here);
    EXPECT_FALSE(list_members(tx, {6}, test_today)[0].works_here);
    EXPECT_EQ(count_staff_below(tx, "o/1/2/", test_today), 0);
    EXPECT_EQ(count_staff_below(tx, "o/1/5/", test_today), 1);
  });
}

TEST_P(People, WhoLeavesHasLeftFromThatDayAndMayComeBack) {
  Id<Person> lan = add(named("Nguyễn Thị Lan"), 3);
  auto leave = [&](Date day) {
    db().write(Actor::system(), [&](WriteTx& tx) {
      auto ended = decide_leaving(list_memberships(tx, lan), day, tx.today());
      ASSERT_TRUE(ended);
      apply_leaving(tx, hooks_, lan, *ended);
    });
  };
  auto state = [&] { return db().read([&](ReadTx& tx) { return get_person(tx, lan).state; }); };
  leave(Date(2021, 9, 1));
  EXPECT_EQ(state(), PersonState::Left);
  db().write(Actor::system(), [&](WriteTx& tx) { join(tx, lan, 5, MemberRank::Member, Date(2021, 9, 20)); });
  EXPECT_EQ(state(), PersonState::Active);
  leave(Date(2021, 10, 1));
  EXPECT_EQ(state(), PersonState::Active);
  clock_.set(Instant::at(Date(2021, 10, 1), 8, 0));
  db().write(Actor::system(), [](WriteTx& tx) {
    tx.exempt_from_audit("test");
    EXPECT_EQ(mark_leavers(tx), 1);
  });
  EXPECT_EQ(state(), PersonState::Left);
}

TEST_P(People, IdentityNumbersAreSealedInTheDatabase) {
  Id<Person> lan = add(named("Nguyễn Thị Lan", "1985-03", "0912345678", "026085001234"), 3);
  db().read([&](ReadTx& tx) {
    EXPECT_EQ(get_facts_unscoped(tx, *seal_, lan).id_number, "026085001234");
    EXPECT_EQ(get_facts_unscoped(tx, *seal_, lan).birth_date->iso(), "1985-03");
    tx.each("select id_number_sealed, id_number_hash from person", {}, [](const Row& row) {
      EXPECT_FALSE(as_text(row.bytes(0)).contains("026085001234"));
      EXPECT_EQ(row.bytes(1).size(), 32u);
    });
    PersonSeal other([] { return ServerKey::ephemeral(); });
    EXPECT_EQ(get_facts_unscoped(tx, other, lan).id_number, "");
    EXPECT_NE(other.hash("026085001234"), seal_->hash("026085001234"));
  });
}

TEST_P(People, AChangeIsRefusedWhenSomebodyWasFaster) {
  Id<Person> lan = add(named("Nguyễn Thị Lan"), 3);
  const Person before = db().read([&](ReadTx& tx) { return get_person(tx, lan); });
  auto rename = [&](std::string name) {
    db().write(Actor::system(), [&](WriteTx& tx) { update_person(tx, *seal_, before, named(name)); });
  };
  rename("Nguyễn Thị Lan Anh");
  EXPECT_THROW(rename("Nguyễn Thị Lan Chi"), Problem);
  db().read([&](ReadTx& tx) {
    EXPECT_EQ(get_person(tx, lan).name, "Nguyễn Thị Lan Anh");
    auto terms = tx.list("select term from person_term order by term", {},
                         [](const Row& row) { return row.get<std::string>(0); });
    EXPECT_EQ(terms, search_terms("nguyen thi lan anh"));
    EXPECT_EQ(terms.size(), 10u);
    auto changes = list_person_changes(tx, lan, 10);
    ASSERT_EQ(changes.size(), 3u);
    EXPECT_EQ(changes[0].note, "name");
  });
}

class DemoPeopleTest : public DatabaseTest {};
VX_FOR_EACH_ENGINE(DemoPeopleTest);

TEST_P(DemoPeopleTest, FillTheRoomsOfTheDemonstrationAndAreMarked) {
  App app;
  add_areas(app);
  for (const auto& fill : app.first_data) fill(db());
  PersonSeal seal([] { return ServerKey::ephemeral(); });
  const Date day = db().read([](ReadTx& tx) { return tx.today(); });
  db().write(Actor::system(), [&](WriteTx& tx) { insert_demo_organisations(tx, Date(2021, 9, 20)); });
  for (int i = 0; i < 2; ++i) db().write(Actor::system(), [&](WriteTx& tx) { insert_demo_people(tx, seal); });
  db().read([&](ReadTx& tx) {
    const std::vector<Organisation> all = list_organisations(tx, day);
    auto path = [&](std::string_view name) {
      auto found = std::ranges::find_if(all, [&](const Organisation& one) { return one.facts.name == name; });
      return found == all.end() ? "none" : found->path;
    };
    EXPECT_GE(count_staff_below(tx, path("Sở Ngoại vụ"), day), 60);
    EXPECT_GE(count_staff_below(tx, path("Ủy ban nhân dân huyện Tam Đảo"), day), 12);
    EXPECT_EQ(tx.count("select count(*) from person where is_demo = 0", {}), 0);
    EXPECT_GT(tx.count("select count(*) from person where state = 'left'", {}), 0);
    EXPECT_EQ(tx.count("select count(*) from membership where is_main = 1 and valid_to is null group by person_id "
                       "order by count(*) desc limit 1",
                       {}),
              1);
  });
}

}  // namespace
}  // namespace vx
