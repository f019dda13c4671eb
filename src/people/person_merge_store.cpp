#include "people/person_merge.h"

#include "base/text.h"
#include "db/bulk_insert.h"
#include "people/duplicate_store.h"
#include "people/search_terms.h"

namespace vx {
namespace {

constexpr std::string_view merge_select =
    "select id, from_id, into_id, merged_at, merged_by, undone_at, undone_by from person_merge ";

PersonMerge read_merge(const Row& row) {
  return {row.get<Id<PersonMerge>>(0), row.get<Id<Person>>(1),  row.get<Id<Person>>(2),
          row.get<Instant>(3),         row.get<std::string>(4), row.get<std::optional<Instant>>(5),
          row.get<std::string>(6)};
}

/// Columns of which an empty value is filled; `empty` as SQL.
struct FilledField {
  std::string_view column;
  std::string_view empty;
};
constexpr FilledField filled_fields[] = {{"birth_date", "null"},
                                         {"sex", "''"},
                                         {"phone", "''"},
                                         {"email", "''"},
                                         {"id_number_sealed", "null"},
                                         {"id_number_hash", "null"},
                                         {"residence_area_id", "null"},
                                         {"residence_address", "''"}};

std::string is_empty(const FilledField& field, std::string_view row) {
  return field.empty == "null" ? fmt::format("{}.{} is null", row, field.column)
                               : fmt::format("{}.{} = ''", row, field.column);
}

void note_row(WriteTx& tx, Id<PersonMerge> merge, std::string_view kind, std::int64_t row, std::string_view field,
              bool was_main) {
  tx.execute("insert into person_merge_row (merge_id, kind, row_id, field, was_main) values ($1, $2, $3, $4, $5)",
             {merge, kind, row, field, was_main});
}

void fill_fields(WriteTx& tx, Id<PersonMerge> merge, Id<Person> from, Id<Person> into) {
  for (const FilledField& field : filled_fields) {
    const std::int64_t changed = tx.execute(
        fmt::format(
            "update person set {0} = (select f.{0} from person f where f.id = $1) where id = $2 and {1} and not "
            "exists (select 1 from person f where f.id = $1 and {2})",
            field.column, is_empty(field, "person"), is_empty(field, "f")),
        {from, into});
    if (changed > 0) note_row(tx, merge, "field", into.value, field.column, false);
  }
}

bool overlap(const Membership& a, const Membership& b) {
  return (!a.valid_to || b.valid_from < *a.valid_to) && (!b.valid_to || a.valid_from < *b.valid_to);
}

void carry_memberships(WriteTx& tx, Id<PersonMerge> merge, Id<Person> from, Id<Person> into) {
  const std::vector<Membership> kept = list_memberships(tx, into);
  for (const Membership& one : list_memberships(tx, from)) {
    auto other =
        std::ranges::find_if(kept, [&](const Membership& k) { return k.is_main && one.is_main && overlap(k, one); });
    // The same employment, written down twice, stays with the old record.
    if (other != kept.end() && other->organisation == one.organisation) continue;
    const bool stays_main = one.is_main && other == kept.end();
    note_row(tx, merge, "membership", one.id.value, "", one.is_main);
    tx.execute("update membership set person_id = $2, is_main = $3 where id = $1", {one.id, into, stays_main});
  }
  for (const Absence& one : list_absences_unscoped(tx, from)) {
    note_row(tx, merge, "absence", one.id.value, "", false);
    tx.execute("update absence set person_id = $2 where id = $1", {one.id, into});
  }
}

void set_findable(WriteTx& tx, const Person& person, bool is_findable) {
  const std::string key = person_collation_key(person.name);
  for (const std::string& term : search_terms(fold_words(person.name)))
    if (is_findable)
      tx.execute("insert into person_term (term, sort_key, person_id) values ($1, $2, $3) on conflict do nothing",
                 {term, as_bytes(key), person.id});
    else
      tx.execute("delete from person_term where term = $1 and sort_key = $2 and person_id = $3",
                 {term, as_bytes(key), person.id});
}

void settle_candidates(WriteTx& tx, Id<Person> from, Id<Person> into) {
  const Id<Person> first = std::min(from, into), second = std::max(from, into);
  tx.execute(
      "delete from duplicate_candidate where state = 'open' and (first_id = $1 or second_id = $1) and not "
      "(first_id = $2 and second_id = $3)",
      {from, first, second});
  tx.execute(
      "update duplicate_candidate set state = 'merged', decided_at = $3, decided_by = $4 where first_id = $1 and "
      "second_id = $2",
      {first, second, tx.now(), tx.actor().name});
  queue_for_duplicates(tx, into);
}

}  // namespace

std::expected<void, Refusal> decide_merge(const Person& from, const Person& into) {
  if (from.id == into.id) return std::unexpected(Refusal{"people.merge_with_itself"});
  if (from.state == PersonState::Merged || into.state == PersonState::Merged)
    return std::unexpected(Refusal{"people.is_merged"});
  return {};
}

std::expected<void, Refusal> decide_undo(const PersonMerge& merge, const Person& into) {
  if (merge.undone_at) return std::unexpected(Refusal{"people.already_undone"});
  if (into.state == PersonState::Merged) return std::unexpected(Refusal{"people.undo_later_first"});
  return {};
}

void merge_people(WriteTx& tx, const PeopleHooks& hooks, const Person& from, const Person& into) {
  auto merge = tx.insert<PersonMerge>(
      "insert into person_merge (from_id, into_id, merged_at, merged_by, undone_by) values ($1, $2, $3, $4, '') "
      "returning id",
      {from.id, into.id, tx.now(), tx.actor().name});
  carry_memberships(tx, merge, from.id, into.id);
  fill_fields(tx, merge, from.id, into.id);
  tx.execute("update person set state = 'merged', merged_into = $2, version = version + 1 where id = $1",
             {from.id, into.id});
  tx.execute("update person set version = version + 1 where id = $1", {into.id});
  set_findable(tx, from, false);
  settle_candidates(tx, from.id, into.id);
  note_person_change(tx, from.id, "people.merge", fmt::format("→ {}", into.id.value));
  note_person_change(tx, into.id, "people.merge", fmt::format("← {}", from.id.value));
  for (const auto& hear : hooks.merged) hear(tx, from.id, into.id);
}

void undo_merge(WriteTx& tx, const PeopleHooks& hooks, const PersonMerge& merge) {
  struct Carried {
    std::string kind, field;
    std::int64_t row;
    bool was_main;
  };
  auto carried = tx.list(
      "select kind, field, row_id, was_main from person_merge_row where merge_id = $1", {merge.id}, [](const Row& row) {
        return Carried{row.get<std::string>(0), row.get<std::string>(1), row.integer(2), row.get<bool>(3)};
      });
  for (const Carried& one : carried) {
    if (one.kind == "membership")
      tx.execute("update membership set person_id = $2, is_main = $4 where id = $1 and person_id = $3",
                 {one.row, merge.from, merge.into, one.was_main});
    if (one.kind == "absence")
      tx.execute("update absence set person_id = $2 where id = $1 and person_id = $3",
                 {one.row, merge.from, merge.into});
    for (const FilledField& field : filled_fields)
      if (one.kind == "field" && one.field == field.column)
        tx.execute(fmt::format("update person set {0} = {1} where id = $1 and {0} = (select f.{0} from person f where "
                               "f.id = $2)",
                               field.column, field.empty),
                   {merge.into, merge.from});
  }
  tx.execute("update person set state = 'active', merged_into = null, version = version + 1 where id = $1",
             {merge.from});
  tx.execute("update person set version = version + 1 where id = $1", {merge.into});
  tx.execute(
      "update person set state = 'left' where id = $1 and exists (select 1 from membership m where m.person_id = $1) "
      "and "
      "not exists (select 1 from membership m where m.person_id = $1 and (m.valid_to is null or m.valid_to > $2))",
      {merge.from, tx.today()});
  set_findable(tx, get_person(tx, merge.from), true);
  tx.execute("update person_merge set undone_at = $2, undone_by = $3 where id = $1",
             {merge.id, tx.now(), tx.actor().name});
  set_different(tx, merge.from, merge.into);
  note_person_change(tx, merge.from, "people.unmerge", fmt::format("→ {}", merge.into.value));
  note_person_change(tx, merge.into, "people.unmerge", fmt::format("← {}", merge.from.value));
  for (const auto& hear : hooks.unmerged) hear(tx, merge.from, merge.into);
}

std::vector<PersonMerge> list_merges(ReadTx& tx, Id<Person> person) {
  return tx.list(fmt::format("{} where from_id = $1 or into_id = $1 order by id desc", merge_select), {person},
                 read_merge);
}

std::optional<PersonMerge> find_merge(ReadTx& tx, Id<PersonMerge> id) {
  return tx.find(fmt::format("{} where id = $1", merge_select), {id}, read_merge);
}

}  // namespace vx
