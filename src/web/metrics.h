#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "web/router.h"

namespace vx {

/// Counts requests by route and class of status, and how long they took; any thread.
class Metrics {
 public:
  explicit Metrics(const std::vector<Route>& routes);

  /// `route` null: no route was found.
  void count(const Route* route, int status, std::chrono::steady_clock::duration taken);
  /// Prometheus text format 0.0.4.
  [[nodiscard]] std::string text() const;

 private:
  static constexpr std::array<double, 11> bounds_seconds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.03, 0.1, 0.3, 1, 3, 10};
  /// Times of reads, writes, and requests without a route.
  struct Histogram {
    std::array<std::atomic<std::int64_t>, bounds_seconds.size() + 1> counts{};
    std::atomic<std::int64_t> micros{0};
  };
  struct RouteCounts {
    std::array<std::atomic<std::int64_t>, 5> by_class{};  ///< 1xx … 5xx
  };
  [[nodiscard]] std::size_t index_of(const Route* route) const;

  const std::vector<Route>& routes_;
  std::vector<RouteCounts> counts_;  ///< beside routes_, and one more for none
  std::array<Histogram, 3> times_;
};

std::string_view name_of(Method method);
/// One sample with its HELP and TYPE lines.
std::string metric(std::string_view name, std::string_view type, std::string_view about, std::int64_t value);

}  // namespace vx
