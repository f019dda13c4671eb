#pragma once
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "campaigns/campaign.h"

namespace vx {

/// The separate numbered lists of a campaign (R13): nội dung, giải pháp, tiêu chí, chỉ tiêu, nhiệm vụ, hình thức
/// khen thưởng.
enum class ItemKind { Content, Solution, Criterion, Target, Task, Award };
inline constexpr std::array item_kind_codes{std::string_view("content"),   std::string_view("solution"),
                                            std::string_view("criterion"), std::string_view("target"),
                                            std::string_view("task"),      std::string_view("award")};
std::string_view code_of(ItemKind kind);
ItemKind item_kind_of(std::string_view code);

/// When an award is given (R92, R98, R99): by selection, as soon as the achievement occurs, or at the final review.
enum class AwardOccasion { None, Selection, Unscheduled, Final };
inline constexpr std::array award_occasion_codes{std::string_view("none"), std::string_view("selection"),
                                                 std::string_view("unscheduled"), std::string_view("final")};
std::string_view code_of(AwardOccasion occasion);
AwardOccasion award_occasion_of(std::string_view code);

/// One item of one list. `position` counts from 1 within its list, without gaps.
struct CampaignItem {
  Id<CampaignItem> id = {};
  Id<Campaign> campaign = {};
  ItemKind kind = ItemKind::Content;
  int position = 0;
  std::string text = {};
  std::string unit = {};                         ///< who does it, as the plan names it; tasks
  Id<Organisation> organisation = {};            ///< the same, when it is known here
  std::optional<PartialDate> deadline = {};      ///< tasks
  AwardOccasion occasion = AwardOccasion::None;  ///< awards
  std::optional<int> place_start = {};           ///< where the document says so
  std::optional<int> place_end = {};
};

/// Whether an item may be kept as typed. A deadline after the campaign's end is refused.
std::expected<CampaignItem, std::vector<FieldError>> decide_item(CampaignItem draft, const Campaign& campaign);

enum class Direction { Up, Down };
/// The ids of one list in their new order; refused at the ends.
std::expected<std::vector<Id<CampaignItem>>, Refusal> decide_order(std::vector<Id<CampaignItem>> list,
                                                                   Id<CampaignItem> item, Direction direction);

}  // namespace vx
