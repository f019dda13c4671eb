#include "campaigns/cascade.h"

#include <numeric>

#include "base/check.h"
#include "base/text.h"

namespace vx {

std::string_view code_of(CascadeState state) { return cascade_state_codes[static_cast<std::size_t>(state)]; }
std::optional<CascadeState> cascade_state_of(std::string_view code) {
  auto at = std::find(cascade_state_codes.begin(), cascade_state_codes.end(), code);
  if (at == cascade_state_codes.end()) return std::nullopt;
  return static_cast<CascadeState>(at - cascade_state_codes.begin());
}
std::string_view code_of(CascadeOutcome outcome) { return cascade_outcome_codes[static_cast<std::size_t>(outcome)]; }
CascadeOutcome cascade_outcome_of(std::string_view code) {
  auto at = std::find(cascade_outcome_codes.begin(), cascade_outcome_codes.end(), code);
  check(at != cascade_outcome_codes.end(), "an unknown outcome was stored");
  return static_cast<CascadeOutcome>(at - cascade_outcome_codes.begin());
}

CascadeOutcome decide_outcome(const Expectation& expectation) {
  if (!expectation.child) return expectation.excuse.empty() ? CascadeOutcome::Awaited : CascadeOutcome::Excused;
  if (!expectation.due_on) return expectation.issued_on ? CascadeOutcome::OnTime : CascadeOutcome::Undated;
  const Date due = *expectation.due_on;
  if (expectation.issued_on) {
    if (last_day(*expectation.issued_on) <= due) return CascadeOutcome::OnTime;
    if (first_day(*expectation.issued_on) > due) return CascadeOutcome::Late;
  }
  if (expectation.received_on && *expectation.received_on <= due) return CascadeOutcome::OnTime;
  return CascadeOutcome::Undated;
}

CascadeState classify_cascade(CascadeOutcome outcome, const std::optional<Date>& due_on, Date today) {
  switch (outcome) {
    case CascadeOutcome::Undated:
      return CascadeState::IssuedUndated;
    case CascadeOutcome::Late:
      return CascadeState::IssuedLate;
    case CascadeOutcome::OnTime:
      return CascadeState::IssuedOnTime;
    case CascadeOutcome::Excused:
      return CascadeState::Excused;
    case CascadeOutcome::Awaited:
      break;
  }
  if (!due_on) return CascadeState::NoDeadline;
  return *due_on < today ? CascadeState::Overdue : CascadeState::Due;
}

std::optional<int> days_to_due(CascadeOutcome outcome, const std::optional<Date>& due_on, Date today) {
  if (outcome != CascadeOutcome::Awaited || !due_on) return std::nullopt;
  return *due_on - today;
}

std::expected<void, Refusal> decide_excuse(const Expectation& expectation, std::string_view reason) {
  if (expectation.child) return std::unexpected(Refusal{"campaigns.refusal.issued_already"});
  if (trim(reason).empty()) return std::unexpected(Refusal{"campaigns.refusal.no_reason"});
  return {};
}

std::string reminder_subject(const Expectation& expectation) {
  return fmt::format("campaign/{}/unit/{}", expectation.campaign.value, expectation.organisation.value);
}

std::expected<void, Refusal> decide_reminder(const Expectation& expectation, CampaignState state, Date today) {
  if (state == CampaignState::Prepared || state == CampaignState::Closed)
    return std::unexpected(Refusal{"campaigns.refusal.not_running"});
  if (expectation.child) return std::unexpected(Refusal{"campaigns.refusal.issued_already"});
  if (!expectation.excuse.empty()) return std::unexpected(Refusal{"campaigns.refusal.excused_already"});
  if (expectation.reminded_at && expectation.reminded_at->date() == today)
    return std::unexpected(Refusal{"campaigns.refusal.reminded_today"});
  return {};
}

std::expected<void, Refusal> decide_reason(const Expectation& expectation, std::string_view reason) {
  if (trim(reason).empty()) return std::unexpected(Refusal{"campaigns.refusal.no_reason"});
  const CascadeOutcome outcome = decide_outcome(expectation);
  if (outcome == CascadeOutcome::OnTime || outcome == CascadeOutcome::Excused)
    return std::unexpected(Refusal{"campaigns.refusal.no_reason_needed"});
  return {};
}

std::int64_t CascadeCounts::all() const { return std::accumulate(by_state.begin(), by_state.end(), std::int64_t{0}); }
std::int64_t CascadeCounts::required() const { return all() - (*this)[CascadeState::Excused]; }
std::int64_t CascadeCounts::issued() const {
  return (*this)[CascadeState::IssuedOnTime] + (*this)[CascadeState::IssuedLate] + (*this)[CascadeState::IssuedUndated];
}
CascadeCounts& CascadeCounts::operator+=(const CascadeCounts& more) {
  for (std::size_t i = 0; i < by_state.size(); ++i) by_state[i] += more.by_state[i];
  return *this;
}

CascadeTone classify_counts(const CascadeCounts& counts) {
  if (counts[CascadeState::Overdue] > 0) return CascadeTone::Overdue;
  if (counts.all() == 0 || counts[CascadeState::NoDeadline] > 0 || counts[CascadeState::IssuedUndated] > 0)
    return CascadeTone::Unknown;
  if (counts[CascadeState::Due] > 0) return CascadeTone::Waiting;
  return counts[CascadeState::IssuedLate] > 0 ? CascadeTone::Late : CascadeTone::Good;
}

}  // namespace vx
