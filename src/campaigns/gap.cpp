#include "campaigns/gap.h"

#include "base/check.h"
#include "base/text.h"
#include "campaigns/demand.h"

namespace vx {

namespace {

/// From this share of its words on, a sentence below speaks of the same as the one above.
constexpr double same_matter = 0.42;

bool contains(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

Demand demand_of_item(const CampaignItem& item) {
  Demand demand = demand_of(item.text);
  if (item.deadline) demand.deadline = item.deadline;
  return demand;
}

}  // namespace

std::string_view code_of(GapVerdict verdict) { return gap_verdict_codes[static_cast<std::size_t>(verdict)]; }
GapVerdict gap_verdict_of(std::string_view code) {
  auto at = std::find(gap_verdict_codes.begin(), gap_verdict_codes.end(), code);
  check(at != gap_verdict_codes.end(), "an unknown verdict was stored");
  return static_cast<GapVerdict>(at - gap_verdict_codes.begin());
}

GapCounts count_gaps(const std::vector<Gap>& gaps) {
  GapCounts counts;
  for (const Gap& gap : gaps) {
    switch (gap.verdict()) {
      case GapVerdict::TakenUp:
        ++counts.taken_up;
        break;
      case GapVerdict::Weakened:
        ++counts.weakened;
        break;
      case GapVerdict::LeftOut:
        ++counts.left_out;
        break;
    }
    if (!gap.decided && gap.found != GapVerdict::TakenUp) ++counts.undecided;
  }
  return counts;
}

bool is_asked_of(const CampaignItem& task, const ComparedUnit& unit) {
  if (task.kind != ItemKind::Task) return true;
  if (task.organisation) return task.organisation == unit.organisation;
  if (task.unit.empty()) return true;
  const std::string named = fold_words(task.unit);
  const bool names_committees =
      contains(named, {"cac huyen", "cap huyen", "cac xa", "cap xa", "huyen thanh pho", "xa phuong"});
  const bool names_departments = contains(named, {"so ban nganh", "cac so", "cac co quan", "cac don vi", "thu truong"});
  if (names_committees && names_departments) return true;
  if (names_committees) return unit.kind == "peoples_committee";
  if (names_departments) return unit.kind != "peoples_committee";
  return false;  // one unit, and not this one
}

std::vector<Gap> compare_items(const std::vector<CampaignItem>& above, const std::vector<CampaignItem>& below,
                               const ComparedUnit& unit) {
  std::vector<std::vector<std::string>> words_below;
  words_below.reserve(below.size());
  for (const CampaignItem& item : below) words_below.push_back(telling_words(item.text));
  std::vector<Gap> gaps;
  for (const CampaignItem& item : above) {
    const bool is_demand = item.kind == ItemKind::Target || item.kind == ItemKind::Task;
    if (!is_demand || !is_asked_of(item, unit)) continue;
    Gap gap;
    gap.parent_item = item;
    const auto words = telling_words(item.text);
    std::size_t best = below.size();
    for (std::size_t i = 0; i < below.size(); ++i) {
      const double share = share_of_words(words, words_below[i]);
      if (share > gap.likeness) {
        gap.likeness = share;
        best = i;
      }
    }
    if (best < below.size() && gap.likeness >= same_matter) {
      gap.child_item = below[best];
      gap.found = weakening(demand_of_item(item), demand_of_item(below[best])).empty() ? GapVerdict::TakenUp
                                                                                       : GapVerdict::Weakened;
    }
    gaps.push_back(std::move(gap));
  }
  return gaps;
}

std::expected<Gap, Refusal> decide_gap(Gap gap, GapVerdict verdict, std::string_view reason) {
  const std::string why = squeeze(reason);
  if (verdict != gap.found && why.empty()) return std::unexpected(Refusal{"campaigns.refusal.overrule_needs_reason"});
  gap.decided = verdict;
  gap.reason = why;
  return gap;
}

}  // namespace vx
