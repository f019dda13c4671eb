#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace vx {

/// The one secret of an installation that is not in its database: 32 bytes in DATA/server.key, made at first start and
/// readable by its owner only. Who copies the database alone can neither use its sessions, nor make log-in codes, nor
/// forge the audit's seals. Servers that share a database share this file.
class ServerKey {
 public:
  /// Reads the file, or makes it. Throws std::runtime_error if it cannot be read or has another size.
  static ServerKey open(const std::string& data_directory);
  /// One that nobody else has: for tests, and for commands that need none.
  static ServerKey ephemeral();

  /// A key for one purpose ("sessions", "totp", "audit"): knowing one tells nothing of the others.
  [[nodiscard]] std::string derive(std::string_view purpose) const;
  /// Encrypts and authenticates a short secret (XChaCha20-Poly1305); `purpose` must be the same to open it.
  [[nodiscard]] std::string seal(std::string_view purpose, std::string_view secret) const;
  /// Nothing if it was not sealed by this key, or was changed.
  [[nodiscard]] std::optional<std::string> unseal(std::string_view purpose, std::string_view sealed) const;

 private:
  explicit ServerKey(std::string key) : key_(std::move(key)) {}
  std::string key_;
};

}  // namespace vx
