#include "accounts/account_access.h"
#include "accounts/session_store.h"
#include "accounts/test_accounts.h"
#include "accounts/totp.h"
#include "accounts/viewer_source.h"
#include "base/text.h"

namespace vx {
namespace {

std::string from_base32(const std::string& text) {
  std::string out;
  unsigned buffer = 0;
  int bits = 0;
  for (char c : text) {
    buffer = buffer << 5 | static_cast<unsigned>(std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").find(c));
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>(buffer >> bits & 0xFF);
  }
  return out;
}

/// Two organisations side by side under one committee, in areas of their own, with the four standing persons.
class AccountPages : public AccountsTest {
 protected:
  void SetUp() override {
    AccountsTest::SetUp();
    if (IsSkipped()) return;
    db().write(Actor::system(), [&](WriteTx& tx) {
      tx.exempt_from_audit("test");
      province = add_area(tx, "26", "Tỉnh Vĩnh Phúc", "a/1/", {});
      district = add_area(tx, "243", "Thành phố Vĩnh Yên", "a/1/2/", province);
      other_province = add_area(tx, "84", "Tỉnh Trà Vinh", "a/3/", {});
      committee = add_organisation(tx, "Ủy ban nhân dân tỉnh Vĩnh Phúc", "UBND", "o/1/", {}, province, province);
      department = add_organisation(tx, "Sở Ngoại vụ tỉnh Vĩnh Phúc", "SNgV", "o/1/2/", committee, province, {});
      school = add_organisation(tx, "Trường Tiểu học Vĩnh Yên", "", "o/3/", {}, district, {});
      elsewhere =
          add_organisation(tx, "Ủy ban nhân dân tỉnh Trà Vinh", "UBND", "o/4/", {}, other_province, other_province);
    });
    chief = add_account("quan.tri", "Trần Văn Quản");
    give(chief, Role::Administrator);
    hoa = add_account("hoa", "Lê Thị Hoa", department);
    give(hoa, Role::OrganisationClerk, {department, {}});
  }
  Id<Area> add_area(WriteTx& tx, std::string code, std::string name, std::string path, Id<Area> parent) {
    std::string key = collation_key(name);
    return tx.insert<Area>(
        "insert into area (code, kind, type, name, full_name, parent_id, valid_from, path, folded, sort_key) values "
        "($1, 'province', 'tinh', $2, $2, $3, '2020-01-01', $4, $5, $6) returning id",
        {code, name, parent, path, fold_words(name), as_bytes(key)});
  }
  Id<Organisation> add_organisation(WriteTx& tx, std::string name, std::string symbol, std::string path,
                                    Id<Organisation> parent, Id<Area> seat, Id<Area> governed) {
    std::string key = collation_key(name);
    return tx.insert<Organisation>(
        "insert into organisation (parent_id, kind, name, short_name, symbol, seat_area_id, governed_area_id, "
        "head_name, head_title, website, path, folded, sort_key, valid_from, version) values ($1, 'other', $2, '', $3, "
        "$4, $5, '', '', '', $6, $7, $8, '2020-01-01', 1) returning id",
        {parent, name, symbol, seat, governed, path, fold_words(name), as_bytes(key)});
  }
  TestClient administrator() { return site().as(test_viewer(chief.value, "quan.tri", {manage_accounts})); }
  /// Of the department only.
  TestClient of_department() { return site().as(test_viewer(90, "minh", {manage_accounts}, "o/1/2/")); }
  TestClient of_elsewhere() { return site().as(test_viewer(91, "tam", {manage_accounts}, "o/4/")); }
  TestClient without_rights() { return site().as(test_viewer(hoa.value, "hoa", {})); }
  std::vector<ScopePath> scopes(RolePlace place) {
    auto list = db().read([&](ReadTx& tx) { return scopes_of_place(tx, place); });
    std::ranges::sort(list);
    return list;
  }
  std::string page_of(Id<Account> id) { return fmt::format("/admin/accounts/{}", id.value); }

  Id<Area> province, district, other_province;
  Id<Organisation> committee, department, school, elsewhere;
  Id<Account> chief, hoa;
};
VX_FOR_EACH_ENGINE(AccountPages);

TEST_P(AccountPages, AreForThoseWhoManageThatAccount) {
  expect_access("/admin/accounts", {{"administrator", administrator(), Outcome::Allowed},
                                    {"of the department", of_department(), Outcome::Allowed},
                                    {"hoa", without_rights(), Outcome::Forbidden},
                                    {"nobody", site().signed_out(), Outcome::MustSignIn}});
  expect_access(page_of(hoa), {{"administrator", administrator(), Outcome::Allowed},
                               {"of the department", of_department(), Outcome::Allowed},
                               {"of elsewhere", of_elsewhere(), Outcome::NotFound},
                               {"hoa", without_rights(), Outcome::Forbidden},
                               {"nobody", site().signed_out(), Outcome::MustSignIn}});
  expect_access(page_of(chief), {{"of the department", of_department(), Outcome::NotFound}});
  for (std::string action :
       {"", "/password-reset", "/lock", "/unlock", "/close", "/reopen", "/totp-removal", "/sessions-end", "/grants"})
    expect_post_access(page_of(hoa) + action, {},
                       {{"of elsewhere", of_elsewhere(), Outcome::NotFound},
                        {"hoa", without_rights(), Outcome::Forbidden},
                        {"nobody", site().signed_out(), Outcome::MustSignIn}});
}

TEST_P(AccountPages, OfOneselfAreForWhoIsSignedIn) {
  for (std::string address : {"/account", "/account/totp", "/account/sessions", "/account/roles", "/account/tokens"})
    expect_access(address,
                  {{"hoa", without_rights(), Outcome::Allowed}, {"nobody", site().signed_out(), Outcome::MustSignIn}});
  for (std::string address :
       {"/account", "/account/password", "/account/totp", "/account/sessions/1/end", "/account/sessions/end-others",
        "/account/tokens", "/account/tokens/1/revoke", "/account/roles/1/delegations", "/account/delegations/1/end"})
    expect_post_access(address, {}, {{"nobody", site().signed_out(), Outcome::MustSignIn}});
}

TEST_P(AccountPages, AreKeptByNoBrowser) {
  TestClient client = administrator();
  for (std::string address :
       {std::string("/account"), std::string("/account/totp"), std::string("/account/sessions"),
        std::string("/account/roles"), std::string("/account/tokens"), std::string("/admin/accounts"), page_of(hoa)}) {
    EXPECT_EQ(find_header(client.get(address), "Cache-Control"), "no-store") << address;
    EXPECT_EQ(find_header(client.get_json(address), "Cache-Control"), "no-store") << address;
  }
}

TEST_P(AccountPages, RestAnAccountWhosePasswordIsGuessedInAnOpenSession) {
  TestClient elsewhere_too = logged_in("hoa");
  TestClient thief = logged_in("hoa");
  TestFields guess{{"password", "sai mật khẩu rồi"}, {"new_password", "ba con mèo ngủ trưa"}};
  for (int i = 0; i < 5; ++i) EXPECT_EQ(thief.post("/account/password", guess).status, 422);
  EXPECT_TRUE(db().read([&](ReadTx& tx) { return find_account(tx, hoa)->locked_until.has_value(); }));
  guess[0].second = test_password;
  EXPECT_EQ(thief.post("/account/password", guess).status, 422) << "nor is the right one told from a wrong one";
  pass(61);
  EXPECT_EQ(thief.post("/account/password", guess).status, 303);
  EXPECT_EQ(outcome_of(elsewhere_too.get("/account")), Outcome::MustSignIn) << "other sessions end";
}

TEST_P(AccountPages, TakeNoMailAddressThatBreaksAMailsHeader) {
  TestClient client = logged_in("hoa");
  for (std::string_view address :
       {"hoa", "hoa@sngv.example\r\nBcc: minh@sngv.example", "hoa@x.example, minh@x.example"}) {
    Response refused = client.post("/account", {{"display_name", "Lê Thị Hoa"}, {"email", std::string(address)}});
    EXPECT_EQ(refused.status, 422) << address;
    EXPECT_TRUE(has(refused, "f-email-error")) << address;
  }
}

TEST_P(AccountPages, TakeOnlyTheFieldsOfTheirForm) {
  TestClient client = logged_in("hoa");
  TestFields fields{{"display_name", "Lê Thị Hoa"}, {"email", "hoa@sngv.example"}, {"phone", ""}, {"locale", "vi"}};
  for (std::string_view name : {"organisation", "organisation_id", "role", "state", "is_demo", "login_name", "id"})
    fields.emplace_back(name, "1");
  fields.emplace_back("display_name", "Người Khác");  // the first counts
  fields.emplace_back("version", "1");
  EXPECT_EQ(client.post("/account", fields).status, 303);
  Account after = *db().read([&](ReadTx& tx) { return find_account(tx, hoa); });
  EXPECT_EQ(after.display_name, "Lê Thị Hoa");
  EXPECT_EQ(after.organisation, department);
  EXPECT_EQ(after.login_name, "hoa");
  EXPECT_FALSE(after.is_demo);
  EXPECT_EQ(db().read([&](ReadTx& tx) { return list_role_grants(tx, hoa).size(); }), 1u);
}

TEST_P(AccountPages, ListOnlyThoseOneManages) {
  add_account("tam", "Võ Văn Tâm", elsewhere);
  TestClient all = administrator();
  EXPECT_TRUE(has(all.get("/admin/accounts"), "Võ Văn Tâm"));
  EXPECT_TRUE(has(all.get("/admin/accounts?q=vo+van"), "Võ Văn Tâm")) << "without marks";
  EXPECT_FALSE(has(all.get("/admin/accounts?role=organisation_clerk"), "Võ Văn Tâm"));
  EXPECT_TRUE(has(all.get("/admin/accounts?role=organisation_clerk"), "Lê Thị Hoa"));
  TestClient few = of_department();
  EXPECT_TRUE(has(few.get("/admin/accounts"), "Lê Thị Hoa"));
  EXPECT_FALSE(has(few.get("/admin/accounts"), "Võ Văn Tâm"));
  EXPECT_FALSE(has(few.get("/admin/accounts"), "Trần Văn Quản"));
}

TEST_P(AccountPages, GoThroughALongListPageByPage) {
  for (int i = 0; i < 7; ++i) add_account(fmt::format("nguoi{}", i), fmt::format("Người Thứ {}", i), elsewhere);
  TestClient client = of_elsewhere();
  Response first = client.get_json("/admin/accounts?size=5");
  ASSERT_EQ(first.status, 200);
  std::string body(first.content());
  auto at = body.find("\"next\":\"") + 8;
  std::string next = body.substr(at, body.find('"', at) - at);
  ASSERT_FALSE(next.empty());
  Response second = client.get_json("/admin/accounts?size=5&after=" + next);
  EXPECT_TRUE(has(second, "nguoi5"));
  EXPECT_TRUE(has(second, "nguoi6"));
  EXPECT_FALSE(has(second, "nguoi4"));
  EXPECT_TRUE(has(second, "\"next\":\"\""));
}

TEST_P(AccountPages, MakeAnAccountWhoseFirstLogInChoosesAPassword) {
  TestClient client = administrator();
  Response made = client.post(
      "/admin/accounts",
      {{"login_name", "Thu.Pham"}, {"display_name", "Phạm  Thị Thu"}, {"organisation", "SNgV"}, {"locale", "vi"}});
  ASSERT_EQ(made.status, 201) << made.content();
  EXPECT_EQ(find_header(made, "Cache-Control"), "no-store");
  std::string body(made.content());
  auto at = body.find("class=\"secret\">") + 15;
  std::string password = body.substr(at, body.find('<', at) - at);
  TestClient thu = site().signed_out();
  Response in = log_in(thu, "thu.pham", password);
  ASSERT_EQ(in.status, 303) << password;
  EXPECT_EQ(find_header(in, "Location"), "/account/password");
  EXPECT_EQ(find_header(thu.get("/account"), "Location"), "/account/password") << "nothing else first";
  Response changed =
      thu.post("/account/password",
               {{"password", password}, {"new_password", "ba con mèo ngủ trưa"}, {"repeated", "ba con mèo ngủ trưa"}});
  EXPECT_EQ(changed.status, 303) << changed.content();
  EXPECT_EQ(thu.get("/account").status, 200);
  EXPECT_TRUE(has(thu.get("/account"), "Phạm Thị Thu"));
}

TEST_P(AccountPages, SayEachFaultOfANewAccountBesideItsField) {
  TestClient client = administrator();
  Response refused =
      client.post("/admin/accounts",
                  {{"login_name", "hoa"}, {"display_name", ""}, {"organisation", "không có sở này"}, {"locale", "fr"}});
  EXPECT_EQ(refused.status, 422);
  for (std::string_view field :
       {"f-login_name-error", "f-display_name-error", "f-organisation-error", "f-locale-error"})
    EXPECT_TRUE(has(refused, field));
  EXPECT_TRUE(has(refused, "không có sở này")) << "what was typed is kept";
}

TEST_P(AccountPages, DoNotMakeAccountsWhereOneDoesNotManage) {
  TestClient client = of_department();
  TestFields fields{{"login_name", "thu"}, {"display_name", "Phạm Thị Thu"}, {"organisation", "Trà Vinh"}};
  EXPECT_EQ(client.post("/admin/accounts", fields).status, 403);
  fields.back().second = "";
  EXPECT_EQ(client.post("/admin/accounts", fields).status, 403) << "belonging to nobody is everywhere";
  fields.back().second = "SNgV";
  EXPECT_EQ(client.post("/admin/accounts", fields).status, 201);
}

TEST_P(AccountPages, GiveRolesOnlyWhereOneManages) {
  TestClient client = of_department();
  TestFields grant{{"role", "organisation_head"}, {"organisation", "SNgV"}, {"valid_from", "20/9/2021"}};
  EXPECT_EQ(client.post(page_of(hoa) + "/grants", grant).status, 303);
  grant[1].second = "";
  EXPECT_EQ(client.post(page_of(hoa) + "/grants", grant).status, 403) << "everywhere";
  grant[1].second = "Ủy ban nhân dân tỉnh Trà Vinh";
  EXPECT_EQ(client.post(page_of(hoa) + "/grants", grant).status, 403);
  auto viewer = db().read([&](ReadTx& tx) { return load_viewer(tx, hoa); });
  EXPECT_EQ(viewer->role, "organisation_head") << "the highest is named";
  EXPECT_TRUE(viewer->may(Permission{"documents.publish"}, "o/1/2/"));
  EXPECT_FALSE(viewer->may(Permission{"documents.publish"}, "o/1/"));
}

TEST_P(AccountPages, RevokeARoleAtOnceInOpenSessions) {
  TestClient session = logged_in("hoa");
  Id<RoleGrant> grant = give(hoa, Role::EmulationSecretary, {committee, {}});
  db().write(Actor::system(), [](WriteTx& tx) {
    raise_access_version(tx);
    tx.exempt_from_audit("test");
  });
  EXPECT_TRUE(has(session.get_json("/account/roles"), "emulation_secretary"));
  TestClient client = administrator();
  EXPECT_EQ(client.post(page_of(hoa) + fmt::format("/grants/{}/revoke", grant.value)).status, 303);
  EXPECT_FALSE(has(session.get_json("/account/roles"), "emulation_secretary"));
  EXPECT_EQ(client.post(page_of(hoa) + fmt::format("/grants/{}/revoke", grant.value)).status, 409) << "only once";
  EXPECT_EQ(client.post(page_of(chief) + fmt::format("/grants/{}/revoke", grant.value)).status, 404);
}

TEST_P(AccountPages, ReachTheGovernedAreaAndWhatIsSeatedThere) {
  EXPECT_EQ(scopes({}), std::vector<ScopePath>{""});
  EXPECT_EQ(scopes({department, {}}), std::vector<ScopePath>{"o/1/2/"});
  EXPECT_EQ(scopes({committee, {}}), (std::vector<ScopePath>{"a/1/", "o/1/", "o/3/"}))
      << "the school is seated in the province, but not below the committee";
  EXPECT_EQ(scopes({{}, district}), (std::vector<ScopePath>{"a/1/2/", "o/3/"}));
}

TEST_P(AccountPages, HoldRolesOnTheirDaysOnly) {
  give(hoa, Role::PressOfficer, {committee, {}}, Date(2021, 9, 22));
  auto roles_on = [&](Date day) {
    return db().read([&](ReadTx& tx) { return list_valid_grants(tx, hoa, day).size(); });
  };
  EXPECT_EQ(roles_on(Date(2021, 9, 19)), 0u);
  EXPECT_EQ(roles_on(Date(2021, 9, 22)), 2u);
  EXPECT_EQ(roles_on(Date(2021, 9, 23)), 1u);
}

TEST_P(AccountPages, AreThoseWhoHoldAPermissionThereWhicheverWayOneLooks) {
  Id<Account> secretary = add_account("bich", "Phạm Thị Bích");
  give(secretary, Role::EmulationSecretary, {committee, {}});
  Id<Account> warden = add_account("sy", "Vũ Văn Sỹ");
  give(warden, Role::EmulationSecretary, {{}, district});
  Id<Account> teacher = add_account("thu", "Hồ Thị Thu", school);
  give(teacher, Role::OrganisationHead, {school, {}}, Date(2021, 9, 20));
  Id<Account> left = add_account("nam", "Bùi Văn Nam", department);
  give(left, Role::EmulationSecretary, {department, {}});
  db().write(Actor::system(), [&](WriteTx& tx) {
    tx.exempt_from_audit("test");
    set_account_state(tx, left, AccountState::Locked);
  });
  // Administrators without a second factor may do nothing yet, but are told.
  const std::vector<Id<Account>> others{hoa, secretary, warden, teacher, left};
  for (std::string_view permission : {"campaigns.read", "organisations.edit", "accounts.manage", "no.such"})
    for (std::string_view path : {"o/1/", "o/1/2/", "o/3/", "o/4/", "a/1/", "a/1/2/", "a/3/", ""})
      db().read([&](ReadTx& tx) {
        std::vector<std::int64_t> expected;
        for (Id<Account> id : others)
          if (auto viewer = load_viewer(tx, id); viewer && viewer->may(Permission{permission}, path))
            expected.push_back(id.value);
        auto told = accounts_of(tx, Permission{permission}, path);
        EXPECT_EQ(std::erase(told, chief.value), permission == "no.such" ? 0u : 1u);
        std::erase_if(told, [&](std::int64_t id) { return id < chief.value; });  // the first administrator
        EXPECT_EQ(told, expected) << permission << " at \"" << path << '"';
      });
}

TEST_P(AccountPages, OfAPlaceItselfAreItsOwnPeople) {
  Id<Account> secretary = add_account("bich", "Phạm Thị Bích");
  give(secretary, Role::EmulationSecretary, {committee, {}});
  db().read([&](ReadTx& tx) {
    auto at = [&](std::string_view path) { return accounts_of(tx, Permission{"campaigns.edit"}, path, HeldAt::Place); };
    EXPECT_EQ(at("o/1/2/"), std::vector<std::int64_t>{hoa.value});
    EXPECT_EQ(at("o/1/"), std::vector<std::int64_t>{secretary.value});
    EXPECT_EQ(at("a/1/"), std::vector<std::int64_t>{secretary.value}) << "whose committee governs it";
    EXPECT_TRUE(at("o/4/").empty());
  });
}

TEST_P(AccountPages, DelegateARoleWhichEndsByItselfAndWithTheRole) {
  Id<Account> deputy = add_account("minh", "Đỗ Văn Minh", department);
  Id<RoleGrant> head = give(hoa, Role::OrganisationHead, {department, {}});
  TestClient client = logged_in("hoa");
  std::string address = fmt::format("/account/roles/{}/delegations", head.value);
  TestFields fields{{"login_name", "minh"},
                    {"authority", "tuq"},
                    {"paper_number", ""},
                    {"valid_from", "20/09/2021"},
                    {"valid_to", "30/09/2021"}};
  Response refused = client.post(address, fields);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(has(refused, "f-paper_number-error"));
  fields[2].second = "05/GUQ-SNgV";
  ASSERT_EQ(client.post(address, fields).status, 303);
  auto may_publish = [&](Date day) {
    clock.set(Instant::at(day, 9, 0));
    return db().read(
        [&](ReadTx& tx) { return load_viewer(tx, deputy)->may(Permission{"documents.publish"}, "o/1/2/"); });
  };
  EXPECT_TRUE(may_publish(Date(2021, 9, 30)));
  EXPECT_FALSE(may_publish(Date(2021, 10, 1)));
  EXPECT_TRUE(may_publish(Date(2021, 9, 25)));
  auto shown = db().read([&](ReadTx& tx) { return list_role_grants(tx, deputy); });
  ASSERT_EQ(shown.size(), 1u);
  EXPECT_EQ(shown[0].origin_name, "Lê Thị Hoa");
  EXPECT_EQ(shown[0].grant.paper_number, "05/GUQ-SNgV");
  TestClient stranger = logged_in("minh");
  EXPECT_EQ(stranger.post(address, fields).status, 404) << "only one's own roles";
  EXPECT_EQ(stranger.post(fmt::format("/account/delegations/{}/end", shown[0].grant.id.value)).status, 404);
  EXPECT_EQ(administrator().post(page_of(hoa) + fmt::format("/grants/{}/revoke", head.value)).status, 303);
  EXPECT_FALSE(may_publish(Date(2021, 9, 25)));
}

TEST_P(AccountPages, EndSessionsOneByOneAndAll) {
  TestClient here = logged_in("hoa");
  TestClient there = logged_in("hoa");
  EXPECT_TRUE(has(here.get("/account/sessions"), "Bạn đang đăng nhập ở 2 nơi"));
  auto open = db().read([&](ReadTx& tx) { return list_sessions(tx, hoa); });
  ASSERT_EQ(open.size(), 2u);
  EXPECT_EQ(here.post("/account/sessions/end-others").status, 303);
  EXPECT_EQ(outcome_of(there.get("/account")), Outcome::MustSignIn);
  EXPECT_EQ(here.get("/account").status, 200);
  TestClient again = logged_in("hoa");
  auto newest = db().read([&](ReadTx& tx) { return list_sessions(tx, hoa); });
  Id<Session> latest = std::max(newest[0].id, newest[1].id);
  EXPECT_EQ(logged_in("quan.tri").post(fmt::format("/account/sessions/{}/end", latest.value)).status, 404);
  EXPECT_EQ(again.get("/account").status, 200) << "nobody ends another's";
  EXPECT_EQ(here.post(fmt::format("/account/sessions/{}/end", latest.value)).status, 303);
  EXPECT_EQ(outcome_of(again.get("/account")), Outcome::MustSignIn);
}

TEST_P(AccountPages, GiveApiTokensThatHoldOnlyWhatTheyWereGiven) {
  TestClient client = logged_in("hoa");
  EXPECT_EQ(client.post("/account/tokens", {{"name", "một cửa"}, {"expires_on", "30/9/2021"}}).status, 422);
  EXPECT_EQ(client
                .post("/account/tokens",
                      {{"name", "một cửa"}, {"expires_on", "30/9/2031"}, {"permission.documents.read", "on"}})
                .status,
            422);
  Response made = client.post("/account/tokens", {{"name", "một cửa"},
                                                  {"expires_on", "30/9/2021"},
                                                  {"permission.documents.read", "on"},
                                                  {"permission.accounts.manage", "on"}});
  ASSERT_EQ(made.status, 200) << made.content();
  std::string body(made.content());
  auto at = body.find("class=\"secret\">") + 15;
  std::string token = body.substr(at, body.find('<', at) - at);
  EXPECT_TRUE(token.starts_with(api_token_prefix));
  ViewerSource source(ServerKey::open((place().folder() / "data").string()));
  auto viewer = [&] { return db().read([&](ReadTx& tx) { return source.find(tx, token); }); };
  ASSERT_TRUE(viewer());
  EXPECT_TRUE(viewer()->may(Permission{"documents.read"}));
  EXPECT_FALSE(viewer()->may(Permission{"documents.edit"})) << "hoa may, the token may not";
  EXPECT_FALSE(viewer()->may(manage_accounts)) << "nobody gives what he has not";
  TestClient program = site().signed_out();
  program.headers.emplace_back("authorization", "Bearer " + token);
  EXPECT_EQ(program.get_json("/account").status, 200);
  EXPECT_EQ(program.post_json("/account/tokens", R"({"name":"x","expires_on":"2021-09-30"})").status, 403)
      << "a token makes no tokens";
  clock.set(Instant::at(Date(2021, 10, 1), 0, 1));
  EXPECT_FALSE(viewer());
}

TEST_P(AccountPages, ResetAPasswordWhichEndsSessionsAndTokens) {
  TestClient old = logged_in("hoa");
  Response reset = administrator().post(page_of(hoa) + "/password-reset");
  EXPECT_EQ(reset.status, 200);
  EXPECT_TRUE(has(reset, "class=\"secret\">"));
  EXPECT_EQ(outcome_of(old.get("/account")), Outcome::MustSignIn);
  TestClient again = site().signed_out();
  EXPECT_EQ(log_in(again, "hoa").status, 422) << "the old password is gone";
}

TEST_P(AccountPages, LockAndUnlock) {
  TestClient session = logged_in("hoa");
  EXPECT_EQ(administrator().post(page_of(hoa) + "/lock").status, 303);
  EXPECT_EQ(outcome_of(session.get("/account")), Outcome::MustSignIn);
  TestClient again = site().signed_out();
  EXPECT_EQ(log_in(again, "hoa").status, 422);
  EXPECT_EQ(administrator().post(page_of(hoa) + "/unlock").status, 303);
  logged_in("hoa");
}

TEST_P(AccountPages, RefuseAFormThatSomebodyElseOvertook) {
  TestClient client = administrator();
  TestFields fields{{"display_name", "Lê Thị Hoa"}, {"organisation", "SNgV"}, {"locale", "en"}, {"version", "1"}};
  EXPECT_EQ(client.post(page_of(hoa), fields).status, 303);
  EXPECT_EQ(client.post(page_of(hoa), fields).status, 409);
}

TEST_P(AccountPages, SetUpTotpAndKeepRecoveryCodes) {
  TestClient client = logged_in("quan.tri");
  Response page = client.get("/account/totp");
  ASSERT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "<svg viewBox"));
  std::string body(page.content());
  auto at = body.find("name=\"offer\" value=\"") + 20;
  std::string offer = body.substr(at, body.find('"', at) - at);
  EXPECT_EQ(client.post("/account/totp", {{"offer", offer}, {"code", "000000"}}).status, 422);
  EXPECT_EQ(client.post("/account/totp", {{"offer", "x"}, {"code", "000000"}}).status, 422);
  auto key_at = body.find("secret=") + 7;
  std::string base32 = body.substr(key_at, body.find('&', key_at) - key_at);
  std::string code = totp_code(from_base32(base32), SystemClock().now());
  Response set = client.post("/account/totp", {{"offer", offer}, {"code", code}});
  EXPECT_EQ(set.status, 200) << set.content().substr(0, 3000);
  EXPECT_TRUE(has(set, "recovery-codes"));
  EXPECT_EQ(client.get("/admin/accounts").status, 200) << "now the administrator may work";
  auto stored = db().read([&](ReadTx& tx) { return find_credentials(tx, chief); });
  EXPECT_TRUE(stored->account.has_totp);
  EXPECT_FALSE(stored->totp_secret.contains(from_base32(base32))) << "it is stored sealed";
  EXPECT_EQ(client.post("/account/totp/removal", {{"code", "000000"}}).status, 422);
}

}  // namespace
}  // namespace vx
