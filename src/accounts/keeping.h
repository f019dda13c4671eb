#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "accounts/accounts.h"
#include "accounts/rate_limit.h"
#include "accounts/viewer_source.h"

namespace vx {

/// What the pages, commands and jobs of accounts share. The key and the hasher are made at first use: a command that
/// needs neither leaves no file behind.
class AccountKeeping {
 public:
  AccountKeeping(std::function<Database&()> database, AccountsOptions options)
      : log_in_limit(options.log_ins_at_once, options.log_in_refill_seconds),
        options_(std::move(options)),
        database_(std::move(database)) {}

  [[nodiscard]] Database& database() const { return database_(); }
  [[nodiscard]] const AccountsOptions& options() const { return options_; }
  const ServerKey& key() { return parts().key; }
  PasswordHasher& hasher() { return parts().hasher; }
  ViewerSource& viewers() { return parts().viewers; }
  /// Of a recovery code.
  Digest recovery_hash(std::string_view typed);

  RateLimit log_in_limit;

 private:
  struct Parts {
    explicit Parts(const AccountsOptions& options)
        : key(ServerKey::open(options.data_directory)),
          hasher(options.password_cost, options.password_slots),
          viewers(key) {}
    ServerKey key;
    PasswordHasher hasher;
    ViewerSource viewers;
  };
  Parts& parts() {
    std::call_once(once_, [this] { parts_.emplace(options_); });
    return *parts_;
  }

  AccountsOptions options_;
  std::function<Database&()> database_;
  std::once_flag once_;
  std::optional<Parts> parts_;
};
using Keeping = std::shared_ptr<AccountKeeping>;

// Each file of pages registers its own.
void add_log_in_routes(App& app, const Keeping& keeping);
void add_own_account_routes(App& app, const Keeping& keeping);
void add_own_password_routes(App& app, const Keeping& keeping);
void add_own_totp_routes(App& app, const Keeping& keeping);
void add_own_session_routes(App& app, const Keeping& keeping);
void add_own_role_routes(App& app, const Keeping& keeping);
void add_account_list_routes(App& app, const Keeping& keeping);
void add_account_routes(App& app, const Keeping& keeping);
void add_role_grant_routes(App& app, const Keeping& keeping);
void add_account_commands(App& app, const Keeping& keeping);

}  // namespace vx
