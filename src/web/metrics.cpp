#include "web/metrics.h"

namespace vx {

std::string_view name_of(Method method) {
  static constexpr std::array<std::string_view, 6> names{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};
  return names[static_cast<std::size_t>(method)];
}

std::string metric(std::string_view name, std::string_view type, std::string_view about, std::int64_t value) {
  return fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n{0} {3}\n", name, type, about, value);
}

Metrics::Metrics(const std::vector<Route>& routes) : routes_(routes), counts_(routes.size() + 1) {}

std::size_t Metrics::index_of(const Route* route) const {
  return route ? static_cast<std::size_t>(route - routes_.data()) : routes_.size();
}

void Metrics::count(const Route* route, int status, std::chrono::steady_clock::duration taken) {
  std::size_t status_class = static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1);
  counts_[index_of(route)].by_class[status_class].fetch_add(1, std::memory_order_relaxed);
  Histogram& times = times_[!route ? 2 : route->read ? 0 : 1];
  double seconds = std::chrono::duration<double>(taken).count();
  auto bucket = std::ranges::lower_bound(bounds_seconds, seconds) - bounds_seconds.begin();
  times.counts[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
  times.micros.fetch_add(std::chrono::duration_cast<std::chrono::microseconds>(taken).count(),
                         std::memory_order_relaxed);
}

std::string Metrics::text() const {
  std::string out =
      "# HELP vungxanh_requests_total Requests answered, by route and class of status.\n"
      "# TYPE vungxanh_requests_total counter\n";
  for (std::size_t i = 0; i < counts_.size(); ++i)
    for (std::size_t c = 0; c < 5; ++c)
      if (std::int64_t count = counts_[i].by_class[c])
        out += fmt::format("vungxanh_requests_total{{method=\"{}\",route=\"{}\",status=\"{}xx\"}} {}\n",
                           i < routes_.size() ? name_of(routes_[i].method) : "",
                           i < routes_.size() ? routes_[i].pattern : "", c + 1, count);
  out +=
      "# HELP vungxanh_request_seconds Time from a request's last byte to its answer.\n"
      "# TYPE vungxanh_request_seconds histogram\n";
  static constexpr std::array<std::string_view, 3> kinds{"read", "write", "other"};
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    std::int64_t sum = 0;
    for (std::size_t b = 0; b < times_[k].counts.size(); ++b) {
      sum += times_[k].counts[b];
      std::string bound = b < bounds_seconds.size() ? fmt::format("{}", bounds_seconds[b]) : "+Inf";
      out += fmt::format("vungxanh_request_seconds_bucket{{kind=\"{}\",le=\"{}\"}} {}\n", kinds[k], bound, sum);
    }
    out += fmt::format(
        "vungxanh_request_seconds_sum{{kind=\"{0}\"}} {1}\nvungxanh_request_seconds_count{{kind=\"{0}\"}} {2}\n",
        kinds[k], static_cast<double>(times_[k].micros) / 1e6, sum);
  }
  return out;
}

}  // namespace vx
