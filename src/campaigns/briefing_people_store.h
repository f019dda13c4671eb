#pragma once
#include "campaigns/briefing.h"
#include "db/database.h"

namespace vx {

/// Finds anew who must know it, as of today: newcomers wait, who moved counts where they work now, who left without
/// knowing it is dropped. Counts every unit again.
void refresh_briefing(WriteTx& tx, Id<Briefing> briefing);
/// The same for one person and all open briefings.
void refresh_briefings_of(WriteTx& tx, Id<Person> person);
std::vector<Id<Briefing>> list_open_briefings(ReadTx& tx);
/// Adds `by` to a unit's count of one state.
void add_to_unit(WriteTx& tx, Id<Briefing> briefing, Id<Organisation> unit, BriefingState state, int by);

}  // namespace vx
