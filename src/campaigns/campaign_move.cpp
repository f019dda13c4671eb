#include "campaigns/campaign_move.h"

#include "base/text.h"

namespace vx {

std::vector<std::string_view> LaunchReadiness::missing() const {
  std::vector<std::string_view> codes;
  if (!has_aim) codes.push_back("aim");
  if (!has_participants) codes.push_back("participants");
  if (!has_contents) codes.push_back("contents");
  if (!has_criteria) codes.push_back("criteria");
  if (!has_time) codes.push_back("time");
  if (!has_measures) codes.push_back("measures");
  return codes;
}

std::optional<CampaignState> next_state(CampaignState state) {
  if (state == CampaignState::Closed) return std::nullopt;
  return static_cast<CampaignState>(static_cast<int>(state) + 1);
}

std::expected<CampaignMove, Refusal> decide_move(const Campaign& campaign, CampaignState to,
                                                 const LaunchReadiness& readiness, std::string_view note, Date today) {
  const auto next = next_state(campaign.state);
  if (!next) return std::unexpected(Refusal{"campaigns.refusal.closed"});
  if (to != *next) return std::unexpected(Refusal{"campaigns.refusal.not_next_step"});
  const std::string reason = squeeze(note);
  if (to == CampaignState::Launched && !readiness.missing().empty() && reason.empty())
    return std::unexpected(Refusal{"campaigns.refusal.launch_incomplete"});
  if (to == CampaignState::Inspected && campaign.starts_on && today < first_day(*campaign.starts_on))
    return std::unexpected(
        Refusal{"campaigns.refusal.not_started", {{"date", first_day(*campaign.starts_on).vietnamese()}}});
  if (to == CampaignState::Closed && campaign.ends_on && today <= last_day(*campaign.ends_on) && reason.empty())
    return std::unexpected(
        Refusal{"campaigns.refusal.close_before_end", {{"date", last_day(*campaign.ends_on).vietnamese()}}});
  CampaignMove move;
  move.from = campaign.state;
  move.to = to;
  move.note = reason;
  return move;
}

std::expected<CampaignState, Refusal> decide_undo(const Campaign& campaign, const std::vector<CampaignMove>& moves,
                                                  int plans_issued_under_it) {
  auto last = std::find_if(moves.rbegin(), moves.rend(), [](const CampaignMove& move) { return !move.undone_at; });
  if (last == moves.rend() || last->to != campaign.state)
    return std::unexpected(Refusal{"campaigns.refusal.nothing_to_undo"});
  if (last->to == CampaignState::Launched && plans_issued_under_it > 0)
    return std::unexpected(
        Refusal{"campaigns.refusal.plans_under_it", {{"count", std::to_string(plans_issued_under_it)}}});
  return last->from;
}

}  // namespace vx
