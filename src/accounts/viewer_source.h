#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "accounts/session.h"
#include "base/server_key.h"
#include "db/database.h"
#include "web/viewer.h"

namespace vx {

/// The viewer an account is on `tx.today()`: its roles' permissions where they reach. Nothing unless it is active.
std::optional<Viewer> load_viewer(ReadTx& tx, Id<Account> account);

/// Who a session or API token belongs to. Viewers are kept in memory for a moment; each request compares the
/// access_version its snapshot sees, so that what is revoked counts from its commit on, also on other servers. (Paths
/// of organisations and areas, which later slices may move, are at most `kept_seconds` old.) Thread-safe.
class ViewerSource {
 public:
  explicit ViewerSource(const ServerKey& key) : token_key_(key.derive("sessions")) {}

  [[nodiscard]] std::optional<Viewer> find(ReadTx& tx, std::string_view token);
  [[nodiscard]] Digest hash_of(std::string_view token) const { return keyed_hash(token, token_key_); }

  /// Last uses since the last call, to be stored now and then rather than with each request.
  void store_last_uses(Database& database);
  /// The last use known here, if later than the stored one.
  [[nodiscard]] Instant last_use_of(const Session& session);
  [[nodiscard]] std::size_t size();

  static constexpr std::int64_t kept_seconds = 30;

 private:
  struct Entry {
    Viewer viewer;
    std::int64_t version;
    Instant loaded_at;
    Instant last_used_at;
    Instant expires_at;
    bool may_idle;  ///< an API token does not expire by idling
    std::int64_t id;
  };
  struct DigestHash {
    std::size_t operator()(const Digest& digest) const noexcept;
  };

  std::optional<Viewer> find_kept(ReadTx& tx, const Digest& hash, std::int64_t version);
  std::optional<Viewer> load_session(ReadTx& tx, const Digest& hash, std::int64_t version);
  std::optional<Viewer> load_api_token(ReadTx& tx, const Digest& hash, std::int64_t version);
  void keep(const Digest& hash, Entry entry);
  void note_use(const Entry& entry);

  std::string token_key_;
  std::mutex mutex_;
  std::unordered_map<Digest, Entry, DigestHash> entries_;
  std::map<std::int64_t, Instant> session_uses_;  ///< last, since they were stored
  std::map<std::int64_t, Instant> api_token_uses_;
};

}  // namespace vx
