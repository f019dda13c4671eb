#include "documents/plan_comparison.h"

#include <map>

#include "base/text.h"
#include "documents/campaign_reading.h"

namespace vx {
namespace {

constexpr double taken_up_least = 0.5;
constexpr double candidate_least = 0.25;

/// A sentence of the child that may take up a target or task.
struct Candidate {
  std::string text;
  Span place;
  std::map<std::string, int> words;
};

/// Words that carry meaning, each with its count; those every plan is full of do not count.
std::map<std::string, int> telling_words(std::string_view text) {
  static constexpr std::string_view fillers[] = {"va",   "cac",   "cua", "la",   "cho", "de",   "tai",
                                                 "theo", "trong", "den", "voi",  "ve",  "duoc", "phai",
                                                 "thuc", "hien",  "to",  "chuc", "so"};
  std::map<std::string, int> words;
  std::string folded = fold_words(text);
  for (std::string_view word : split(folded, ' ')) {
    bool number = !word.empty() && word[0] >= '0' && word[0] <= '9';
    if (word.size() < 2 || number || std::ranges::find(fillers, word) != std::end(fillers)) continue;
    ++words[std::string(word)];
  }
  return words;
}

double share_of(const std::map<std::string, int>& wanted, const std::map<std::string, int>& given) {
  int all = 0;
  int found = 0;
  for (const auto& [word, count] : wanted) {
    all += count;
    auto there = given.find(word);
    if (there != given.end()) found += std::min(count, there->second);
  }
  return all == 0 ? 0 : static_cast<double>(found) / all;
}

void collect(std::span<const SectionItem> items, std::vector<Candidate>& out) {
  for (const SectionItem& item : items) {
    std::string_view text = item.text;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      bool end = i == text.size() || ((text[i] == '.' || text[i] == ';') && i + 1 < text.size() && text[i + 1] == ' ');
      if (!end) continue;
      std::string sentence(trim(text.substr(start, i - start)));
      if (sentence.size() > 12) out.push_back({sentence, item.place, telling_words(sentence)});
      start = i + 1;
    }
    collect(item.items, out);
  }
}

const Quantity* first_of(std::span<const Quantity> quantities, QuantityKind kind) {
  auto found = std::ranges::find(quantities, kind, &Quantity::kind);
  return found == quantities.end() ? nullptr : &*found;
}

/// Is what the child says less than what the parent asks: a lower share, a later hour or day, or no number at all?
bool is_weaker(std::span<const Quantity> asked, std::span<const Quantity> given, PlanGap& gap) {
  for (QuantityKind kind : {QuantityKind::Percent, QuantityKind::TimeOfDay, QuantityKind::Day, QuantityKind::Count}) {
    const Quantity* above = first_of(asked, kind);
    if (!above) continue;
    const Quantity* below = first_of(given, kind);
    bool weaker = !below && kind != QuantityKind::Count;
    if (below && kind == QuantityKind::Percent) weaker = below->value < above->value;
    if (below && kind == QuantityKind::TimeOfDay) weaker = below->value > above->value;
    if (below && kind == QuantityKind::Count)
      weaker = below->value < above->value && asked.size() == 1 && given.size() == 1;
    if (below && kind == QuantityKind::Day) weaker = below->date > above->date;
    if (!weaker) continue;
    gap.parent_value = above->text;
    gap.child_value = below ? below->text : std::string();
    return true;
  }
  return false;
}

PlanGap find_gap(std::string_view text, Span place, bool is_task, std::span<const Quantity> asked,
                 std::span<const Candidate> candidates) {
  PlanGap gap{.is_task = is_task, .parent_text = std::string(text), .parent_place = place};
  std::map<std::string, int> wanted = telling_words(text);
  const Candidate* best = nullptr;
  for (const Candidate& candidate : candidates) {
    double both = share_of(wanted, candidate.words);
    if (both <= gap.likeness) continue;
    gap.likeness = both;
    best = &candidate;
  }
  if (!best || gap.likeness < candidate_least) return gap.likeness = best ? gap.likeness : 0, gap;
  gap.child_text = best->text;
  gap.child_place = best->place;
  if (gap.likeness < taken_up_least) return gap;
  gap.state = is_weaker(asked, find_quantities(best->text), gap) ? TakeUp::Weakened : TakeUp::TakenUp;
  return gap;
}

}  // namespace

std::vector<PlanGap> compare_plans(const PlanReading& parent, const PlanReading& child) {
  std::vector<Candidate> candidates;
  collect(child.sections, candidates);
  std::vector<PlanGap> gaps;
  for (const PlanTarget& target : parent.targets)
    gaps.push_back(find_gap(target.text, target.place, false, target.quantities, candidates));
  for (const PlanTask& task : parent.tasks) {
    std::string_view first = std::string_view(task.text).substr(0, task.text.find('\n'));
    gaps.push_back(find_gap(first, task.place, true, find_quantities(task.text), candidates));
  }
  return gaps;
}

}  // namespace vx
