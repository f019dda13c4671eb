#pragma once
#include "people/person_store.h"

namespace vx {

/// Two records of one human being become one (gộp): `from` goes on in `into`. Kept for ever, with what was carried
/// over, so that it can be undone at any time.
struct PersonMerge {
  Id<PersonMerge> id;
  Id<Person> from;
  Id<Person> into;
  Instant at;
  std::string by;
  std::optional<Instant> undone_at;
  std::string undone_by;
};

/// Not with itself; neither merged already.
std::expected<void, Refusal> decide_merge(const Person& from, const Person& into);
/// Only what is not undone; the record it went on in must not have gone on in another one meanwhile.
std::expected<void, Refusal> decide_undo(const PersonMerge& merge, const Person& into);

/// Memberships and absences go over (an employment that overlaps another one as a second one beside it), data that
/// `into` lacks is taken over, `from` is no longer found. Tells the hooks.
void merge_people(WriteTx& tx, const PeopleHooks& hooks, const Person& from, const Person& into);
/// Puts everything back that is still as the merge left it.
void undo_merge(WriteTx& tx, const PeopleHooks& hooks, const PersonMerge& merge);
/// Lineage: merges of the record and into it, newest first.
std::vector<PersonMerge> list_merges(ReadTx& tx, Id<Person> person);
std::optional<PersonMerge> find_merge(ReadTx& tx, Id<PersonMerge> id);

}  // namespace vx
