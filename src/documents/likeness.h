#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace vx {

/// Approximate comparison of reading letters (SourceText): what OCR often takes for one another costs little, spaces
/// cost next to nothing, so "CONGHOA XA HQI" is like "cong hoa xa hoi".

/// 0 for the same letter, 1 for letters nobody mixes up.
float confusion_cost(char a, char b);
/// Weighted edit distance; above `give_up` any number above it.
float distance(std::string_view a, std::string_view b, float give_up = 1e9F);
/// 1 for equal, 0 for nothing in common.
double likeness(std::string_view a, std::string_view b);

struct Hit {
  std::size_t start = 0;
  std::size_t end = 0;
  double likeness = 0;
};

/// Where `phrase` occurs best in `text`, if it is at least so like it. The hit begins and ends at word boundaries.
std::optional<Hit> find_like(std::string_view text, std::string_view phrase, double least);
/// `phrase` at the beginning of `text` (a bullet or other noise may stand before it).
std::optional<Hit> starts_like(std::string_view text, std::string_view phrase, double least);
/// True if all of `text` is like `phrase`.
bool is_like(std::string_view text, std::string_view phrase, double least);
/// Index of the first phrase `text` starts with, preferring the best; -1 for none.
int find_opening(std::string_view text, std::span<const std::string_view> phrases, double least);

}  // namespace vx
