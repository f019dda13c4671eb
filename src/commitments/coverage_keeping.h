#pragma once
#include "commitments/commitment.h"
#include "db/database.h"

namespace vx {

/// Counts are kept with every write; what changes by itself (a day begins, an absence ends) is counted by a job, and a
/// whole commitment anew each day. So many units are counted in one write, to let others write between.
inline constexpr int units_recounted_at_once = 300;

/// Counts the units behind `after`; answers the last one's path, "" when all are counted.
std::string recount_some(WriteTx& tx, Id<Commitment> id, std::string_view after);
/// After who takes part has changed: what can be counted at once is; the job does the rest.
void begin_recount(WriteTx& tx, Id<Commitment> id);
/// The job: counts what is not counted today, and units where absences have begun or ended.
void keep_coverage(Database& database);

}  // namespace vx
