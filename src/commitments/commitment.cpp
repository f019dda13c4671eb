#include "commitments/commitment.h"

#include <algorithm>

#include "base/text.h"

namespace vx {

std::expected<CommitmentDraft, std::vector<FieldError>> decide_draft(CommitmentDraft draft) {
  std::vector<FieldError> faults;
  draft.title = squeeze(draft.title);
  draft.body = trim(draft.body);
  draft.change_note = trim(draft.change_note);
  if (draft.title.empty()) faults.push_back({"title", {"commitments.refusal.no_title"}});
  if (draft.body.empty()) faults.push_back({"body", {"commitments.refusal.no_body"}});
  std::vector<Id<Document>> once;
  for (const Id<Document> rule : draft.rules)
    if (std::ranges::find(once, rule) == once.end()) once.push_back(rule);
  draft.rules = std::move(once);
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return draft;
}

std::expected<CommitmentText, Refusal> decide_publication(const Commitment& commitment, CommitmentText draft,
                                                          bool needs_renewal, const PublicationFacts& facts) {
  if (draft.published_at) return std::unexpected(Refusal{"commitments.refusal.published_already"});
  if (!facts.is_campaign_open || (commitment.ended_on && *commitment.ended_on <= facts.today))
    return std::unexpected(Refusal{"commitments.refusal.ended"});
  if (draft.rules.empty()) return std::unexpected(Refusal{"commitments.refusal.no_rules"});
  if (!facts.has_participants) return std::unexpected(Refusal{"commitments.refusal.nobody_signs"});
  if (draft.due_on && *draft.due_on < facts.today) return std::unexpected(Refusal{"commitments.refusal.due_is_over"});
  const bool is_first = commitment.current_number == 0;
  if (!is_first && draft.change_note.empty()) return std::unexpected(Refusal{"commitments.refusal.no_change_note"});
  draft.needs_renewal = is_first || needs_renewal;
  draft.body_hash = hash_of_text(commitment.title, draft);
  return draft;
}

Digest hash_of_text(std::string_view title, const CommitmentText& text) {
  return sha256(fmt::format("{}\n{}\n{}", text.number, title, text.body));
}

bool takes_part(const std::vector<ParticipatingUnit>& units, std::string_view path, Date day) {
  return std::ranges::any_of(
      units, [&](const ParticipatingUnit& unit) { return unit.holds_on(day) && path.starts_with(unit.path); });
}

}  // namespace vx
