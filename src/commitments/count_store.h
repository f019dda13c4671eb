#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "commitments/coverage.h"
#include "db/database.h"

namespace vx {

/// One person as a part of a unit's counts.
StandingCounts count_one(Standing standing);
/// Adds to a unit's counts.
void shift_counts(WriteTx& tx, Id<Commitment> id, Id<Organisation> unit, const StandingCounts& delta);

/// The counts of the units with first ≤ path ≤ last from memberships, absences and standings, as of today; exact
/// whatever was there before. Costs the people of those units.
void recount_units(WriteTx& tx, Id<Commitment> id, std::string_view first, std::string_view last);
/// All that `recount_units` would write for the range, without writing it.
std::vector<UnitCounts> count_from_facts(ReadTx& tx, Id<Commitment> id, std::string_view first, std::string_view last);

/// The next at most `limit` units behind `after` that take part, as the range to recount: last path, "" when done.
std::string find_recount_end(ReadTx& tx, Id<Commitment> id, std::string_view after, int limit);
/// Drops counts of units that take part no more.
void drop_other_counts(WriteTx& tx, Id<Commitment> id);
void set_counted_on(WriteTx& tx, Id<Commitment> id, Date day);
std::vector<Id<Commitment>> list_commitments_to_count(ReadTx& tx);
/// Paths of units in which somebody's absence began or ended since it was counted.
std::vector<std::string> list_units_with_changed_absences(ReadTx& tx, Id<Commitment> id);

/// Units under `path` with their own counts; at most `limit` + 1, so that the caller sees that there are more.
std::vector<UnitCounts> list_unit_counts(ReadTx& tx, Id<Commitment> id, std::string_view path, int limit);

}  // namespace vx
