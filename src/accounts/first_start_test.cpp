#include <algorithm>

#include "accounts/first_administrator.h"
#include "accounts/session_store.h"
#include "accounts/test_accounts.h"

namespace vx {
namespace {

class FirstStart : public AccountsTest {
 protected:
  void SetUp() override {
    AccountsTest::SetUp();
    if (!IsSkipped())
      keeping = std::make_shared<AccountKeeping>([this]() -> Database& { return db(); }, account_options());
  }
  std::int64_t accounts() {
    return db().read([](ReadTx& tx) { return count_accounts(tx); });
  }
  int run(std::string_view name, CommandLine line) {
    auto& commands = site().app().commands;
    auto found = std::ranges::find(commands, name, &Command::name);
    return found->run(line);
  }
  Keeping keeping;
};
VX_FOR_EACH_ENGINE(FirstStart);

TEST_P(FirstStart, MakesOneAdministratorOnly) {
  EXPECT_EQ(accounts(), 1);
  ensure_administrator(*keeping);
  EXPECT_EQ(accounts(), 1);
}

TEST_P(FirstStart, MakesAnotherAdministratorWhenNoneMayLogInAnyMore) {
  db().write(Actor::system(), [](WriteTx& tx) {
    set_account_state(tx, find_account_by_login(tx, "admin")->id, AccountState::Closed);
    tx.exempt_from_audit("test");
  });
  ensure_administrator(*keeping);
  EXPECT_TRUE(db().read([](ReadTx& tx) { return find_account_by_login(tx, "admin2").has_value(); }));
}

TEST_P(FirstStart, LetsTheOneTimePasswordInAndAsksForAnother) {
  auto made = create_administrator(*keeping, "sep");
  ASSERT_TRUE(made);
  EXPECT_FALSE(create_administrator(*keeping, "sep")) << "the name is taken";
  TestClient client = site().signed_out();
  Response in = log_in(client, "sep", made->password);
  EXPECT_EQ(find_header(in, "Location"), "/account/password");
  EXPECT_EQ(find_header(client.get("/admin/accounts"), "Location"), "/account/password");
}

TEST_P(FirstStart, ResetsAPasswordFromTheCommandLine) {
  Id<Account> id = add_account("lan", "Nguyễn Thị Lan");
  TestClient old = logged_in("lan");
  auto reset = reset_password(*keeping, "lan", true);
  ASSERT_TRUE(reset);
  EXPECT_EQ(outcome_of(old.get("/account")), Outcome::MustSignIn);
  TestClient again = site().signed_out();
  EXPECT_EQ(log_in(again, "lan", reset->password).status, 303);
  EXPECT_TRUE(db().read([&](ReadTx& tx) { return find_account(tx, id)->must_change_password; }));
  EXPECT_FALSE(reset_password(*keeping, "nobody", false));
}

TEST_P(FirstStart, HasCommandsThatSayWhatWentWrong) {
  EXPECT_EQ(run("accounts create-administrator", {{"boss"}, {{"--json", ""}}}), 0);
  EXPECT_EQ(run("accounts create-administrator", {{"boss"}, {}}), 1);
  EXPECT_EQ(run("accounts create-administrator", {{"Not A Name"}, {}}), 2);
  EXPECT_EQ(run("accounts reset-password", {{"nobody"}, {}}), 1);
  EXPECT_EQ(run("accounts reset-password", {{}, {}}), 2);
  EXPECT_EQ(run("accounts list", {{}, {{"--json", ""}}}), 0);
}

TEST_P(FirstStart, GuidesTheAdministratorByWhatIsDone) {
  Id<Account> chief = add_account("quan.tri", "Trần Văn Quản");
  TestClient client = site().as(test_viewer(chief.value, "quan.tri", {manage_accounts}));
  EXPECT_TRUE(has(client.get("/welcome"), "Còn 3 bước"));
  give(add_account("lan", "Nguyễn Thị Lan"), Role::EmulationSecretary);
  EXPECT_TRUE(has(client.get("/welcome"), "Còn 2 bước"));
  EXPECT_TRUE(has(client.get_json("/welcome"), R"({"step":"officers","address":"/admin/accounts","is_done":true})"));
  expect_access("/welcome", {{"hoa", site().as(test_viewer(80, "hoa", {})), Outcome::Forbidden},
                             {"nobody", site().signed_out(), Outcome::MustSignIn}});
}

TEST_P(FirstStart, OffersMarkedAccountsForTheDemonstration) {
  auto serve_demo = [&] {
    for (const auto& fill : site().app().demo_data) fill(db());
  };
  serve_demo();
  auto made = accounts();
  EXPECT_EQ(made, 2) << "the administrators: the organisations of the others are not there";
  serve_demo();
  EXPECT_EQ(accounts(), made) << "once";
  TestClient client = site().signed_out();
  EXPECT_EQ(log_in(client, "quantri", "vung-xanh-2021").status, 303);
  EXPECT_EQ(client.get("/admin/accounts").status, 200) << "without TOTP";
  Id<Account> id = db().read([](ReadTx& tx) { return find_account_by_login(tx, "quantri")->id; });
  EXPECT_TRUE(has(client.get(fmt::format("/admin/accounts/{}", id.value)), "Tài khoản minh họa"));
}

}  // namespace
}  // namespace vx
