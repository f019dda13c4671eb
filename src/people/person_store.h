#pragma once
#include "people/people_hooks.h"
#include "people/people_reads.h"
#include "people/person_seal.h"

namespace vx {

// For this slice only.

/// The columns read_person wants, of `person` as p.
inline constexpr std::string_view person_columns = "p.id, p.name, p.state, p.merged_into, p.is_demo, p.version";
inline constexpr int person_column_count = 6;
Person read_person(const Row& row, int first = 0);
/// The columns read_membership wants, of `membership` as m.
inline constexpr std::string_view membership_columns =
    "m.id, m.person_id, m.organisation_id, m.kind, m.position, m.rank, m.valid_from, m.valid_to, m.is_main";
inline constexpr int membership_column_count = 9;
Membership read_membership(const Row& row, int first = 0);

/// The caller has asked whether the viewer may (person_access.h).
PersonFacts get_facts_unscoped(ReadTx& tx, PersonSeal& seal, Id<Person> id);
/// Has an identity number, without opening it.
bool has_id_number(ReadTx& tx, Id<Person> id);
std::vector<Absence> list_absences_unscoped(ReadTx& tx, Id<Person> id);

struct PersonChange {
  Instant at;
  std::string actor;
  std::string action;
  std::string note;  ///< names of fields, organisations; nothing personal
};
/// Newest first.
std::vector<PersonChange> list_person_changes(ReadTx& tx, Id<Person> id, int limit);

Id<Person> insert_person(WriteTx& tx, PersonSeal& seal, const PersonFacts& facts, bool is_demo = false,
                         std::string_view action = "people.create");
/// Throws Conflict when `before` is not the stored version.
void update_person(WriteTx& tx, PersonSeal& seal, const Person& before, const PersonFacts& after,
                   std::string_view action = "people.update");
void set_person_state(WriteTx& tx, Id<Person> id, PersonState state);

/// Writes a plan, tells the hooks of a changed workplace, and makes a person who had left active again.
void apply_membership(WriteTx& tx, const PeopleHooks& hooks, const MembershipPlan& plan,
                      std::string_view action = "people.move");
/// Writes ended memberships; the person has left when nothing is left on or after today.
void apply_leaving(WriteTx& tx, const PeopleHooks& hooks, Id<Person> person, const std::vector<Membership>& ended,
                   std::string_view action = "people.leave");
Id<Absence> insert_absence(WriteTx& tx, const Absence& absence);
void delete_absence(WriteTx& tx, const Absence& absence);
/// Marks those whose last day has passed; answers how many.
std::int64_t mark_leavers(WriteTx& tx);

/// The audit's line and the person's own history.
void note_person_change(WriteTx& tx, Id<Person> id, std::string_view action, std::string_view note,
                        std::string before = {}, std::string after = {});

}  // namespace vx
