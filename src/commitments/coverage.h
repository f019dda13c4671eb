#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "commitments/signature.h"

namespace vx {

/// How many of those who must sign stand where. Invariant: no part is negative and together they are `required`.
struct StandingCounts {
  std::int64_t required = 0;
  std::int64_t has_signed = 0;
  std::int64_t outdated = 0;
  std::int64_t absent = 0;
  std::int64_t withdrawn = 0;

  [[nodiscard]] std::int64_t missing() const { return required - has_signed - outdated - absent - withdrawn; }
  [[nodiscard]] std::int64_t operator[](Standing standing) const;
  /// Must still do something: has not signed, or not the newest text.
  [[nodiscard]] std::int64_t waiting() const { return missing() + outdated; }
  StandingCounts& operator+=(const StandingCounts& more);
  StandingCounts& operator-=(const StandingCounts& less);
  bool operator==(const StandingCounts&) const = default;
};

/// The counts of one unit itself, without those below it.
struct UnitCounts {
  Id<Organisation> organisation;
  std::string path;
  StandingCounts counts;
};

/// The counts of a part of the tree of units: the sum of any unit with all below it costs two binary searches.
class CoverageTree {
 public:
  explicit CoverageTree(std::vector<UnitCounts> units);

  /// The unit at `path` and all below it.
  [[nodiscard]] StandingCounts sum_under(std::string_view path) const;
  /// The units under `path` themselves, in the order of their paths.
  [[nodiscard]] std::vector<const UnitCounts*> list_under(std::string_view path) const;
  [[nodiscard]] std::size_t size() const { return units_.size(); }

 private:
  [[nodiscard]] std::pair<std::size_t, std::size_t> range(std::string_view path) const;

  std::vector<UnitCounts> units_;      ///< by path
  std::vector<StandingCounts> below_;  ///< below_[i]: the sum of units_[0] to units_[i - 1]
};

/// What a unit's coverage says in a colour: everybody has, somebody still must, nobody has.
enum class CoverageLevel { Nobody, None, Some, All };
CoverageLevel classify_coverage(const StandingCounts& counts);

}  // namespace vx
