#pragma once
#include "db/database.h"
#include "people/membership.h"

namespace vx {

// Reads other slices may use. They give names, units and positions, nothing sensitive.

std::optional<Person> find_person(ReadTx& tx, Id<Person> id);
/// Or a NotFound problem.
Person get_person(ReadTx& tx, Id<Person> id);
/// The record in which a merged person goes on; the same id if it was not merged.
Id<Person> current_person(ReadTx& tx, Id<Person> id);
/// Those of the organisation itself on that day: head, deputies, then by given name. Who is seconded elsewhere is
/// among them, with `works_here` false.
std::vector<Member> list_members(ReadTx& tx, Id<Organisation> organisation, Date on);
/// The same of the organisation and all below it, whose workplace it is.
std::vector<Member> list_staff_below(ReadTx& tx, std::string_view path, Date on);
std::int64_t count_staff_below(ReadTx& tx, std::string_view path, Date on);
/// All there ever were, by beginning.
std::vector<Membership> list_memberships(ReadTx& tx, Id<Person> person);
/// Where somebody works on that day; nothing for who works nowhere.
std::optional<Id<Organisation>> workplace_of(ReadTx& tx, Id<Person> person, Date on);
bool is_absent(ReadTx& tx, Id<Person> person, Date on);

}  // namespace vx
