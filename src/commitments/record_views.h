#pragma once
#include <vector>

#include "commitments/commitment_views.h"
#include "commitments/coverage_store.h"
#include "commitments/record_store.h"
#include "organisations/organisation.h"

namespace vx {

/// A unit's people to be ticked from a paper or the list of a meeting.
struct RecordPage {
  CommitmentRecord record;
  Organisation unit;
  std::vector<CoverageName> names;  ///< who has not signed the text in force first
  std::vector<Organisation> units;  ///< that may be chosen instead
  std::vector<PaperRecord> past;
};
Html record_page(const View& view, const Form& form, const RecordPage& data);

/// One person's standing: signatures, withdrawals, breaches and how they were handled.
struct CommitmentPersonPage {
  CommitmentRecord record;
  CoverageName name;
  std::vector<Signature> signatures;
  std::vector<CommitmentEvent> events;
  bool may_edit = false;
};
Html commitment_person_page(const View& view, const Form& form, const CommitmentPersonPage& data);

}  // namespace vx
