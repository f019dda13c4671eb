#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/message.h"

namespace vx {

/// The proxies in front of us whose word on the client's address is taken.
class TrustedProxies {
 public:
  /// Throws ServerProblem for what is neither an address nor a network.
  explicit TrustedProxies(const std::vector<std::string>& texts);

  /// If `request.address` is a trusted proxy: the nearest address of X-Forwarded-For that is none becomes the client's,
  /// and X-Forwarded-Proto says whether it uses TLS.
  void apply(HttpRequest& request) const;
  [[nodiscard]] bool has(std::string_view address) const;

 private:
  struct Network {
    std::string bytes;  ///< of an IPv6 address; IPv4 ones are mapped
    int bits;
  };
  std::vector<Network> networks_;
};

}  // namespace vx
