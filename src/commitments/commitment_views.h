#pragma once
#include <vector>

#include "campaigns/campaign_reads.h"
#include "commitments/coverage.h"
#include "commitments/signing_views.h"

namespace vx {

/// A line of a campaign's commitments.
struct CampaignCommitment {
  CommitmentRecord record;
  StandingCounts counts;  ///< of what the viewer may see
  bool may_see_counts = false;
  bool is_inherited = false;
};
struct CampaignCommitmentsPage {
  CampaignRecord campaign;
  std::vector<CampaignCommitment> commitments;
  bool may_edit = false;
};
Html campaign_commitments_page(const View& view, const CampaignCommitmentsPage& data);

/// One commitment: its text in force, the draft of the next, who must sign.
struct CommitmentPage {
  CommitmentRecord record;
  std::vector<CommitmentText> texts;  ///< newest first
  std::vector<RuleDocument> rules;    ///< of the text in force
  std::vector<RuleDocument> draft_rules;
  std::vector<ParticipatingUnit> units;
  StandingCounts counts;
  bool may_see_counts = false;
  bool may_edit = false;
  bool asks_viewer = false;
  Standing own_standing = Standing::Missing;
};
Html commitment_page(const View& view, const Form& form, const CommitmentPage& data);
Html commitment_text_page(const View& view, const CommitmentRecord& record, const CommitmentText& text,
                          const std::vector<RuleDocument>& rules);

/// The form of the draft; `record` is empty for a new one.
struct DraftPage {
  CampaignRecord campaign;
  std::optional<CommitmentRecord> record;
  CommitmentDraft draft;
  std::string rules;  ///< one a line, as typed
};
Html draft_page(const View& view, const Form& form, const DraftPage& data);

struct UnitChoice {
  Id<Organisation> organisation;
  std::string name;
  bool is_chosen = false;
};
struct UnitsPage {
  CommitmentRecord record;
  std::vector<UnitChoice> units;  ///< the organisation itself first
};
Html units_page(const View& view, const Form& form, const UnitsPage& data);

/// "213 of 240 have signed; 27 have not": the answer a page about coverage gives.
std::string coverage_answer(const View& view, const StandingCounts& counts);
/// The parts of a whole as a bar with its numbers in words beside it.
Html coverage_bar(const View& view, const StandingCounts& counts);

}  // namespace vx
