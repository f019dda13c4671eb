#pragma once
#include "base/text.h"
#include "people/people.h"
#include "people/person_store.h"
#include "web/test_client.h"

// For tests of people, in a small province:
//   o/1/ its committee, o/1/2/ foreign affairs with rooms o/1/2/3/ and o/1/2/4/, o/1/5/ health, o/6/ the trade union.

namespace vx {

inline const Date test_today(2021, 9, 24);

class PeopleTest : public DatabaseTest {
 protected:
  DatabaseOptions options() override {
    DatabaseOptions chosen;
    chosen.clock = &clock_;
    return chosen;
  }
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    db().write(Actor::system(), [](WriteTx& tx) {
      tx.exempt_from_audit("test data");
      insert_unit(tx, 1, 0, "peoples_committee", "Ủy ban nhân dân tỉnh Bắc Sơn", "o/1/");
      insert_unit(tx, 2, 1, "department", "Sở Ngoại vụ", "o/1/2/");
      insert_unit(tx, 3, 2, "room", "Phòng Lãnh sự", "o/1/2/3/");
      insert_unit(tx, 4, 2, "room", "Phòng Hợp tác quốc tế", "o/1/2/4/");
      insert_unit(tx, 5, 1, "department", "Sở Y tế", "o/1/5/");
      insert_unit(tx, 6, 0, "mass_organisation", "Công đoàn Viên chức tỉnh", "o/6/");
      tx.execute(
          "insert into area (id, code, kind, type, name, full_name, valid_from, path, folded, sort_key) values "
          "(1, '26', 'province', 'tinh', 'Bắc Sơn', 'Tỉnh Bắc Sơn', '2000-01-01', 'a/1/', 'tinh bac son', $1), "
          "(2, '08707', 'commune', 'xa', 'Hòa Bình', 'Xã Hòa Bình', '2000-01-01', 'a/1/2/', 'xa hoa binh', $1)",
          {as_bytes("x")});
    });
  }
  static void insert_unit(WriteTx& tx, std::int64_t id, std::int64_t parent, std::string_view kind,
                          std::string_view name, std::string_view path) {
    tx.execute(
        "insert into organisation (id, parent_id, kind, name, short_name, symbol, head_name, head_title, website, "
        "path, "
        "folded, sort_key, valid_from, version) values ($1, $2, $3, $4, '', '', '', '', '', $5, $6, $7, '2000-01-01', "
        "1)",
        {id, parent == 0 ? std::optional<std::int64_t>() : std::optional(parent), kind, name, path, fold_words(name),
         as_bytes(name)});
    tx.execute(
        "insert into organisation_period (organisation_id, valid_from, parent_id, kind, name, short_name, symbol, "
        "head_name, head_title, website) values ($1, '2000-01-01', $2, $3, $4, '', '', '', '', '')",
        {id, parent == 0 ? std::optional<std::int64_t>() : std::optional(parent), kind, name});
  }

  static PersonFacts named(std::string name, std::string birth = "", std::string phone = "",
                           std::string id_number = "") {
    PersonFacts facts;
    facts.name = std::move(name);
    if (!birth.empty()) facts.birth_date = PartialDate::parse_iso(birth);
    facts.phone = std::move(phone);
    facts.id_number = std::move(id_number);
    return facts;
  }
  Id<Person> add(const PersonFacts& facts, std::int64_t unit = 0, MemberRank rank = MemberRank::Member) {
    return db().write(Actor::system(), [&](WriteTx& tx) {
      Id<Person> id = insert_person(tx, *seal_, facts);
      if (unit != 0) join(tx, id, unit, rank, Date(2015, 1, 1));
      return id;
    });
  }
  void join(WriteTx& tx, Id<Person> id, std::int64_t unit, MemberRank rank, Date from,
            MembershipKind kind = MembershipKind::Permanent, std::optional<Date> to = {}) {
    Membership wanted;
    wanted.person = id;
    wanted.organisation = {unit};
    wanted.kind = kind;
    wanted.position = rank == MemberRank::Head ? "Trưởng phòng" : "Chuyên viên";
    wanted.rank = rank;
    wanted.valid_from = from;
    wanted.valid_to = to;
    auto plan = decide_membership(list_memberships(tx, id), wanted, tx.today());
    ASSERT_TRUE(plan) << plan.error().key;
    apply_membership(tx, hooks_, *plan);
  }

  TrainingClock clock_{Instant::at(test_today, 8, 0), TrainingClock::Pace::Standing};
  PeopleHooks hooks_;
  std::shared_ptr<PersonSeal> seal_ = std::make_shared<PersonSeal>([] { return ServerKey::ephemeral(); });
};

}  // namespace vx
