#include "people/people_reads.h"

#include "base/text.h"
#include "people/person_store.h"

namespace vx {
namespace {

/// Memberships that hold on $2, with the name, whether it is the workplace, and the last day of an absence.
const std::string& member_select() {
  static const std::string sql = fmt::format(
      "select {}, p.name, case when m.kind = 'seconded' then 1 when m.is_main = 0 then 0 when exists (select 1 from "
      "membership s where s.person_id = m.person_id and s.kind = 'seconded' and s.valid_from <= $2 and s.valid_to > "
      "$2) "
      "then 0 else 1 end as works_here, (select max(a.to_on) from absence a where a.person_id = m.person_id and "
      "a.to_on >= $2 and a.from_on <= $2) as absent_to, p.sort_key from membership m join person p on p.id = "
      "m.person_id ",
      membership_columns);
  return sql;
}
constexpr std::string_view holds = " and m.valid_from <= $2 and (m.valid_to is null or m.valid_to > $2)";
constexpr std::string_view head_first = "case rank when 'head' then 0 when 'deputy' then 1 else 2 end, sort_key, id";

Member read_member(const Row& row) {
  Member member;
  member.membership = read_membership(row);
  member.person = member.membership.person;
  member.name = row.get<std::string>(membership_column_count);
  member.works_here = row.get<bool>(membership_column_count + 1);
  member.absent_to = row.get<std::optional<Date>>(membership_column_count + 2);
  return member;
}

}  // namespace

Person read_person(const Row& row, int first) {
  auto state = person_state_of(row.text(first + 2));
  check(state.has_value(), "the person table holds an unknown state");
  return {.id = row.get<Id<Person>>(first),
          .name = row.get<std::string>(first + 1),
          .state = *state,
          .merged_into = row.get<Id<Person>>(first + 3),
          .is_demo = row.get<bool>(first + 4),
          .version = row.get<std::int64_t>(first + 5)};
}

Membership read_membership(const Row& row, int first) {
  auto kind = membership_kind_of(row.text(first + 3));
  auto rank = member_rank_of(row.text(first + 5));
  check(kind && rank, "the membership table holds an unknown kind or rank");
  return {.id = row.get<Id<Membership>>(first),
          .person = row.get<Id<Person>>(first + 1),
          .organisation = row.get<Id<Organisation>>(first + 2),
          .kind = *kind,
          .position = row.get<std::string>(first + 4),
          .rank = *rank,
          .valid_from = row.get<Date>(first + 6),
          .valid_to = row.get<std::optional<Date>>(first + 7),
          .is_main = row.get<bool>(first + 8)};
}

std::optional<Person> find_person(ReadTx& tx, Id<Person> id) {
  return tx.find(fmt::format("select {} from person p where p.id = $1", person_columns), {id},
                 [](const Row& row) { return read_person(row); });
}

Person get_person(ReadTx& tx, Id<Person> id) {
  auto found = find_person(tx, id);
  if (!found) throw Problem(ProblemCode::NotFound);
  return std::move(*found);
}

Id<Person> current_person(ReadTx& tx, Id<Person> id) {
  for (auto person = find_person(tx, id); person && person->merged_into; person = find_person(tx, id))
    id = person->merged_into;
  return id;
}

std::vector<Member> list_members(ReadTx& tx, Id<Organisation> organisation, Date on) {
  return tx.list(fmt::format("select * from ({} where m.organisation_id = $1 and p.state <> 'merged' {}) as member "
                             "order by {}",
                             member_select(), holds, head_first),
                 {organisation, on}, read_member);
}

std::vector<Member> list_staff_below(ReadTx& tx, std::string_view path, Date on) {
  return tx.list(
      fmt::format(
          "select * from ({} join organisation o on o.id = m.organisation_id where o.path >= $1 and o.path < $3 "
          "and p.state <> 'merged' {}) as member where works_here = 1 order by {}",
          member_select(), holds, head_first),
      {path, on, prefix_end(path)}, read_member);
}

std::int64_t count_staff_below(ReadTx& tx, std::string_view path, Date on) {
  return tx.count(
      fmt::format("select count(*) from ({} join organisation o on o.id = m.organisation_id where o.path >= $1 and "
                  "o.path < $3 and p.state <> 'merged' {}) as member where works_here = 1",
                  member_select(), holds),
      {path, on, prefix_end(path)});
}

std::vector<Membership> list_memberships(ReadTx& tx, Id<Person> person) {
  return tx.list(
      fmt::format("select {} from membership m where m.person_id = $1 order by m.valid_from, m.id", membership_columns),
      {person}, [](const Row& row) { return read_membership(row); });
}

std::optional<Id<Organisation>> workplace_of(ReadTx& tx, Id<Person> person, Date on) {
  return tx.find(
      "select organisation_id from membership where person_id = $1 and valid_from <= $2 and (valid_to is null or "
      "valid_to > $2) and (is_main = 1 or kind = 'seconded') order by case kind when 'seconded' then 0 else 1 end, "
      "valid_from desc, id desc limit 1",
      {person, on}, [](const Row& row) { return row.get<Id<Organisation>>(0); });
}

bool is_absent(ReadTx& tx, Id<Person> person, Date on) {
  return tx.count("select count(*) from absence where person_id = $1 and from_on <= $2 and to_on >= $2", {person, on}) >
         0;
}

}  // namespace vx
