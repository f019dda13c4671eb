#include "people/demo.h"

#include "people/duplicate_store.h"
#include "people/person_store.h"

namespace vx {
namespace {

using Kind = OrganisationKind;

constexpr std::string_view made_up_mark = " (minh họa)";

/// Vietnamese family names as often as they are borne.
constexpr std::string_view families[] = {"Nguyễn", "Trần",  "Nguyễn", "Lê",     "Phạm", "Nguyễn", "Hoàng", "Vũ",
                                         "Nguyễn", "Phan",  "Đặng",   "Nguyễn", "Bùi",  "Đỗ",     "Hồ",    "Ngô",
                                         "Nguyễn", "Dương", "Lý",     "Trịnh",  "Đinh", "Tạ",     "Kim"};
constexpr std::string_view men_middle[] = {"Văn", "Đức", "Quang", "Hữu", "Văn", "Minh", "Xuân", "Công"};
constexpr std::string_view men_given[] = {"An",  "Bình", "Cường", "Dũng", "Đạt",   "Hải",  "Hùng", "Khánh", "Long",
                                          "Nam", "Phúc", "Quân",  "Sơn",  "Thắng", "Tuấn", "Vinh", "Việt"};
constexpr std::string_view women_middle[] = {"Thị", "Thu", "Thị Thanh", "Ngọc", "Thị", "Hồng", "Thị Phương"};
constexpr std::string_view women_given[] = {"Anh",  "Ánh", "Chi", "Dung", "Giang", "Hà",    "Hạnh", "Hương", "Lan",
                                            "Linh", "Mai", "Nga", "Oanh", "Thảo",  "Trang", "Vân",  "Yến"};

/// The same number gives the same person.
PersonFacts made_up_person(std::size_t number) {
  const std::size_t mixed = number * 2'654'435'761U;
  auto pick = [&](const auto& list, std::size_t salt) {
    return std::string(list[(mixed / (salt * 97 + 13) + number * salt) % std::size(list)]);
  };
  const bool is_woman = mixed / 7 % 2 == 0;
  PersonFacts facts;
  facts.name = is_woman ? fmt::format("{} {} {}", pick(families, 3), pick(women_middle, 5), pick(women_given, 11))
                        : fmt::format("{} {} {}", pick(families, 3), pick(men_middle, 5), pick(men_given, 11));
  facts.sex = is_woman ? Sex::Female : Sex::Male;
  facts.birth_date = PartialDate{1963 + static_cast<int>(mixed / 31 % 36), 1 + static_cast<unsigned>(mixed / 17 % 12),
                                 1 + static_cast<unsigned>(mixed / 41 % 28)};
  // No operator has these prefixes, and no province the code 000: nobody can be reached or meant.
  facts.phone = fmt::format("0100{:06}", mixed / 3 % 1'000'000);
  facts.id_number = fmt::format("000{:09}", mixed / 5 % 1'000'000'000);
  facts.email = fmt::format("nguoi{}@minhhoa.example", number);
  return facts;
}

class DemoPeople {
 public:
  DemoPeople(WriteTx& tx, PersonSeal& seal) : tx_(tx), seal_(seal) {}

  void build() {
    const std::vector<Organisation> all = list_organisations(tx_, tx_.today());
    for (const Organisation& one : all) by_id_[one.id] = &one;
    for (const Organisation& one : all) add_staff(one);
    add_special_cases(all);
  }

 private:
  static constexpr std::size_t large_room_staff = 13;

  [[nodiscard]] bool is_below(const Organisation& organisation, std::string_view symbol) const {
    auto parent = by_id_.find(organisation.facts.parent);
    return parent != by_id_.end() && parent->second->facts.symbol == symbol;
  }

  /// How many beside head and deputies.
  [[nodiscard]] std::size_t staff_of(const Organisation& one) const {
    if (one.facts.kind == Kind::Room) return is_below(one, "SNgV") ? large_room_staff : 2;
    if (one.facts.kind == Kind::PeoplesCommittee) return one.facts.parent ? 1 : 0;
    if (one.facts.kind == Kind::Department) return 2;
    return 3;
  }
  static std::size_t deputies_of(const Organisation& one) {
    const bool is_commune = one.facts.kind == Kind::PeoplesCommittee && one.path.size() > 9;
    return one.facts.kind == Kind::Department || is_commune ? 1 : one.facts.kind == Kind::PeoplesCommittee ? 2 : 1;
  }
  static std::string_view position_of(const Organisation& one, std::size_t number) {
    static constexpr std::string_view office[] = {"Chuyên viên", "Chuyên viên", "Chuyên viên chính", "Văn thư",
                                                  "Kế toán"};
    static constexpr std::string_view health[] = {"Bác sĩ", "Điều dưỡng", "Kỹ thuật viên xét nghiệm"};
    if (one.facts.kind == Kind::Hospital || one.facts.name.starts_with("Trung tâm Y tế") || one.facts.symbol == "KSBT")
      return health[number % std::size(health)];
    if (one.facts.kind == Kind::School) return "Giáo viên";
    if (one.facts.kind == Kind::Enterprise) return "Công nhân";
    if (one.facts.kind == Kind::MassOrganisation || one.facts.kind == Kind::PartyBody) return "Cán bộ chuyên trách";
    return office[number % std::size(office)];
  }

  void add_staff(const Organisation& one) {
    std::string head = one.facts.head_name;
    if (head.ends_with(made_up_mark)) head.resize(head.size() - made_up_mark.size());
    if (!head.empty()) add(one, one.facts.head_title, MemberRank::Head, head);
    for (std::size_t i = 0; i < deputies_of(one); ++i)
      add(one, "Phó " + lower_first(one.facts.head_title), MemberRank::Deputy);
    for (std::size_t i = 0; i < staff_of(one); ++i) add(one, std::string(position_of(one, i)), MemberRank::Member);
  }

  Id<Person> add(const Organisation& one, std::string position, MemberRank rank, std::string name = {}) {
    PersonFacts facts = made_up_person(++count_);
    if (!name.empty()) facts.name = std::move(name);
    facts.residence = one.facts.seat;
    facts.residence_address = fmt::format("Số {}, tổ dân phố {}", count_ % 90 + 1, count_ % 9 + 1);
    Id<Person> id = insert_person(tx_, seal_, facts, true, "people.demo");
    Membership wanted;
    wanted.person = id;
    wanted.organisation = one.id;
    wanted.kind = count_ % 9 == 0 && rank == MemberRank::Member ? MembershipKind::Contract : MembershipKind::Permanent;
    wanted.position = position.empty() ? "Chuyên viên" : std::move(position);
    wanted.rank = rank;
    wanted.valid_from = Date(2010 + static_cast<int>(count_ % 11), 1, 1);
    join(wanted);
    return id;
  }

  void join(const Membership& wanted) {
    auto plan = decide_membership(list_memberships(tx_, wanted.person), wanted, tx_.today());
    check(plan.has_value(), "a made-up membership is possible");
    apply_membership(tx_, no_hooks_, *plan, "people.demo");
  }

  /// A secondment, absences, members of the trade union, somebody who has left, and one recorded twice.
  void add_special_cases(const std::vector<Organisation>& all) {
    const Organisation* department = find_symbol(all, "SNgV");
    const Organisation* disease_control = find_symbol(all, "KSBT");
    const Organisation* union_ = find_symbol(all, "CĐVC");
    if (!department || !disease_control || !union_) return;
    const std::vector<Member> staff = list_staff_below(tx_, department->path, tx_.today());
    for (std::size_t i = 0; i < staff.size(); ++i) {
      if (i % 2 == 0)
        join({{},
              staff[i].person,
              union_->id,
              MembershipKind::Member,
              "Đoàn viên",
              MemberRank::Member,
              Date(2015, 1, 1),
              {},
              false});
      if (i % 17 == 5)
        insert_absence(
            tx_, {{}, staff[i].person, AbsenceKind::Leave, tx_.today().plus_days(-1), tx_.today().plus_days(4), ""});
    }
    const Member& lent = staff.back();
    join({{},
          lent.person,
          disease_control->id,
          MembershipKind::Seconded,
          "Hỗ trợ truy vết",
          MemberRank::Member,
          tx_.today().plus_days(-30),
          tx_.today().plus_days(60),
          false});
    leave(staff[staff.size() - 2].person);
    const PersonFacts twice = get_facts_unscoped(tx_, seal_, staff[staff.size() - 3].person);
    record_twice(*department, twice);
  }

  void leave(Id<Person> person) {
    auto ended = decide_leaving(list_memberships(tx_, person), tx_.today().plus_days(-20), tx_.today());
    if (ended) apply_leaving(tx_, no_hooks_, person, *ended, "people.demo");
  }

  /// As two offices write down the same man: the year only, and another number of his.
  void record_twice(const Organisation& unit, PersonFacts facts) {
    facts.birth_date = PartialDate{facts.birth_date ? facts.birth_date->year : 1980, 0, 0};
    facts.id_number.clear();
    facts.email.clear();
    Id<Person> id = insert_person(tx_, seal_, facts, true, "people.demo");
    queue_for_duplicates(tx_, id);
    join({{}, id, unit.id, MembershipKind::Contract, "Chuyên viên", MemberRank::Member, Date(2021, 3, 1), {}, true});
  }

  static const Organisation* find_symbol(const std::vector<Organisation>& all, std::string_view symbol) {
    auto found = std::ranges::find_if(all, [&](const Organisation& one) { return one.facts.symbol == symbol; });
    return found == all.end() ? nullptr : &*found;
  }
  /// "Giám đốc" behind "Phó": the first letters of the titles are ASCII or stay as they are.
  static std::string lower_first(std::string text) {
    if (text.empty()) return "trưởng";
    if (text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
    return text;
  }

  WriteTx& tx_;
  PersonSeal& seal_;
  PeopleHooks no_hooks_;
  std::map<Id<Organisation>, const Organisation*> by_id_;
  std::size_t count_ = 0;
};

}  // namespace

void insert_demo_people(WriteTx& tx, PersonSeal& seal) {
  const bool is_done = tx.count("select count(*) from (select 1 from person limit 1) as anybody", {}) > 0;
  if (is_done) {
    tx.exempt_from_audit("the demonstration's people are there");
    return;
  }
  DemoPeople(tx, seal).build();
  tx.record({.action = "people.demo", .subject = "people"});
}

std::optional<Id<Person>> find_demo_member(ReadTx& tx, Id<Organisation> unit, MemberRank rank, std::size_t nth) {
  for (const Member& member : list_members(tx, unit, tx.today()))
    if (member.membership.is_main && member.membership.rank == rank && nth-- == 0) return member.person;
  return std::nullopt;
}

}  // namespace vx
