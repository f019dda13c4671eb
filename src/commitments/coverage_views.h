#pragma once
#include <vector>

#include "commitments/commitment_views.h"
#include "commitments/coverage_store.h"
#include "commitments/record_store.h"
#include "organisations/organisation.h"

namespace vx {

/// A unit below the one shown, with its sum.
struct CoverageChild {
  UnitName unit;
  StandingCounts counts;
};

/// Who has signed in a unit: its sum, the units below it, the names.
struct CommitmentCoveragePage {
  CommitmentRecord record;
  Organisation unit;
  std::vector<Organisation> above;  ///< that the viewer may open, top first
  StandingCounts counts;
  StandingCounts own_counts;  ///< of the unit itself
  std::vector<CoverageChild> children;
  PageOf<CoverageName> names;
  NameFilter filter;
  std::string words;  ///< as typed
  std::string after;
  std::vector<UnitReminder> reminders;
  bool is_by_name = false;  ///< the names of the whole subtree are asked for
  bool may_edit = false;
};
Html commitment_coverage_page(const View& view, const CommitmentCoveragePage& data);
/// The list of names as a table to save, with its head.
std::vector<std::vector<std::string>> commitment_coverage_table(const View& view,
                                                                const std::vector<CoverageName>& names);
std::string commitment_coverage_address(Id<Commitment> id, Id<Organisation> unit, std::string_view rest = {});
std::string manner_text(const View& view, const CoverageName& name);

}  // namespace vx
