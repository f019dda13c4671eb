#pragma once
#include <functional>
#include <mutex>
#include <optional>

#include "base/crypto.h"
#include "base/server_key.h"

namespace vx {

/// Seals identity numbers with the server's key: who copies the database alone cannot read them, nor try all numbers
/// against the hashes. The key is opened at first use. Thread-safe.
class PersonSeal {
 public:
  explicit PersonSeal(std::function<ServerKey()> open) : open_(std::move(open)) {}

  /// Empty for an empty number.
  [[nodiscard]] std::string seal(std::string_view id_number);
  /// Empty if it was not sealed by this key (the file was lost).
  [[nodiscard]] std::string unseal(std::string_view sealed);
  /// Equal for equal numbers.
  [[nodiscard]] Digest hash(std::string_view id_number);

 private:
  const ServerKey& key() {
    std::call_once(once_, [this] {
      key_.emplace(open_());
      hash_key_ = key_->derive("people.id_number_hash");
    });
    return *key_;
  }
  std::function<ServerKey()> open_;
  std::once_flag once_;
  std::optional<ServerKey> key_;
  std::string hash_key_;
};

}  // namespace vx
