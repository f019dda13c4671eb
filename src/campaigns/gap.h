#pragma once
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "campaigns/campaign_item.h"

namespace vx {

/// What a plan makes of a target or task of the plan above it.
enum class GapVerdict { LeftOut, Weakened, TakenUp };
inline constexpr std::array gap_verdict_codes{std::string_view("left_out"), std::string_view("weakened"),
                                              std::string_view("taken_up")};
std::string_view code_of(GapVerdict verdict);
GapVerdict gap_verdict_of(std::string_view code);

/// One item of the plan above, and what the plan below makes of it: what the machine found, with the sentence it found,
/// and what an officer decided, which counts.
struct Gap {
  CampaignItem parent_item;
  std::optional<CampaignItem> child_item;
  GapVerdict found = GapVerdict::LeftOut;
  double likeness = 0;  ///< of the two sentences, 0–1
  std::optional<GapVerdict> decided;
  std::string reason;
  std::optional<Instant> decided_at;
  std::string decided_by;

  [[nodiscard]] GapVerdict verdict() const { return decided.value_or(found); }
};

struct GapCounts {
  std::int64_t taken_up = 0, weakened = 0, left_out = 0, undecided = 0;
  [[nodiscard]] std::int64_t all() const { return taken_up + weakened + left_out; }
};
GapCounts count_gaps(const std::vector<Gap>& gaps);

/// The unit whose plan is compared. A task given to another unit, or to units of another kind, is not asked of it.
struct ComparedUnit {
  Id<Organisation> organisation;
  std::string kind;  ///< code of OrganisationKind
};
bool is_asked_of(const CampaignItem& task, const ComparedUnit& unit);

/// The machine's comparison of the targets and tasks above with all items below: the likest sentence below, and whether
/// it demands less.
std::vector<Gap> compare_items(const std::vector<CampaignItem>& above, const std::vector<CampaignItem>& below,
                               const ComparedUnit& unit);

/// An officer confirms what was found, or overrules it with a reason.
std::expected<Gap, Refusal> decide_gap(Gap gap, GapVerdict verdict, std::string_view reason);

}  // namespace vx
