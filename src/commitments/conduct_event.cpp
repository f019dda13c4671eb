#include "commitments/conduct_event.h"

#include <algorithm>

namespace vx {

std::string_view code_of(CommitmentEventKind kind) { return commitment_event_codes[static_cast<std::size_t>(kind)]; }

std::optional<CommitmentEventKind> find_commitment_event_kind(std::string_view code) {
  const auto at = std::ranges::find(commitment_event_codes, code);
  if (at == commitment_event_codes.end()) return std::nullopt;
  return static_cast<CommitmentEventKind>(at - commitment_event_codes.begin());
}

std::expected<void, Refusal> decide_event(const CommitmentEvent& event, bool has_signed, Date today) {
  if (!has_signed) return std::unexpected(Refusal{"commitments.refusal.nothing_signed"});
  if (event.happened_on > today) return std::unexpected(Refusal{"commitments.refusal.event_in_future"});
  if (event.description.empty()) return std::unexpected(Refusal{"commitments.refusal.no_description"});
  return {};
}

std::expected<void, Refusal> decide_handling(const CommitmentEvent& event, const CommitmentHandling& handling,
                                             Date today) {
  if (event.kind == CommitmentEventKind::Mistake) return std::unexpected(Refusal{"commitments.refusal.not_handled"});
  if (handling.decided_by.empty()) return std::unexpected(Refusal{"commitments.refusal.no_decider"});
  if (handling.decision.empty()) return std::unexpected(Refusal{"commitments.refusal.no_decision"});
  if (handling.decided_on > today || handling.decided_on < event.happened_on)
    return std::unexpected(Refusal{"commitments.refusal.decision_day"});
  return {};
}

}  // namespace vx
