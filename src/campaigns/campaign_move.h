#pragma once
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "campaigns/campaign.h"

namespace vx {

/// One step of a campaign from state to state: who, when and why. A move that was taken back stays on record.
struct CampaignMove {
  Id<CampaignMove> id = {};
  CampaignState from = CampaignState::Prepared;
  CampaignState to = CampaignState::Launched;
  Instant at = {};
  std::string by = {};    ///< log-in name
  std::string note = {};  ///< why; may be empty
  std::optional<Instant> undone_at = {};
  std::string undone_by = {};
};

/// What article 17(1) of Law 06/2022/QH15 wants settled before the launch, and what the campaign has of it.
struct LaunchReadiness {
  bool has_aim = false;
  bool has_participants = false;
  bool has_contents = false;
  bool has_criteria = false;
  bool has_time = false;
  bool has_measures = false;
  /// Codes of what is missing: "aim", "participants", "contents", "criteria", "time", "measures".
  [[nodiscard]] std::vector<std::string_view> missing() const;
};

/// The state after this one; nothing after Closed.
std::optional<CampaignState> next_state(CampaignState state);

/// A campaign moves one step at a time. A launch with parts missing, and a close before the end, need a reason.
std::expected<CampaignMove, Refusal> decide_move(const Campaign& campaign, CampaignState to,
                                                 const LaunchReadiness& readiness, std::string_view note, Date today);

/// Takes the last move back: the state before it. Refused when nothing moved, and for a launch under which sub-units
/// have issued plans already.
std::expected<CampaignState, Refusal> decide_undo(const Campaign& campaign, const std::vector<CampaignMove>& moves,
                                                  int plans_issued_under_it);

}  // namespace vx
