#pragma once
#include "db/database.h"
#include "people/people_hooks.h"
#include "people/person_seal.h"

namespace vx {

/// The people of the demonstration: generated names for the staff of every demonstration organisation, about sixty in
/// the department of foreign affairs; each row is marked. Does nothing if there are people already.
void insert_demo_people(WriteTx& tx, PersonSeal& seal);

/// Somebody of the demonstration to stand behind an account: the nth of that rank in the unit, as of today.
std::optional<Id<Person>> find_demo_member(ReadTx& tx, Id<Organisation> unit, MemberRank rank, std::size_t nth);

}  // namespace vx
