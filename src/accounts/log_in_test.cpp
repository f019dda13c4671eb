#include "accounts/keeping.h"
#include "accounts/session_store.h"
#include "accounts/test_accounts.h"
#include "accounts/totp.h"

namespace vx {
namespace {

class LogInPages : public AccountsTest {
 protected:
  AccountsOptions account_options() override {
    AccountsOptions wanted = AccountsTest::account_options();
    wanted.log_ins_at_once = 12;
    return wanted;
  }
  /// True if the browser is taken for somebody.
  bool knows(TestClient& client) {
    return find_header(client.get("/login"), "Location") == "/";  // who is signed in need not log in
  }
  /// The page of the code is shown to somebody signed out: its form carries the token of the form cookie.
  Response enter_code(TestClient& client, const std::string& code, const std::string& next = "") {
    return client.post(
        "/login/totp",
        {{std::string(csrf_field), csrf_token(client.cookie(form_cookie))}, {"code", code}, {"next", next}});
  }
  std::string set_up_totp(Id<Account> account) {
    std::string secret = make_totp_secret();
    ServerKey key = ServerKey::open((place().folder() / "data").string());
    db().write(Actor::system(), [&](WriteTx& tx) {
      set_totp(tx, account, key.seal("totp", secret), 0);
      tx.exempt_from_audit("test");
    });
    return secret;
  }
};
VX_FOR_EACH_ENGINE(LogInPages);

TEST_P(LogInPages, OpenASessionForTheRightPassword) {
  add_account("lan", "Nguyễn Thị Lan");
  TestClient lan = site().signed_out();
  Response response = log_in(lan, "lan");
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(find_header(response, "Location"), "/");
  std::string cookie;
  for (const auto& [name, value] : response.headers)
    if (name == "Set-Cookie" && value.starts_with(session_cookie)) cookie = value;
  EXPECT_TRUE(cookie.contains("; HttpOnly; SameSite=Lax")) << cookie;
  EXPECT_FALSE(cookie.contains("Secure"));
  EXPECT_TRUE(knows(lan));
  TestClient stranger = site().signed_out();
  EXPECT_FALSE(knows(stranger));
}

TEST_P(LogInPages, KeepTheCookieToTlsWhereThereIsTls) {
  add_account("lan", "Nguyễn Thị Lan");
  TestClient lan = site().signed_out();
  Request request = lan.request(Method::Post, "/login", "application/json");
  request.headers.emplace_back("content-type", "application/json");
  request.body = R"({"login_name":"lan","password":")" + std::string(test_password) + "\"}";
  request.is_tls = true;
  Response response = lan.send(request);
  ASSERT_EQ(response.status, 200) << response.content();
  std::string cookie(find_header(response, "Set-Cookie"));
  EXPECT_TRUE(cookie.starts_with("__Host-vx_session=") && cookie.contains("; Path=/;")) << cookie;
  EXPECT_TRUE(cookie.ends_with("; Secure")) << cookie;
  auto status_with = [&](const std::string& name) {
    Request ask = site().signed_out().request(Method::Get, "/account", "application/json");
    ask.headers.emplace_back("cookie", name + cookie.substr(cookie.find('='), cookie.find(';') - cookie.find('=')));
    ask.is_tls = true;
    return lan.send(ask).status;
  };
  EXPECT_EQ(status_with("__Host-vx_session"), 200);
  EXPECT_EQ(status_with("vx_session"), 401) << "a neighbouring site could have set that one";
}

TEST_P(LogInPages, SayTheSameToAWrongPasswordAndAnUnknownName) {
  add_account("lan", "Nguyễn Thị Lan");
  TestClient client = site().signed_out();
  Response wrong = log_in(client, "lan", "sai mật khẩu rồi");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(has(wrong, "Tên đăng nhập hoặc mật khẩu không đúng"));
  EXPECT_FALSE(has(wrong, "sai mật khẩu rồi"));
  Response unknown = log_in(client, "minh", "sai mật khẩu rồi");
  EXPECT_EQ(unknown.status, 422);
  EXPECT_TRUE(has(unknown, "Tên đăng nhập hoặc mật khẩu không đúng"));
  EXPECT_FALSE(knows(client));
}

TEST_P(LogInPages, GoOnlyToThisSite) {
  add_account("lan", "Nguyễn Thị Lan");
  auto next_of = [&](std::string next) {
    TestClient lan = site().signed_out();
    return std::string(find_header(
        lan.post("/login", {{"login_name", "lan"}, {"password", std::string(test_password)}, {"next", next}}),
        "Location"));
  };
  EXPECT_EQ(next_of("/campaigns/3?x=1"), "/campaigns/3?x=1");
  EXPECT_EQ(next_of("//evil.example/"), "/");
  EXPECT_EQ(next_of("https://evil.example/"), "/");
}

TEST_P(LogInPages, RestAnAccountAfterFiveWrongTriesAlsoAcrossARestart) {
  Id<Account> id = add_account("lan", "Nguyễn Thị Lan");
  TestClient client = site().signed_out();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(log_in(client, "lan", "sai mật khẩu").status, 422);
  EXPECT_EQ(log_in(client, "lan").status, 422) << "the right password rests too";
  auto stored = db().read([&](ReadTx& tx) { return find_credentials(tx, id); });
  EXPECT_EQ(stored->failed_count, 5) << "tries while it rests do not make it longer";
  EXPECT_TRUE(stored->account.locked_until);
  pass(61);
  EXPECT_EQ(log_in(client, "lan").status, 303);
  EXPECT_EQ(db().read([&](ReadTx& tx) { return find_credentials(tx, id)->failed_count; }), 0);
}

TEST_P(LogInPages, LetAnAddressWaitThatTriesTooOften) {
  add_account("lan", "Nguyễn Thị Lan");
  TestClient client = site().signed_out();
  for (int i = 0; i < 12; ++i) EXPECT_EQ(log_in(client, fmt::format("nobody{}", i), "x").status, 422);
  Response response = log_in(client, "lan");
  EXPECT_EQ(response.status, 429);
  EXPECT_NE(find_header(response, "Retry-After"), "");
  pass(6);
  EXPECT_EQ(log_in(client, "lan").status, 303);
}

TEST_P(LogInPages, DoNotCountLogInsThatSucceed) {
  add_account("lan", "Nguyễn Thị Lan");
  for (int i = 0; i < 30; ++i) logged_in("lan");
}

TEST_P(LogInPages, RefuseAccountsThatAreLockedOrClosed) {
  Id<Account> id = add_account("lan", "Nguyễn Thị Lan");
  TestClient lan = logged_in("lan");
  db().write(Actor::system(), [&](WriteTx& tx) {
    set_account_state(tx, id, AccountState::Locked);
    raise_access_version(tx);
    tx.exempt_from_audit("test");
  });
  EXPECT_FALSE(knows(lan)) << "an open session ends with the account";
  TestClient again = site().signed_out();
  EXPECT_EQ(log_in(again, "lan").status, 422);
}

TEST_P(LogInPages, EndTheSessionAtLogOut) {
  add_account("lan", "Nguyễn Thị Lan");
  TestClient lan = logged_in("lan");
  std::string token = lan.cookie(session_cookie);
  Response out = lan.post("/logout");
  EXPECT_EQ(out.status, 303);
  EXPECT_EQ(find_header(out, "Clear-Site-Data"), "\"cache\"") << "no page comes back by the back button";
  EXPECT_EQ(lan.cookie(session_cookie), "");
  TestClient thief = site().signed_out();
  thief.headers.emplace_back("authorization", "Bearer " + token);
  EXPECT_FALSE(knows(thief)) << "the token is good for nothing afterwards";
}

TEST_P(LogInPages, EndSessionsThatIdleAndThatLastTooLong) {
  add_account("lan", "Nguyễn Thị Lan");
  TestClient lan = logged_in("lan");
  pass(session_idle_seconds - 60);
  EXPECT_TRUE(knows(lan));
  pass(session_idle_seconds - 60);
  EXPECT_TRUE(knows(lan)) << "each use counts, though it is not stored at once";
  pass(session_idle_seconds + 1);
  EXPECT_FALSE(knows(lan));
  TestClient minh = logged_in("lan");
  for (int hours = 0; hours < 7 * 24; hours += 8) {
    EXPECT_TRUE(knows(minh)) << hours;
    pass(8 * 3600);
  }
  EXPECT_FALSE(knows(minh)) << "seven days are the longest";
}

TEST_P(LogInPages, RefuseAOneTimePasswordThatNobodyUsedForAWeek) {
  Id<Account> id = add_account("lan", "Nguyễn Thị Lan");
  db().write(Actor::system(), [&](WriteTx& tx) {
    set_password(tx, id, find_credentials(tx, id)->password_hash, true);
    tx.exempt_from_audit("test");
  });
  pass(7 * 86400 - 60);
  TestClient lan = site().signed_out();
  EXPECT_EQ(find_header(log_in(lan, "lan"), "Location"), "/account/password");
  pass(60);
  TestClient late = site().signed_out();
  EXPECT_EQ(log_in(late, "lan").status, 422);
}

TEST_P(LogInPages, AskForTheCodeOfWhoHasTotp) {
  Id<Account> id = add_account("lan", "Nguyễn Thị Lan");
  std::string secret = set_up_totp(id);
  TestClient lan = site().signed_out();
  Response first =
      lan.post("/login", {{"login_name", "lan"}, {"password", std::string(test_password)}, {"next", "/areas"}});
  EXPECT_EQ(find_header(first, "Location"), "/login/totp?next=%2Fareas");
  EXPECT_FALSE(knows(lan)) << "the password alone opens nothing";
  EXPECT_EQ(enter_code(lan, "000000").status, 422);
  std::string code = totp_code(secret, SystemClock().now());
  Response second = enter_code(lan, code, "/areas");
  EXPECT_EQ(second.status, 303);
  EXPECT_EQ(find_header(second, "Location"), "/areas");
  EXPECT_TRUE(knows(lan));
  TestClient thief = site().signed_out();
  log_in(thief, "lan");
  EXPECT_EQ(enter_code(thief, code).status, 422) << "a code is good once";
}

TEST_P(LogInPages, StopGuessingOfCodes) {
  Id<Account> id = add_account("lan", "Nguyễn Thị Lan");
  std::string secret = set_up_totp(id);
  TestClient thief = site().signed_out();
  log_in(thief, "lan");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(enter_code(thief, "000000").status, 422);
  EXPECT_EQ(enter_code(thief, totp_code(secret, SystemClock().now())).status, 422);
  EXPECT_TRUE(db().read([&](ReadTx& tx) { return find_account(tx, id)->locked_until.has_value(); }));
}

TEST_P(LogInPages, TakeARecoveryCodeOnce) {
  Id<Account> id = add_account("lan", "Nguyễn Thị Lan");
  set_up_totp(id);
  AccountKeeping keeping([this]() -> Database& { return db(); }, account_options());
  db().write(Actor::system(), [&](WriteTx& tx) {
    replace_recovery_codes(tx, id, {keeping.recovery_hash("abcde-fghjk")});
    tx.exempt_from_audit("test");
  });
  TestClient lan = site().signed_out();
  log_in(lan, "lan");
  EXPECT_EQ(enter_code(lan, "ABCDE FGHJK").status, 303);
  TestClient thief = site().signed_out();
  log_in(thief, "lan");
  EXPECT_EQ(enter_code(thief, "abcde-fghjk").status, 422);
}

TEST_P(LogInPages, MakeAnAdministratorAtFirstStartWhoMustChangeThePassword) {
  Account admin = *db().read([](ReadTx& tx) { return find_account_by_login(tx, "admin"); });
  EXPECT_TRUE(admin.must_change_password);
  EXPECT_TRUE(db().read([](ReadTx& tx) { return has_administrator(tx); }));
  auto viewer = db().read([&](ReadTx& tx) { return load_viewer(tx, admin.id); });
  ASSERT_TRUE(viewer);
  EXPECT_TRUE(viewer->must_set_up_totp);
  EXPECT_TRUE(viewer->grants.empty()) << "nothing before both are done";
}

}  // namespace
}  // namespace vx
