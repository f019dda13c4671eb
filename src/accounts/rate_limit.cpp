#include "accounts/rate_limit.h"

#include <cmath>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace vx {
namespace {

/// The network an address stands for: an IPv6 user has a whole /64 to choose from.
std::string key_of(std::string_view address) {
  in6_addr six{};
  if (::inet_pton(AF_INET6, std::string(address).c_str(), &six) != 1) return std::string(address);
  if (IN6_IS_ADDR_V4MAPPED(&six)) return std::string(address.substr(address.rfind(':') + 1));
  return std::string(reinterpret_cast<const char*>(six.s6_addr), 8);
}

double seconds_between(Instant from, Instant to) { return static_cast<double>(to.micros - from.micros) / 1e6; }

}  // namespace

RateLimit::Bucket& RateLimit::refilled(const std::string& key, Instant now) {
  auto [found, is_new] = buckets_.try_emplace(key, Bucket{burst_, now});
  Bucket& bucket = found->second;
  double passed = std::max(0.0, seconds_between(bucket.at, now));
  bucket.tokens = std::min(burst_, bucket.tokens + passed / refill_seconds_);
  bucket.at = now;
  return bucket;
}

int RateLimit::take(std::string_view address, Instant now) {
  std::lock_guard lock(mutex_);
  if (buckets_.size() >= addresses_max_) forget_some(now);
  Bucket& bucket = refilled(key_of(address), now);
  if (bucket.tokens < 1) return std::max(1, static_cast<int>(std::ceil((1 - bucket.tokens) * refill_seconds_)));
  bucket.tokens -= 1;
  return 0;
}

void RateLimit::give_back(std::string_view address, Instant now) {
  std::lock_guard lock(mutex_);
  Bucket& bucket = refilled(key_of(address), now);
  bucket.tokens = std::min(burst_, bucket.tokens + 1);
}

void RateLimit::forget_some(Instant now) {
  std::erase_if(buckets_, [&](const auto& entry) {
    return entry.second.tokens + seconds_between(entry.second.at, now) / refill_seconds_ >= burst_;
  });
  if (buckets_.size() < addresses_max_) return;
  std::vector<Instant> times;
  for (const auto& [key, bucket] : buckets_) times.push_back(bucket.at);
  auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::ranges::nth_element(times, middle);
  std::erase_if(buckets_, [limit = *middle](const auto& entry) { return entry.second.at <= limit; });
}

std::size_t RateLimit::size() {
  std::lock_guard lock(mutex_);
  return buckets_.size();
}

}  // namespace vx
