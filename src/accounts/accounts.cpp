#include "accounts/accounts.h"

#include "accounts/demo.h"
#include "accounts/first_administrator.h"
#include "accounts/session_store.h"

namespace vx {
namespace {

constexpr int last_use_seconds = 60;
constexpr int day_seconds = 86400;

void clean_up_sessions(Database& database) {
  database.write(Actor::system(), [](WriteTx& tx) {
    delete_old_sessions(tx);
    tx.exempt_from_audit("sessions long ended");
  });
}

}  // namespace

WelcomeSteps add_accounts(App& app, std::function<Database&()> database, AccountsOptions options) {
  const bool makes_first = options.makes_first_administrator;
  auto keeping = std::make_shared<AccountKeeping>(std::move(database), std::move(options));
  app.session_source = [keeping](ReadTx& tx, std::string_view token) { return keeping->viewers().find(tx, token); };
  add_log_in_routes(app, keeping);
  add_own_account_routes(app, keeping);
  add_own_password_routes(app, keeping);
  add_own_totp_routes(app, keeping);
  add_own_session_routes(app, keeping);
  add_own_role_routes(app, keeping);
  add_account_list_routes(app, keeping);
  add_account_routes(app, keeping);
  add_role_grant_routes(app, keeping);
  add_account_commands(app, keeping);
  WelcomeSteps steps = make_welcome_steps();
  add_welcome_routes(app, steps);
  if (makes_first) app.first_data.push_back([keeping](Database&) { ensure_administrator(*keeping); });
  app.demo_data.push_back([keeping](Database&) { offer_demo_accounts(*keeping); });
  app.jobs.push_back(
      {"accounts.last_uses", last_use_seconds, [keeping](Database& db) { keeping->viewers().store_last_uses(db); }});
  app.jobs.push_back({"accounts.old_sessions", day_seconds, clean_up_sessions});
  return steps;
}

}  // namespace vx
