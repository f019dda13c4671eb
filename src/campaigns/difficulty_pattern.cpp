#include "campaigns/difficulty_pattern.h"

#include <set>
#include <tuple>

#include "campaigns/demand.h"

namespace vx {

namespace {

using Words = std::vector<std::string>;

double sameness_of(const Words& a, const Words& b) { return (share_of_words(a, b) + share_of_words(b, a)) / 2; }

struct Group {
  Words words;  ///< of its first entry
  DifficultyPattern pattern;
};

}  // namespace

double sameness(std::string_view a, std::string_view b) { return sameness_of(telling_words(a), telling_words(b)); }

std::vector<DifficultyPattern> find_patterns(const std::vector<PatternEntry>& entries) {
  std::vector<Group> groups;
  for (const PatternEntry& entry : entries) {
    const Words words = telling_words(entry.text);
    Group* likest = nullptr;
    double best = same_difficulty;
    for (Group& group : groups)
      if (const double same = sameness_of(group.words, words); same >= best) {
        best = same;
        likest = &group;
      }
    if (!likest) likest = &groups.emplace_back(Group{words, {}});
    likest->pattern.entries.push_back(entry);
  }
  std::vector<DifficultyPattern> patterns;
  for (Group& group : groups) {
    std::set<std::int64_t> units;
    for (const PatternEntry& entry : group.pattern.entries) units.insert(entry.organisation.value);
    group.pattern.units = static_cast<std::int64_t>(units.size());
    if (group.pattern.units >= 2) patterns.push_back(std::move(group.pattern));
  }
  std::sort(patterns.begin(), patterns.end(), [](const DifficultyPattern& a, const DifficultyPattern& b) {
    return std::tuple(-a.units, a.entries.front().difficulty.value) <
           std::tuple(-b.units, b.entries.front().difficulty.value);
  });
  return patterns;
}

}  // namespace vx
