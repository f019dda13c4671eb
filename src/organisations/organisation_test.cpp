#include "organisations/organisation.h"

#include <gtest/gtest.h>

#include <set>

#include "db/test_database.h"
#include "organisations/organisation_names.h"
#include "organisations/organisation_store.h"

namespace vx {
namespace {

Organisation make(std::int64_t id, std::int64_t parent, std::string name, std::string short_name = "",
                  std::string symbol = "") {
  Organisation made;
  made.id = {id};
  made.facts.parent = {parent};
  made.facts.name = std::move(name);
  made.facts.short_name = std::move(short_name);
  made.facts.symbol = std::move(symbol);
  return made;
}

const std::vector<Organisation> known = {
    make(1, 0, "Ủy ban nhân dân tỉnh Vĩnh Phúc", "UBND tỉnh", "UBND"),
    make(2, 1, "Sở Nông nghiệp và Phát triển nông thôn", "", "SNN&PTNT"),
    make(3, 1, "Sở Ngoại vụ tỉnh Vĩnh Phúc", "Sở Ngoại vụ", "SNgV"),
    make(4, 1, "Sở Lao động - Thương binh và Xã hội", "", "SLĐTBXH"),
    make(5, 1, "Sở Thông tin và Truyền thông", "", "STTTT"),
    make(6, 1, "Ủy ban nhân dân huyện Tam Dương", "", "UBND"),
    make(7, 1, "Ủy ban nhân dân huyện Lập Thạch", "", "UBND"),
    make(8, 6, "Ủy ban nhân dân xã Hợp Thịnh", "", "UBND"),
    make(9, 3, "Văn phòng Sở Ngoại vụ", "Văn phòng", "VP"),
    make(10, 5, "Văn phòng Sở Thông tin và Truyền thông", "Văn phòng", "VP"),
    make(11, 1, "Sở Y tế", "", "SYT"),
    make(12, 0, "Ủy ban nhân dân tỉnh Trà Vinh", "UBND tỉnh", "UBND"),
    make(13, 12, "Sở Y tế", "", "SYT"),
};

std::int64_t match(std::string_view name, std::int64_t context = 0) {
  auto found = match_organisation(name, known, {context});
  return found ? found->organisation.value : 0;
}

TEST(OrganisationMatch, AcceptsFullAndShortForms) {
  EXPECT_EQ(match("Sở NN&PTNT"), 2);
  EXPECT_EQ(match("Sở Nông nghiệp & PTNT"), 2);
  EXPECT_EQ(match("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN"), 2);
  EXPECT_EQ(match("so nong nghiep va phat trien nong thon"), 2);
  EXPECT_EQ(match("Sở LĐ-TB&XH"), 4);
  EXPECT_EQ(match("Sở Lao động, Thương binh và Xã hội"), 4);
  EXPECT_EQ(match("Sở TT&TT"), 5);
  EXPECT_EQ(match("Sở Ngoại vụ"), 3);
}

TEST(OrganisationMatch, AcceptsTheIssuerOfASymbol) {
  EXPECT_EQ(match("SNN&PTNT"), 2);
  EXPECT_EQ(match("SNNPTNT"), 2);
  EXPECT_EQ(match("SNgV"), 3);
  EXPECT_EQ(match("STTTT"), 5);
  EXPECT_EQ(match("SXYZ"), 0);
}

TEST(OrganisationMatch, TheNearestInTheTreeWinsAndATieIsNothing) {
  EXPECT_EQ(match("UBND tỉnh", 3), 1);
  EXPECT_EQ(match("UBND tỉnh", 13), 12);
  EXPECT_EQ(match("UBND tỉnh"), 0);
  EXPECT_EQ(match("Sở Y tế", 3), 11);
  EXPECT_EQ(match("Sở Y tế"), 0);
  EXPECT_EQ(match("Văn phòng", 9), 9);
  EXPECT_EQ(match("UBND huyện", 8), 6);
}

TEST(OrganisationMatch, APlaceBehindTheNameMustBeTheOneAbove) {
  EXPECT_EQ(match("Sở Y tế tỉnh Vĩnh Phúc"), 11);
  EXPECT_EQ(match("Sở Y tế tỉnh Trà Vinh"), 13);
  EXPECT_EQ(match("Sở Y tế tỉnh Sóc Trăng"), 0);
  EXPECT_EQ(match("UBND tỉnh Vĩnh Phúc"), 1);
  EXPECT_EQ(match("UBND xã Hợp Thịnh"), 8);
  EXPECT_EQ(match("UBND xã Hợp Châu"), 0);
}

TEST(OrganisationMatch, ForgivesAMisreadLetter) {
  EXPECT_EQ(match("Sở Thông tln và Truyền thông"), 5);
  EXPECT_EQ(match("Sở Ngoai vu"), 3);
  EXPECT_EQ(match("Sở Y tá"), 0);
  EXPECT_EQ(match(""), 0);
}

class Organisations : public DatabaseTest {
 protected:
  OrganisationFacts facts(std::string name, Id<Organisation> parent = {}, std::string symbol = "") {
    OrganisationFacts made;
    made.parent = parent;
    made.kind = OrganisationKind::Department;
    made.name = std::move(name);
    made.symbol = std::move(symbol);
    return made;
  }
  Id<Organisation> insert(std::string name, Id<Organisation> parent = {}, std::string symbol = "") {
    return db().write(Actor::system(), [&](WriteTx& tx) {
      return insert_organisation(tx, facts(name, parent, symbol), Date(2020, 1, 1));
    });
  }
  Organisation get(Id<Organisation> id) {
    return db().read([&](ReadTx& tx) { return get_organisation(tx, id); });
  }
  void change(Id<Organisation> id, const std::function<void(OrganisationFacts&)>& how, std::optional<Date> from = {}) {
    db().write(Actor::system(), [&](WriteTx& tx) {
      Organisation before = get_organisation(tx, id);
      OrganisationFacts after = before.facts;
      how(after);
      update_organisation(tx, before, after, from, "organisations.update");
    });
  }
};
VX_FOR_EACH_ENGINE(Organisations);

TEST_P(Organisations, PathsFollowAMove) {
  auto root = insert("UBND tỉnh"), first = insert("Sở A", root), second = insert("Sở B", root),
       room = insert("Phòng", first);
  auto desk = insert("Tổ", room);
  change(room, [&](OrganisationFacts& facts) { facts.parent = second; });
  EXPECT_EQ(get(desk).path, fmt::format("o/{}/{}/{}/{}/", root.value, second.value, room.value, desk.value));
  db().read([&](ReadTx& tx) {
    EXPECT_EQ(list_organisation_subtree(tx, get_organisation(tx, second).path).size(), 3u);
    EXPECT_EQ(list_organisation_subtree(tx, get_organisation(tx, first).path).size(), 1u);
    EXPECT_EQ(list_organisation_ancestry(tx, get_organisation(tx, desk)).size(), 4u);
  });
}

TEST_P(Organisations, CyclesAndClosedParentsAreRefused) {
  auto root = insert("UBND tỉnh"), child = insert("Sở", root), room = insert("Phòng", child);
  Organisation top = get(root), middle = get(child), low = get(room);
  EXPECT_EQ(decide_move(middle, &low).error().key, "organisations.move_into_itself");
  EXPECT_EQ(decide_move(middle, &middle).error().key, "organisations.move_into_itself");
  EXPECT_EQ(decide_move(middle, &top).error().key, "organisations.already_there");
  EXPECT_TRUE(decide_move(low, &top).has_value());
  EXPECT_TRUE(decide_move(middle, nullptr).has_value());
  top.valid_to = Date(2021, 1, 1);
  EXPECT_EQ(decide_move(low, &top).error().key, "organisations.parent_closed");
}

TEST_P(Organisations, AChangeHasADayAndTheDayBeforeStaysAsItWas) {
  auto id = insert("Sở Thông tin", {}, "STT");
  change(id, [](OrganisationFacts& facts) { facts.name = "Sở Thông tin và Truyền thông"; }, Date(2021, 3, 1));
  change(id, [](OrganisationFacts& facts) { facts.head_name = "Demo A"; }, Date(2021, 5, 1));
  change(id, [](OrganisationFacts& facts) { facts.symbol = "STTTT"; });  // a correction of what holds today
  db().read([&](ReadTx& tx) {
    EXPECT_EQ(find_organisation(tx, id, Date(2021, 2, 28))->name(), "Sở Thông tin");
    EXPECT_EQ(find_organisation(tx, id, Date(2021, 3, 1))->name(), "Sở Thông tin và Truyền thông");
    EXPECT_EQ(find_organisation(tx, id, Date(2021, 3, 1))->facts.symbol, "STT");
    EXPECT_EQ(find_organisation(tx, id, Date(2021, 5, 1))->facts.symbol, "STTTT");
    EXPECT_FALSE(find_organisation(tx, id, Date(2019, 12, 31)));
    EXPECT_EQ(list_periods(tx, id).size(), 3u);
    EXPECT_EQ(list_organisation_changes(tx, id, 10).size(), 4u);
    EXPECT_EQ(list_organisations(tx, Date(2021, 4, 1)).at(0).facts.head_name, "");
  });
}

TEST_P(Organisations, WhoReadAnotherVersionIsRefused) {
  auto id = insert("Sở");
  Organisation read = get(id);
  change(id, [](OrganisationFacts& facts) { facts.website = "a.example"; });
  EXPECT_THROW(
      db().write(Actor::system(),
                 [&](WriteTx& tx) { update_organisation(tx, read, read.facts, std::nullopt, "organisations.update"); }),
      Problem);
  EXPECT_EQ(get(id).version, 2);
}

TEST_P(Organisations, DaysOfAChangeAreWithinTheOpenPeriodAndNotToCome) {
  OrganisationPeriod open{Date(2021, 3, 1), std::nullopt, {}};
  Date today(2021, 9, 20);
  EXPECT_EQ(decide_change(open, Date(2021, 9, 21), today).error().key, "organisations.day_in_future");
  EXPECT_EQ(decide_change(open, Date(2021, 2, 1), today).error().key, "organisations.day_before_period");
  EXPECT_TRUE(decide_change(open, Date(2021, 3, 1), today).has_value());
  EXPECT_TRUE(decide_change(open, std::nullopt, today).has_value());
}

TEST_P(Organisations, AClosedOneIsGoneFromThatDayAndMayComeBack) {
  auto root = insert("UBND tỉnh"), child = insert("Sở", root);
  Organisation closed = get(child);
  Date day(2021, 6, 1), today(2021, 9, 20);
  EXPECT_EQ(decide_close(get(root), Date(2020, 1, 1), day, 1, today).error().key, "organisations.has_open_children");
  EXPECT_EQ(decide_close(closed, Date(2020, 1, 1), Date(2020, 1, 1), 0, today).error().key,
            "organisations.day_before_period");
  ASSERT_TRUE(decide_close(closed, Date(2020, 1, 1), day, 0, today).has_value());
  db().write(Actor::system(), [&](WriteTx& tx) { update_organisation_end(tx, closed, day, "organisations.close"); });
  db().read([&](ReadTx& tx) {
    EXPECT_TRUE(list_child_organisations(tx, root).empty());
    EXPECT_TRUE(find_organisation(tx, child, Date(2021, 5, 31)));
    EXPECT_FALSE(find_organisation(tx, child, day));
  });
  db().write(Actor::system(), [&](WriteTx& tx) {
    update_organisation_end(tx, get_organisation(tx, child), std::nullopt, "organisations.reopen");
  });
  db().read([&](ReadTx& tx) { EXPECT_EQ(list_child_organisations(tx, root).size(), 1u); });
}

TEST_P(Organisations, AreFoundWithoutDiacriticsAndPagedWithoutLoss) {
  auto root = insert("Ủy ban nhân dân tỉnh", {}, "UBND");
  for (int i = 0; i < 25; ++i) insert(fmt::format("Phòng Nội vụ số {}", i), root);
  db().read([&](ReadTx& tx) {
    OrganisationFilter filter{.words = "noi vu", .kind = {}, .area = {}, .under = {}, .as_of = tx.today()};
    EXPECT_EQ(count_organisations(tx, filter), 25);
    std::vector<std::int64_t> seen;
    std::string after;
    do {
      auto page = find_organisations(tx, filter, 7, after);
      for (const Organisation& one : page.items) seen.push_back(one.id.value);
      after = page.next;
    } while (!after.empty());
    EXPECT_EQ(seen.size(), 25u);
    std::ranges::sort(seen);
    EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end());
    filter.as_of = Date(2020, 5, 5);
    EXPECT_EQ(find_organisations(tx, filter, 0, "").items.size(), 25u);
    filter.words = "UBND";
    EXPECT_EQ(find_organisations(tx, filter, 0, "").items.at(0).id, root);
  });
}

TEST_P(Organisations, TheTreeComesPageByPageOnEveryDay) {
  auto root = insert("UBND tỉnh");
  for (int i = 0; i < 25; ++i) insert(fmt::format("Phòng số {}", i), root);
  insert("Tổ", insert("Sở Y tế", root));
  db().read([&](ReadTx& tx) {
    for (Date day : {tx.today(), Date(2020, 5, 5)}) {
      auto roots = list_tree_page(tx, {}, day, 10, "");
      ASSERT_EQ(roots.items.size(), 1u);
      EXPECT_EQ(roots.items[0].children, 26);
      EXPECT_EQ(roots.next, "");
      EXPECT_EQ(count_children(tx, root, day), 26);
      std::set<std::int64_t> seen;
      std::int64_t below = 0;
      std::string after;
      do {
        auto page = list_tree_page(tx, root, day, 7, after);
        EXPECT_LE(page.items.size(), 7u);
        for (const OrganisationNode& node : page.items) {
          EXPECT_TRUE(seen.insert(node.organisation.id.value).second);
          below += node.children;
        }
        after = page.next;
      } while (!after.empty());
      EXPECT_EQ(seen.size(), 26u);
      EXPECT_EQ(below, 1);
    }
    EXPECT_TRUE(list_tree_page(tx, {}, Date(2019, 5, 5), 10, "").items.empty());
    EXPECT_EQ(count_children(tx, root, Date(2019, 5, 5)), 0);
  });
}

TEST_P(Organisations, ANameIsTakenHoweverItIsWritten) {
  auto root = insert("UBND tỉnh"), health = insert("Sở Y tế", root);
  insert("Sở NN&PTNT", root);
  auto is_taken = [&](std::string_view name, Id<Organisation> parent, Id<Organisation> self = {}) {
    return db().read([&](ReadTx& tx) { return is_name_taken(tx, parent, name, self); });
  };
  auto expect_taken = [&] {
    EXPECT_TRUE(is_taken("SỞ  Y TẾ", root));
    EXPECT_FALSE(is_taken("Sở Y tế", root, health));
    EXPECT_FALSE(is_taken("Sở Y tế", {}));
    EXPECT_TRUE(is_taken("ubnd tỉnh", {}));
    EXPECT_TRUE(is_taken("Sở Nông nghiệp và Phát triển nông thôn", root));
    EXPECT_FALSE(is_taken("Sở Ngoại vụ", root));
  };
  expect_taken();
  db().write(Actor::system(), [](WriteTx& tx) {
    tx.exempt_from_audit("rows as they were before names were kept as they are compared");
    tx.execute("update organisation set name_key = null", {});
  });
  expect_taken();
  change(health, [](OrganisationFacts& facts) { facts.name = "Sở Y tế tỉnh"; });
  EXPECT_FALSE(is_taken("Sở Y tế", root));
  EXPECT_TRUE(is_taken("Sở y tế tỉnh", root));
  db().write(Actor::system(), [&](WriteTx& tx) {
    update_organisation_end(tx, get_organisation(tx, health), Date(2021, 1, 1), "organisations.close");
  });
  EXPECT_FALSE(is_taken("Sở Y tế tỉnh", root));
}

}  // namespace
}  // namespace vx
