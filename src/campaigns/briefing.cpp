#include "campaigns/briefing.h"

#include "base/check.h"
#include "base/text.h"

namespace vx {

std::string_view code_of(Audience audience) { return audience_codes[static_cast<std::size_t>(audience)]; }
Audience audience_of(std::string_view code) { return code == "members" ? Audience::Members : Audience::Staff; }
std::string_view code_of(BriefingState state) { return briefing_state_codes[static_cast<std::size_t>(state)]; }
BriefingState briefing_state_of(std::string_view code) {
  auto at = std::find(briefing_state_codes.begin(), briefing_state_codes.end(), code);
  check(at != briefing_state_codes.end(), "an unknown state of a briefing was stored");
  return static_cast<BriefingState>(at - briefing_state_codes.begin());
}

std::expected<Briefing, std::vector<FieldError>> decide_briefing(Briefing draft, std::string_view campaign_path,
                                                                 std::string_view organisation_path, bool has_plan) {
  std::vector<FieldError> faults;
  draft.title = squeeze(draft.title);
  draft.body = std::string(trim(draft.body));
  draft.speaker = squeeze(draft.speaker);
  if (draft.title.empty()) faults.push_back({"title", {"briefings.refusal.no_title"}});
  if (draft.body.empty() && !has_plan) faults.push_back({"body", {"briefings.refusal.no_body"}});
  if (draft.until && *draft.until < draft.since) faults.push_back({"until", {"briefings.refusal.ends_before"}});
  const bool is_own_tree = organisation_path.starts_with(campaign_path);
  if (organisation_path.empty() || (!is_own_tree && draft.audience == Audience::Staff))
    faults.push_back({"organisation", {"briefings.refusal.outside"}});
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return draft;
}

std::int64_t& BriefingCounts::operator[](BriefingState state) {
  if (state == BriefingState::Read) return read;
  if (state == BriefingState::Attended) return attended;
  return state == BriefingState::Absent ? absent : waiting;
}

BriefingCounts& BriefingCounts::operator+=(const BriefingCounts& more) {
  waiting += more.waiting;
  read += more.read;
  attended += more.attended;
  absent += more.absent;
  return *this;
}

std::expected<BriefingMeeting, std::vector<FieldError>> decide_meeting(BriefingMeeting draft, const Briefing& briefing,
                                                                       Date today) {
  std::vector<FieldError> faults;
  draft.place = squeeze(draft.place);
  draft.chair = squeeze(draft.chair);
  draft.note = squeeze(draft.note);
  if (!briefing.is_open) faults.push_back({"", {"briefings.refusal.closed"}});
  if (draft.attended == 0) faults.push_back({"person", {"briefings.refusal.nobody_there"}});
  if (today < draft.held_on) faults.push_back({"held_on", {"briefings.refusal.in_future"}});
  if (draft.held_on < briefing.since)
    faults.push_back({"held_on", {"briefings.refusal.before_since", {{"date", briefing.since.vietnamese()}}}});
  if (draft.chair.empty()) faults.push_back({"chair", {"briefings.refusal.no_chair"}});
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return draft;
}

std::expected<void, Refusal> decide_briefing_reminder(const Briefing& briefing, const BriefingCounts& counts,
                                                      const std::optional<Date>& last, Date today) {
  if (!briefing.is_open) return std::unexpected(Refusal{"briefings.refusal.closed"});
  if (counts.reached() == counts.required()) return std::unexpected(Refusal{"briefings.refusal.complete"});
  if (last == today) return std::unexpected(Refusal{"briefings.refusal.reminded_today"});
  return {};
}

BriefingState decide_mark(BriefingState stored, BriefingState mark) {
  const bool knows = stored == BriefingState::Read || stored == BriefingState::Attended;
  return knows && mark == BriefingState::Absent ? stored : mark;
}

}  // namespace vx
