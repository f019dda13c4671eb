#pragma once
#include "accounts/account_store.h"
#include "accounts/accounts.h"
#include "accounts/role_grant_store.h"
#include "web/test_client.h"

// For tests only: a site with accounts, and people in it.

namespace vx {

inline constexpr std::string_view test_password = "bốn con trâu gặm mây";

/// A training clock that stands still until a test moves it.
class AccountsTest : public SiteTest {
 protected:
  DatabaseOptions options() override {
    DatabaseOptions wanted;
    wanted.clock = &clock;
    return wanted;
  }
  std::vector<Slice> slices() override {
    return {[this](App& app) { add_accounts(app, [this]() -> Database& { return db(); }, account_options()); }};
  }
  virtual AccountsOptions account_options() {
    AccountsOptions wanted;
    wanted.data_directory = (place().folder() / "data").string();
    wanted.password_cost = {1, 8192};
    return wanted;
  }

  /// An account with test_password; nothing must be changed first.
  Id<Account> add_account(std::string login_name, std::string display_name, Id<Organisation> organisation = {}) {
    PasswordHasher hasher({1, 8192}, 1);
    std::string hash = hasher.hash(test_password);
    return db().write(Actor::system(), [&](WriteTx& tx) {
      Account account;
      account.login_name = login_name;
      account.display_name = display_name;
      account.organisation = organisation;
      tx.exempt_from_audit("test");
      return insert_account(tx, account, hash);
    });
  }
  Id<RoleGrant> give(Id<Account> account, Role role, RolePlace at = {}, std::optional<Date> to = {}) {
    return db().write(Actor::system(), [&](WriteTx& tx) {
      RoleGrant grant;
      grant.account = account;
      grant.role = role;
      grant.place = at;
      grant.valid_from = tx.today();
      grant.valid_to = to;
      tx.exempt_from_audit("test");
      return insert_role_grant(tx, grant);
    });
  }
  Response log_in(TestClient& client, std::string_view name, std::string_view password = test_password) {
    return client.post("/login", {{"login_name", std::string(name)}, {"password", std::string(password)}});
  }
  /// A browser in which `name` is logged in.
  TestClient logged_in(std::string_view name) {
    TestClient client = site().signed_out();
    Response response = log_in(client, name);
    EXPECT_EQ(response.status, 303) << name << " cannot log in: " << response.content().substr(0, 2000);
    return client;
  }
  void pass(std::int64_t seconds) { clock.set(clock.now().plus_seconds(seconds)); }

  TrainingClock clock{Instant::at(Date(2021, 9, 20), 8, 0), TrainingClock::Pace::Standing};
};

}  // namespace vx
