#pragma once
#include <string>
#include <vector>

#include "campaigns/difficulty.h"

namespace vx {

/// What the finding of patterns is given of one difficulty.
struct PatternEntry {
  Id<Difficulty> difficulty;
  Id<Organisation> organisation;
  std::string text;
};

/// Difficulties that say the same (docs/rules/difficulties.md), the first raised first.
struct DifficultyPattern {
  std::vector<PatternEntry> entries;
  std::int64_t units = 0;  ///< how many different ones
};

/// How much two texts speak of the same, 0–1: the mean of both shares of telling words and word pairs.
double sameness(std::string_view a, std::string_view b);
/// From this sameness on two difficulties are offered as one topic.
inline constexpr double same_difficulty = 0.5;

/// Each entry joins the group whose first text is most like its own, or begins one; groups of two units or more are
/// answered, those of most units first. A suggestion: an officer groups. Pure; quadratic in the groups.
std::vector<DifficultyPattern> find_patterns(const std::vector<PatternEntry>& entries);

}  // namespace vx
