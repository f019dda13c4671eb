#include "people/person_store.h"

namespace vx {
namespace {

void set_end(WriteTx& tx, const Membership& ended) {
  tx.execute("update membership set valid_to = $2 where id = $1", {ended.id, ended.valid_to});
}

/// Where somebody works before and after what `change` writes, as of `day`; says so to the hooks if it differs.
template <class Change>
void tell_move(WriteTx& tx, const PeopleHooks& hooks, Id<Person> person, Date day, Change change) {
  const auto before = workplace_of(tx, person, day);
  change();
  const auto after = workplace_of(tx, person, day);
  if (before == after) return;
  const Move move{person, before.value_or(Id<Organisation>{}), after.value_or(Id<Organisation>{}), day};
  for (const auto& hear : hooks.moved) hear(tx, move);
}

std::string name_of(ReadTx& tx, Id<Organisation> id) {
  auto found = find_organisation(tx, id);
  return found ? found->facts.name : "";
}

}  // namespace

void apply_membership(WriteTx& tx, const PeopleHooks& hooks, const MembershipPlan& plan, std::string_view action) {
  const Membership& added = plan.added;
  tell_move(tx, hooks, added.person, added.valid_from, [&] {
    for (const Membership& ended : plan.closed) set_end(tx, ended);
    tx.execute(
        "insert into membership (person_id, organisation_id, kind, position, rank, valid_from, valid_to, is_main) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8)",
        {added.person, added.organisation, code_of(added.kind), added.position, code_of(added.rank), added.valid_from,
         added.valid_to, added.is_main});
  });
  tx.execute("update person set state = 'active', version = version + 1 where id = $1 and state = 'left'",
             {added.person});
  note_person_change(tx, added.person, action,
                     fmt::format("{} · {}", name_of(tx, added.organisation), added.valid_from.vietnamese()));
}

void apply_leaving(WriteTx& tx, const PeopleHooks& hooks, Id<Person> person, const std::vector<Membership>& ended,
                   std::string_view action) {
  check(!ended.empty(), "leaving ends a membership");
  const Date day = *ended.front().valid_to;
  tell_move(tx, hooks, person, day, [&] {
    for (const Membership& one : ended) set_end(tx, one);
  });
  const std::int64_t open =
      tx.count("select count(*) from membership where person_id = $1 and (valid_to is null or valid_to > $2)",
               {person, tx.today()});
  if (open == 0) set_person_state(tx, person, PersonState::Left);
  note_person_change(tx, person, action,
                     fmt::format("{} · {}", name_of(tx, ended.front().organisation), day.vietnamese()));
}

std::vector<Absence> list_absences_unscoped(ReadTx& tx, Id<Person> id) {
  return tx.list(
      "select id, kind, from_on, to_on, note from absence where person_id = $1 order by from_on desc, id desc", {id},
      [&](const Row& row) {
        return Absence{.id = row.get<Id<Absence>>(0),
                       .person = id,
                       .kind = absence_kind_of(row.text(1)).value_or(AbsenceKind::Other),
                       .from_on = row.get<Date>(2),
                       .to_on = row.get<Date>(3),
                       .note = row.get<std::string>(4)};
      });
}

Id<Absence> insert_absence(WriteTx& tx, const Absence& absence) {
  auto id = tx.insert<Absence>(
      "insert into absence (person_id, kind, from_on, to_on, note) values ($1, $2, $3, $4, $5) returning id",
      {absence.person, code_of(absence.kind), absence.from_on, absence.to_on, absence.note});
  note_person_change(tx, absence.person, "people.absence",
                     fmt::format("{} – {}", absence.from_on.vietnamese(), absence.to_on.vietnamese()));
  return id;
}

void delete_absence(WriteTx& tx, const Absence& absence) {
  tx.execute("delete from absence where id = $1", {absence.id});
  note_person_change(tx, absence.person, "people.absence_removed",
                     fmt::format("{} – {}", absence.from_on.vietnamese(), absence.to_on.vietnamese()));
}

std::int64_t mark_leavers(WriteTx& tx) {
  return tx.execute(
      "update person set state = 'left', version = version + 1 where state = 'active' and exists (select 1 from "
      "membership m where m.person_id = person.id and m.valid_to <= $1) and not exists (select 1 from membership m "
      "where m.person_id = person.id and (m.valid_to is null or m.valid_to > $1))",
      {tx.today()});
}

}  // namespace vx
