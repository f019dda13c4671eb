#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "documents/plan_reading.h"

namespace vx {

enum class PlanFindingKind {
  TargetWithoutNumber,
  TaskWithoutOwner,
  TaskWithoutDeadline,
  MissingPurpose,
  MissingRequirement,
  MissingContents,
  MissingCriteria,
  MissingAwards,
  MissingOrganisation,
  OtherCampaign,  ///< the text names a campaign that is neither this one nor its parent's (R124)
};

/// Something to look at before a plan is issued (R12, R14, R124).
struct PlanFinding {
  PlanFindingKind kind = PlanFindingKind::OtherCampaign;
  std::string text = {};    ///< the words in question; empty for what is missing
  std::string reason = {};  ///< the name that does not fit, for OtherCampaign
  Span place = {};
};

/// Reads like a careful clerk: `text` is what `reading` was read from. Missing sections are asked of plans that start a
/// campaign only.
std::vector<PlanFinding> lint_plan(std::string_view text, const PlanReading& reading);

/// Key of the finding's text in the catalogue.
std::string_view key_of(PlanFindingKind kind);

}  // namespace vx
