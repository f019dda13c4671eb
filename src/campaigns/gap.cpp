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

/// What an item demands, clause by clause. That the unit issues a plan is not asked of the plan itself.
std::vector<std::string_view> clauses_of(const CampaignItem& item) {
  std::vector<std::string_view> clauses;
  for (const std::string_view clause : split(item.text, ';')) {
    const std::string folded = fold_words(clause);
    const bool asks_for_the_plan = contains(folded, {"ke hoach"}) && contains(folded, {"ban hanh", "xay dung"}) &&
                                   contains(folded, {"thi dua", "phat dong", "trien khai"});
    if (!folded.empty() && !asks_for_the_plan) clauses.push_back(clause);
  }
  return clauses;
}

/// The likest item below, if any speaks of the same.
struct Likest {
  std::size_t at = 0;
  double likeness = 0;
};
Likest find_likest(std::string_view clause, const std::vector<std::vector<std::string>>& words_below) {
  Likest likest;
  const auto words = telling_words(clause);
  for (std::size_t i = 0; i < words_below.size(); ++i)
    if (const double share = share_of_words(words, words_below[i]); share > likest.likeness) likest = {i, share};
  return likest;
}

/// Taken up if every clause is; left out if none is; weakened in between, or where a number is.
Gap compare_item(const CampaignItem& item, const std::vector<CampaignItem>& below,
                 const std::vector<std::vector<std::string>>& words_below) {
  Gap gap;
  gap.parent_item = item;
  const auto clauses = clauses_of(item);
  std::size_t taken_up = 0;
  std::size_t left_out = 0;
  for (const std::string_view clause : clauses) {
    const Likest likest = find_likest(clause, words_below);
    if (likest.likeness < same_matter) {
      ++left_out;
      continue;
    }
    if (!gap.child_item || likest.likeness > gap.likeness) gap.child_item = below[likest.at];
    gap.likeness = std::max(gap.likeness, likest.likeness);
    Demand there = demand_of(below[likest.at].text);
    if (below[likest.at].deadline) there.deadline = below[likest.at].deadline;
    if (weakening(demand_of(clause), there).empty()) ++taken_up;
  }
  gap.found = taken_up == clauses.size()   ? GapVerdict::TakenUp
              : left_out == clauses.size() ? GapVerdict::LeftOut
                                           : GapVerdict::Weakened;
  return gap;
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
    if (is_demand && is_asked_of(item, unit)) gaps.push_back(compare_item(item, below, words_below));
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
