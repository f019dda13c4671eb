#pragma once
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "web/form.h"
#include "web/viewer.h"

namespace vx {

struct Organisation;
struct Document;

inline constexpr Permission read_campaigns{"campaigns.read"};
inline constexpr Permission edit_campaigns{"campaigns.edit"};
/// Reminders and dispensations of sub-units.
inline constexpr Permission steer_campaigns{"campaigns.steer"};

/// Where a campaign stands: the five steps of article 17, Law 06/2022/QH15, and its end. The law's first step is
/// Prepared; its second begins with Launched; then inspection, publicity with replication, review with commendation.
enum class CampaignState { Prepared, Launched, Inspected, Publicised, Reviewed, Closed };
inline constexpr std::array campaign_state_codes{std::string_view("prepared"),  std::string_view("launched"),
                                                 std::string_view("inspected"), std::string_view("publicised"),
                                                 std::string_view("reviewed"),  std::string_view("closed")};
std::string_view code_of(CampaignState state);
CampaignState campaign_state_of(std::string_view code);

/// Forms of article 16: regular, by theme, and the special campaigns of 2021 (phong trào thi đua đặc biệt, R1).
enum class CampaignKind { Special, Thematic, Regular };
inline constexpr std::array campaign_kind_codes{std::string_view("special"), std::string_view("thematic"),
                                                std::string_view("regular")};
std::string_view code_of(CampaignKind kind);
CampaignKind campaign_kind_of(std::string_view code);

/// Who takes part (đối tượng thi đua, R6, R7).
enum class ParticipantGroup { Collective, Individual };
struct CampaignParticipant {
  ParticipantGroup group = ParticipantGroup::Collective;
  std::string name;
  bool operator==(const CampaignParticipant&) const = default;
};
std::string_view code_of(ParticipantGroup group);
ParticipantGroup participant_group_of(std::string_view code);

/// Phong trào (đợt) thi đua: what an organisation asks of those under it, by its plan or without one.
/// Invariants: a title; the end is not before the start; the parent is a campaign of another organisation above it or
/// of its own, never one below itself; `path` holds the ids from the root campaign to this one.
struct Campaign {
  Id<Campaign> id;
  std::int64_t version = 1;
  Id<Organisation> organisation;
  Id<Campaign> parent;
  Id<Document> document;
  std::string issuer_name;  ///< of an issuer that is not in the list of organisations; `organisation` keeps its plan
  std::string title;
  std::string theme;  ///< chủ đề, of its own (R4, R5); may be empty
  std::string aim;    ///< mục đích; may be empty
  CampaignKind kind = CampaignKind::Special;
  CampaignState state = CampaignState::Prepared;
  std::optional<PartialDate> starts_on;
  std::optional<PartialDate> ends_on;  ///< none: open (R8)
  std::optional<Date> launch_by;       ///< until when sub-units must have issued their plans (R9)
  std::string lead_unit;               ///< follows, guides, urges (R16)
  std::string coordinating_unit;
  std::string funding;  ///< R26
  std::optional<Date> public_since;
  std::string path;  ///< "c/3/17/"
  std::vector<CampaignParticipant> participants;
};

/// What is known of the campaign one carries out, for the rules about a child.
struct ParentFacts {
  Id<Campaign> id = {};
  std::string path = {};
  std::string theme = {};
  CampaignState state = CampaignState::Launched;
  std::string organisation_path = {};
};

/// The first and last day a partial date can mean.
Date first_day(const PartialDate& date);
Date last_day(const PartialDate& date);
/// "9/2021", "24/9/2021", "2021-09", "2021": what people type for a date that may lack its day.
std::optional<PartialDate> parse_day_or_month(std::string_view text);

/// Whether a campaign may stand as typed. `organisation_path` is that of its own organisation.
std::expected<Campaign, std::vector<FieldError>> decide_campaign(Campaign draft, std::string_view organisation_path,
                                                                 const std::optional<ParentFacts>& parent);

/// True if the theme only repeats the parent's (R4): the same words, whatever the marks.
bool repeats_theme(std::string_view theme, std::string_view parent_theme);

/// Days until the end, counted from `today`; 0 on the last day, negative after it. Nothing for an open campaign.
std::optional<int> days_left(const Campaign& campaign, Date today);

}  // namespace vx
