#include <cstdio>

#include "accounts/account_json.h"
#include "accounts/account_store.h"
#include "accounts/first_administrator.h"
#include "web/json.h"

namespace vx {
namespace {

enum ExitStatus { Good = 0, Negative = 1, WrongUse = 2 };

int show(const CommandLine& line, const std::optional<NewLogIn>& made, std::string_view refusal) {
  if (!made) {
    fmt::print(stderr, "{}\n", refusal);
    return Negative;
  }
  if (line.has("--json")) {
    fmt::print("{}\n", json_object({{"login_name", made->login_name}, {"one_time_password", made->password}}).str());
  } else {
    fmt::print("log-in name        {}\none-time password  {}\n", made->login_name, made->password);
  }
  return Good;
}

int run_create_administrator(AccountKeeping& keeping, const CommandLine& line) {
  auto name = line.words.size() == 1 ? parse_login_name(line.words[0]) : std::nullopt;
  if (!name) {
    fmt::print(stderr, "a log-in name is 2 to 40 of a-z, 0-9, dot, dash and underscore, beginning with a letter\n");
    return WrongUse;
  }
  return show(line, create_administrator(keeping, *name), "there is an account of that name already");
}

int run_reset_password(AccountKeeping& keeping, const CommandLine& line) {
  auto name = line.words.size() == 1 ? parse_login_name(line.words[0]) : std::nullopt;
  if (!name) {
    fmt::print(stderr, "which account? give its log-in name\n");
    return WrongUse;
  }
  return show(line, reset_password(keeping, *name, line.has("--remove-totp")), "there is no account of that name");
}

int run_list(AccountKeeping& keeping, const CommandLine& line) {
  PageRequest page;
  page.size = 200;
  std::vector<Json> all;
  do {
    auto list = keeping.database().read([&](ReadTx& tx) { return list_accounts(tx, {.scopes = {ScopePath()}}, page); });
    for (const AccountSummary& summary : list.items) {
      if (line.has("--json")) {
        all.push_back(account_json(summary));
      } else {
        fmt::print("{:<24} {:<8} {}\n", summary.account.login_name, code_of(summary.account.state),
                   summary.account.display_name);
      }
    }
    page.after = list.next;
  } while (!page.after.empty());
  if (line.has("--json")) fmt::print("{}\n", Json(all).str());
  return Good;
}

}  // namespace

void add_account_commands(App& app, const Keeping& keeping) {
  app.commands.push_back(
      {.name = "accounts create-administrator",
       .usage = "LOGIN_NAME [--json]",
       .about = "Make an administrator of everything, with a one-time password",
       .flags = {"--json"},
       .run = [keeping](const CommandLine& line) { return run_create_administrator(*keeping, line); }});
  app.commands.push_back({.name = "accounts reset-password",
                          .usage = "LOGIN_NAME [--remove-totp] [--json]",
                          .about = "Give an account a one-time password; its sessions and tokens end",
                          .flags = {"--remove-totp", "--json"},
                          .run = [keeping](const CommandLine& line) { return run_reset_password(*keeping, line); }});
  app.commands.push_back({.name = "accounts list",
                          .usage = "[--json]",
                          .about = "All accounts by name",
                          .flags = {"--json"},
                          .run = [keeping](const CommandLine& line) { return run_list(*keeping, line); }});
}

}  // namespace vx
