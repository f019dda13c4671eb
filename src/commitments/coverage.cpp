#include "commitments/coverage.h"

#include <algorithm>

#include "base/text.h"

namespace vx {

std::int64_t StandingCounts::operator[](Standing standing) const {
  switch (standing) {
    case Standing::Signed:
      return has_signed;
    case Standing::Outdated:
      return outdated;
    case Standing::Missing:
      return missing();
    case Standing::Absent:
      return absent;
    case Standing::Withdrawn:
      return withdrawn;
  }
  return 0;
}

StandingCounts& StandingCounts::operator+=(const StandingCounts& more) {
  required += more.required;
  has_signed += more.has_signed;
  outdated += more.outdated;
  absent += more.absent;
  withdrawn += more.withdrawn;
  return *this;
}

StandingCounts& StandingCounts::operator-=(const StandingCounts& less) {
  required -= less.required;
  has_signed -= less.has_signed;
  outdated -= less.outdated;
  absent -= less.absent;
  withdrawn -= less.withdrawn;
  return *this;
}

CoverageTree::CoverageTree(std::vector<UnitCounts> units) : units_(std::move(units)) {
  std::ranges::sort(units_, {}, &UnitCounts::path);
  below_.resize(units_.size() + 1);
  for (std::size_t i = 0; i < units_.size(); ++i) {
    below_[i + 1] = below_[i];
    below_[i + 1] += units_[i].counts;
  }
}

std::pair<std::size_t, std::size_t> CoverageTree::range(std::string_view path) const {
  const auto from = std::ranges::lower_bound(units_, path, {}, &UnitCounts::path);
  const auto to =
      path.empty() ? units_.end() : std::ranges::lower_bound(units_, prefix_end(path), {}, &UnitCounts::path);
  return {static_cast<std::size_t>(from - units_.begin()), static_cast<std::size_t>(to - units_.begin())};
}

StandingCounts CoverageTree::sum_under(std::string_view path) const {
  const auto [from, to] = range(path);
  StandingCounts sum = below_[to];
  sum -= below_[from];
  return sum;
}

std::vector<const UnitCounts*> CoverageTree::list_under(std::string_view path) const {
  const auto [from, to] = range(path);
  std::vector<const UnitCounts*> list;
  for (std::size_t i = from; i < to; ++i) list.push_back(&units_[i]);
  return list;
}

CoverageLevel classify_coverage(const StandingCounts& counts) {
  if (counts.required == 0) return CoverageLevel::Nobody;
  if (counts.waiting() == 0 && counts.withdrawn == 0) return CoverageLevel::All;
  return counts.has_signed == 0 ? CoverageLevel::None : CoverageLevel::Some;
}

}  // namespace vx
