#pragma once
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/date.h"

namespace vx {

/// A bucket of tokens for each network address: `burst` at once, one more every `refill_seconds`. Many people may sit
/// behind one address (an office), so log-ins that succeed give their token back. Remembers a bounded number of
/// addresses: full buckets are forgotten first, then the older half. IPv6 is counted by its /64.
class RateLimit {
 public:
  RateLimit(int burst, double refill_seconds, std::size_t addresses_max = 50'000)
      : burst_(burst), refill_seconds_(refill_seconds), addresses_max_(addresses_max) {}

  /// 0: go on, one token is taken. Else the seconds until there is one.
  int take(std::string_view address, Instant now);
  void give_back(std::string_view address, Instant now);
  [[nodiscard]] std::size_t size();

 private:
  struct Bucket {
    double tokens;
    Instant at;
  };
  Bucket& refilled(const std::string& key, Instant now);
  void forget_some(Instant now);

  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
  double burst_;
  double refill_seconds_;
  std::size_t addresses_max_;
};

}  // namespace vx
