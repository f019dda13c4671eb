#pragma once
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "documents/document.h"
#include "documents/plan_reading.h"
#include "web/problem.h"

namespace vx {

/// A citation as the officer confirmed it: which document of the register it means.
struct ConfirmedCitation {
  Id<Document> cited;
  CitationRelation relation = CitationRelation::Cites;
};

/// What an officer has confirmed: the document's entry and what it says, corrected. Values the officer has touched have
/// confidence 1; places lead into the text that was read.
struct ConfirmedPlan {
  const Document& document;
  const PlanReading& reading;
  const std::vector<ConfirmedCitation>& citations;
  bool is_correction = false;  ///< it had been confirmed before
};

/// What later slices do when a plan is confirmed; main.cpp owns it, `add_documents` keeps a reference, and campaigns
/// add themselves. Hooks run inside the confirmation's transaction, in order of registration; throwing a Problem
/// refuses the confirmation.
struct ConfirmationHooks {
  /// Answers where the officer goes next ("/campaigns/12"); the first answer counts. Nothing: to the document.
  using Confirmed = std::function<std::optional<std::string>(WriteTx&, const ConfirmedPlan&)>;
  /// Before a confirmation is undone: takes back what Confirmed made, or says why it cannot be taken back.
  using Undone = std::function<std::expected<void, Refusal>(WriteTx&, const Document&)>;
  std::vector<Confirmed> confirmed;
  std::vector<Undone> undone;
};

}  // namespace vx
