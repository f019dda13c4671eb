#include "net/forwarded.h"

#include <arpa/inet.h>

#include <charconv>

#include "base/text.h"
#include "net/server.h"

namespace vx {
namespace {

/// The 16 bytes of an address, IPv4 mapped into IPv6; nothing if it is none.
std::optional<std::string> address_bytes(std::string_view text) {
  std::string copy(text);
  if (copy.starts_with("[") && copy.ends_with("]")) copy = copy.substr(1, copy.size() - 2);
  std::string bytes(16, '\0');
  if (inet_pton(AF_INET6, copy.c_str(), bytes.data()) == 1) return bytes;
  bytes[10] = bytes[11] = static_cast<char>(0xff);
  if (inet_pton(AF_INET, copy.c_str(), bytes.data() + 12) == 1) return bytes;
  return {};
}

bool begins_alike(std::string_view a, std::string_view b, int bits) {
  for (int i = 0; i < bits; ++i) {
    auto at = static_cast<std::size_t>(i / 8);
    int mask = 0x80 >> (i % 8);
    if ((a[at] & mask) != (b[at] & mask)) return false;
  }
  return true;
}

}  // namespace

TrustedProxies::TrustedProxies(const std::vector<std::string>& texts) {
  for (std::string_view text : texts) {
    std::size_t slash = text.find('/');
    auto bytes = address_bytes(text.substr(0, slash));
    bool is_v4 = !text.contains(':');
    int bits = is_v4 ? 32 : 128;
    bool is_good = bytes.has_value();
    if (slash != std::string_view::npos) {
      std::string_view length = text.substr(slash + 1);
      int bits_max = bits;
      auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), bits);
      is_good =
          is_good && error == std::errc() && end == length.data() + length.size() && bits >= 0 && bits <= bits_max;
    }
    if (!is_good) throw ServerProblem(fmt::format("\"{}\" is no address or network of a proxy", text));
    networks_.push_back({*bytes, is_v4 ? bits + 96 : bits});
  }
}

bool TrustedProxies::has(std::string_view address) const {
  auto bytes = address_bytes(address);
  return bytes && std::ranges::any_of(networks_, [&](const Network& network) {
           return begins_alike(*bytes, network.bytes, network.bits);
         });
}

void TrustedProxies::apply(HttpRequest& request) const {
  if (networks_.empty() || !has(request.address)) return;
  std::vector<std::string_view> hops;
  for (const auto& [name, value] : request.headers) {
    if (name == "x-forwarded-for")
      for (std::string_view hop : split(value, ',')) hops.push_back(trim(hop));
    if (name == "x-forwarded-proto") request.is_tls = trim(value) == "https";
  }
  while (!hops.empty() && has(hops.back())) hops.pop_back();
  if (!hops.empty() && address_bytes(hops.back())) request.address = hops.back();
}

}  // namespace vx
