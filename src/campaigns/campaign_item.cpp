#include "campaigns/campaign_item.h"

#include "base/check.h"
#include "base/text.h"

namespace vx {

std::string_view code_of(ItemKind kind) { return item_kind_codes[static_cast<std::size_t>(kind)]; }
ItemKind item_kind_of(std::string_view code) {
  auto at = std::find(item_kind_codes.begin(), item_kind_codes.end(), code);
  check(at != item_kind_codes.end(), "an unknown kind of item was stored");
  return static_cast<ItemKind>(at - item_kind_codes.begin());
}
std::string_view code_of(AwardOccasion occasion) { return award_occasion_codes[static_cast<std::size_t>(occasion)]; }
AwardOccasion award_occasion_of(std::string_view code) {
  auto at = std::find(award_occasion_codes.begin(), award_occasion_codes.end(), code);
  return at == award_occasion_codes.end() ? AwardOccasion::None
                                          : static_cast<AwardOccasion>(at - award_occasion_codes.begin());
}

std::expected<CampaignItem, std::vector<FieldError>> decide_item(CampaignItem draft, const Campaign& campaign) {
  std::vector<FieldError> faults;
  draft.text = squeeze(draft.text);
  draft.unit = squeeze(draft.unit);
  if (draft.text.empty()) faults.push_back({"text", {"campaigns.refusal.no_item_text"}});
  if (draft.deadline && campaign.ends_on && last_day(*campaign.ends_on) < first_day(*draft.deadline))
    faults.push_back(
        {"deadline", {"campaigns.refusal.deadline_after_end", {{"date", last_day(*campaign.ends_on).vietnamese()}}}});
  if (!faults.empty()) return std::unexpected(std::move(faults));
  if (draft.kind != ItemKind::Award) draft.occasion = AwardOccasion::None;
  return draft;
}

std::expected<std::vector<Id<CampaignItem>>, Refusal> decide_order(std::vector<Id<CampaignItem>> list,
                                                                   Id<CampaignItem> item, Direction direction) {
  auto at = std::find(list.begin(), list.end(), item);
  if (at == list.end()) return std::unexpected(Refusal{"campaigns.refusal.no_such_item"});
  if (direction == Direction::Up && at == list.begin())
    return std::unexpected(Refusal{"campaigns.refusal.first_already"});
  if (direction == Direction::Down && at + 1 == list.end())
    return std::unexpected(Refusal{"campaigns.refusal.last_already"});
  std::iter_swap(at, direction == Direction::Up ? at - 1 : at + 1);
  return list;
}

}  // namespace vx
