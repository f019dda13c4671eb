#include "campaigns/campaign.h"

#include <charconv>

#include "base/check.h"
#include "base/text.h"

namespace vx {

namespace {

template <class Enum, std::size_t size>
Enum enum_of(const std::array<std::string_view, size>& codes, std::string_view code) {
  auto at = std::find(codes.begin(), codes.end(), code);
  check(at != codes.end(), "an unknown code of a campaign was stored");
  return static_cast<Enum>(at - codes.begin());
}

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<PartialDate> month_of(std::string_view month, std::string_view year) {
  auto m = whole_number(month);
  auto y = whole_number(year);
  if (!m || !y || *m < 1 || *m > 12 || *y < 1900 || *y > 9999) return std::nullopt;
  return PartialDate{*y, static_cast<unsigned>(*m), 0};
}

}  // namespace

std::string_view code_of(CampaignState state) { return campaign_state_codes[static_cast<std::size_t>(state)]; }
CampaignState campaign_state_of(std::string_view code) { return enum_of<CampaignState>(campaign_state_codes, code); }
std::string_view code_of(CampaignKind kind) { return campaign_kind_codes[static_cast<std::size_t>(kind)]; }
CampaignKind campaign_kind_of(std::string_view code) { return enum_of<CampaignKind>(campaign_kind_codes, code); }
std::string_view code_of(ParticipantGroup group) {
  return group == ParticipantGroup::Collective ? "collective" : "individual";
}
ParticipantGroup participant_group_of(std::string_view code) {
  return code == "collective" ? ParticipantGroup::Collective : ParticipantGroup::Individual;
}

Date first_day(const PartialDate& date) {
  return Date(date.year, date.month == 0 ? 1 : date.month, date.day == 0 ? 1 : date.day);
}

Date last_day(const PartialDate& date) {
  if (date.day != 0) return first_day(date);
  const unsigned month = date.month == 0 ? 12 : date.month;
  const Date next = month == 12 ? Date(date.year + 1, 1, 1) : Date(date.year, month + 1, 1);
  return next.plus_days(-1);
}

std::optional<PartialDate> parse_day_or_month(std::string_view text) {
  text = trim(text);
  if (auto date = Date::parse(text)) return PartialDate{date->year(), date->month(), date->day()};
  if (const auto slash = text.find('/'); slash != std::string_view::npos)
    return month_of(trim(text.substr(0, slash)), trim(text.substr(slash + 1)));
  auto date = PartialDate::parse_iso(text);
  if (date && date->year < 1900) return std::nullopt;
  return date;
}

bool repeats_theme(std::string_view theme, std::string_view parent_theme) {
  const std::string folded = fold_words(theme);
  return !folded.empty() && folded == fold_words(parent_theme);
}

std::expected<Campaign, std::vector<FieldError>> decide_campaign(Campaign draft, std::string_view organisation_path,
                                                                 const std::optional<ParentFacts>& parent) {
  std::vector<FieldError> faults;
  auto refuse = [&](std::string field, std::string key) { faults.push_back({std::move(field), {std::move(key)}}); };
  draft.title = squeeze(draft.title);
  draft.theme = squeeze(draft.theme);
  if (draft.title.empty()) refuse("title", "campaigns.refusal.no_title");
  if (!draft.organisation) refuse("organisation", "campaigns.refusal.no_organisation");
  if (draft.starts_on && draft.ends_on && last_day(*draft.ends_on) < first_day(*draft.starts_on))
    refuse("ends_on", "campaigns.refusal.ends_before_start");
  if (draft.launch_by && draft.ends_on && last_day(*draft.ends_on) < *draft.launch_by)
    refuse("launch_by", "campaigns.refusal.launch_after_end");
  if (parent) {
    // A campaign cannot be carried out by one above it, nor by itself.
    if (draft.id && parent->path.find("/" + std::to_string(draft.id.value) + "/") != std::string::npos)
      refuse("parent", "campaigns.refusal.parent_is_below");
    else if (!organisation_path.starts_with(parent->organisation_path))
      refuse("parent", "campaigns.refusal.parent_not_above");
    else if (parent->state == CampaignState::Closed && !draft.id)
      refuse("parent", "campaigns.refusal.parent_closed");
    if (repeats_theme(draft.theme, parent->theme)) refuse("theme", "campaigns.refusal.theme_is_parents");
  }
  std::erase_if(draft.participants, [](const CampaignParticipant& each) { return trim(each.name).empty(); });
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return draft;
}

std::optional<int> days_left(const Campaign& campaign, Date today) {
  if (!campaign.ends_on) return std::nullopt;
  return last_day(*campaign.ends_on) - today;
}

}  // namespace vx
