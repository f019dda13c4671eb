#include "web/dispatch.h"

#include <gtest/gtest.h>

#include "web/idempotency.h"
#include "web/incoming.h"
#include "web/layout.h"
#include "web/test_client.h"

namespace vx {
namespace {

constexpr Permission write_notes{"notes.write"};

/// How often the long way of writing notes has been prepared.
std::atomic<int> prepared = 0;

void add_long_notes(App& app) {
  app.router.post("/notes/long",
                  [](Request& request, WriteTx& tx) {
                    tx.exempt_from_audit("a test");
                    return done(request, "/notes", "", json_object({}));
                  },
                  {.access = Access::holder(write_notes), .about = "Takes long.", .prepare = [](Request&) -> std::any {
                     ++prepared;
                     return {};
                   }});
}

/// A slice for these tests: notes that are kept as audit actions in a table of their own.
void add_notes(App& app) {
  app.router.get("/notes/{id}",
                 [](Request& request, ReadTx& tx) {
                   std::int64_t id = request.path_number("id");
                   auto text = tx.find("select body from request_key where owner = $1", {fmt::format("note{}", id)},
                                       [](const Row& row) { return std::string(as_text(row.bytes(0))); });
                   if (!text) throw Problem(ProblemCode::NotFound);
                   return respond(
                       request, [&] { return page(request.view, {.title = "Note"}, html::p(*text)); },
                       [&] { return json_object({{"id", id}, {"text", *text}}); });
                 },
                 {.access = Access::signed_in(), .about = "One note."});
  app.router.get("/notes",
                 [](Request& request, ReadTx&) {
                   return respond(
                       request,
                       [&] {
                         return page(request.view, {.title = "Notes"},
                                     post_form(request.view, "/notes", html::p(std::string(3000, 'x'))));
                       },
                       [&] { return json_object({{"notes", std::vector<Json>{}}}); });
                 },
                 {.access = Access::everybody(), .about = "A form for notes."});
  app.router.post("/notes",
                  [](Request& request, WriteTx& tx) {
                    std::string text = request.form.required_text("text");
                    if (!request.form.ok())
                      return invalid(request, request.form,
                                     page(request.view, {.title = "Notes"},
                                          error_summary(request.view, request.form) +
                                              text_field(request.view, request.form,
                                                         {.name = "text", .label = "web.search", .required = true})));
                    if (text == "problem") throw Problem(ProblemCode::Conflict);
                    check(text != "bug", "this note must not be written");
                    std::int64_t id = 1 + tx.count("select count(*) from request_key where owner like 'note%'", {});
                    tx.execute(
                        "insert into request_key (day, key, owner, fingerprint, status, headers, body) values "
                        "(1000000,$1,$2,$1,0,'',$3)",
                        {sha256(text), fmt::format("note{}", id), as_bytes(text)});
                    tx.record({.action = "notes.create", .subject = fmt::format("note/{}", id)});
                    return done(request, fmt::format("/notes/{}", id), "saved", json_object({{"id", id}}), 201);
                  },
                  {.access = Access::holder(write_notes), .about = "Writes a note."});
  app.router.post(
      "/secrets",
      [](Request&, WriteTx& tx) {
        tx.record({.action = "notes.secret", .subject = "note"});
        return json_response(json_object({{"secret", random_token()}})).with_header("Cache-Control", "no-store");
      },
      {.access = Access::signed_in(), .about = "Makes a secret that is shown once."});
  app.router.remove("/notes/{id}",
                    [](Request& request, WriteTx& tx) {
                      std::int64_t gone = tx.execute("delete from request_key where owner = $1",
                                                     {fmt::format("note{}", request.path_number("id"))});
                      if (gone == 0) throw Problem(ProblemCode::NotFound);
                      tx.record({.action = "notes.delete", .subject = "note"});
                      return done(request, "/notes", "deleted", json_object({}));
                    },
                    {.access = Access::holder(write_notes), .about = "Deletes a note."});
}

class Dispatch : public SiteTest {
 protected:
  std::vector<Slice> slices() override { return {add_notes, add_long_notes}; }
  TestClient lan() { return site().as(test_viewer(1, "lan", {write_notes})); }
  TestClient hoa() { return site().as(test_viewer(2, "hoa", {})); }
};
VX_FOR_EACH_ENGINE(Dispatch);

TEST_P(Dispatch, LeadsFromTheFormToTheStoredNote) {
  auto browser = lan();
  Response posted = browser.post("/notes", {{"text", "Xin chào"}});
  EXPECT_EQ(posted.status, 303);
  EXPECT_EQ(find_header(posted, "Location"), "/notes/1");
  Response shown = browser.follow(posted);
  EXPECT_EQ(shown.status, 200);
  EXPECT_TRUE(has(shown, "<p>Xin chào</p>"));
  EXPECT_TRUE(has(browser.get_json("/notes/1"), R"({"id":1,"text":"Xin chào"})"));
}

TEST_P(Dispatch, LetsInWhoMayAndNobodyElse) {
  EXPECT_EQ(lan().post("/notes", {{"text", "a"}}).status, 303);
  expect_access("/notes/1", {{"lan", lan(), Outcome::Allowed},
                             {"hoa", hoa(), Outcome::Allowed},
                             {"signed out", site().signed_out(), Outcome::MustSignIn}});
  expect_post_access("/notes", {{"text", "b"}},
                     {{"lan", lan(), Outcome::Allowed},
                      {"hoa", hoa(), Outcome::Forbidden},
                      {"signed out", site().signed_out(), Outcome::MustSignIn}});
}

TEST_P(Dispatch, SendsSomebodySignedOutToTheLogInAndBack) {
  Response response = site().signed_out().get("/notes/1?tab=2");
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(find_header(response, "Location"), "/login?next=%2Fnotes%2F1%3Ftab%3D2");
  Response json = site().signed_out().get_json("/notes/1");
  EXPECT_EQ(json.status, 401);
  EXPECT_EQ(find_header(json, "Content-Type"), "application/problem+json");
  EXPECT_TRUE(has(json, R"("type":"about:problem/unauthenticated")"));
}

TEST_P(Dispatch, RunsAWriteOnceForOneKey) {
  auto browser = lan();
  std::string key = make_uuid_v7(db().clock().now());
  browser.key = key;
  Response first = browser.post("/notes", {{"text", "một"}});
  browser.key = key;
  Response again = browser.post("/notes", {{"text", "một"}});
  EXPECT_EQ(again.status, 303);
  EXPECT_EQ(find_header(again, "Location"), find_header(first, "Location"));
  EXPECT_EQ(find_header(again, "Idempotent-Replay"), "true");
  browser.key = key;
  EXPECT_EQ(browser.post("/notes", {{"text", "hai"}}).status, 409);
  auto other = site().as(test_viewer(3, "minh", {write_notes}));
  other.key = key;  // keys count for one account
  EXPECT_EQ(find_header(other.post("/notes", {{"text", "ba"}}), "Location"), "/notes/2");
}

TEST_P(Dispatch, KeepsASecretThatWasShownOnceSealed) {
  auto browser = lan();
  std::string key = make_uuid_v7(db().clock().now());
  browser.key = key;
  std::string shown(browser.post_json("/secrets", "{}").content());
  auto stored = db().read([](ReadTx& tx) {
    return tx.find("select body from request_key where owner = 'a1'", {},
                   [](const Row& row) { return std::string(as_text(row.bytes(0))); });
  });
  ASSERT_TRUE(stored);
  EXPECT_FALSE(stored->contains(shown.substr(11, 20)));
  browser.key = key;
  Response again = browser.post_json("/secrets", "{}");
  EXPECT_EQ(again.content(), shown) << "who lost the answer on the way gets it again";
  EXPECT_EQ(find_header(again, "Sealed"), "");
  EXPECT_EQ(find_header(again, "Cache-Control"), "no-store");
  db().write(Actor::system(), [](WriteTx& tx) {
    tx.exempt_from_audit("as after a restart: the key is another");
    tx.execute("update request_key set body = fingerprint where owner = 'a1'", {});
  });
  browser.key = key;
  EXPECT_EQ(browser.post_json("/secrets", "{}").status, 409) << "done, but not shown again";
}

TEST_P(Dispatch, LogsWhoWasRefusedAndNothingOfWhatWasTyped) {
  auto browser = hoa();
  testing::internal::CaptureStderr();
  EXPECT_EQ(browser.post("/notes", {{"text", "nội dung riêng"}}).status, 403);
  std::string line = testing::internal::GetCapturedStderr();
  EXPECT_TRUE(line.contains("warning request_refused why=forbidden route=/notes account=2 address=192.0.2.7")) << line;
  EXPECT_FALSE(line.contains("riêng")) << line;
}

TEST(Fingerprint, TellsRequestsApartButSaysNothingOfPasswords) {
  auto of = [](std::string body) {
    Request request;
    request.method = Method::Post;
    request.view.path = "/account/password";
    request.form = Form::parse_query(body);
    return fingerprint_of(request);
  };
  EXPECT_EQ(of("name=lan&password=mot"), of("name=lan&password=hai"));
  EXPECT_EQ(of("new_password=mot&repeated=mot&code=1"), of("new_password=hai&repeated=hai&code=2"));
  EXPECT_NE(of("name=lan&password=mot"), of("name=hoa&password=mot"));
  EXPECT_NE(of("name=lan&password=mot"), of("name=lan"));
}

TEST_P(Dispatch, ForgetsKeysAfterTwoDays) {
  auto browser = lan();
  browser.post("/notes", {{"text", "một"}});
  auto count = [&] {
    return db().read([](ReadTx& tx) { return tx.count("select count(*) from request_key where owner = 'a1'", {}); });
  };
  EXPECT_EQ(count(), 1);
  db().write(Actor::system(), [](WriteTx& tx) { delete_old_answers(tx, 100); });
  EXPECT_EQ(count(), 1);
  db().write(Actor::system(), [](WriteTx& tx) {
    tx.exempt_from_audit("test");
    tx.execute("update request_key set day = day - 2", {});
    EXPECT_EQ(delete_old_answers(tx, 100), 1);
  });
  EXPECT_EQ(count(), 0);
}

TEST_P(Dispatch, RefusesAKeyThatIsNoUuid) {
  auto browser = lan();
  browser.key = "1";
  EXPECT_EQ(browser.post("/notes", {{"text", "a"}}).status, 400);
}

TEST_P(Dispatch, RefusesFormsOfOtherSites) {
  auto browser = lan();
  Request forged = browser.request(Method::Post, "/notes", "text/html");
  forged.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
  forged.body = "text=a";
  EXPECT_EQ(browser.send(forged).status, 403);
  forged.body = "text=a&_csrf=" + csrf_token("another session");
  EXPECT_EQ(browser.send(forged).status, 403);
  forged.body = "text=a&_csrf=" + browser.token();
  EXPECT_EQ(browser.send(forged).status, 303);
  Request elsewhere = forged;
  elsewhere.headers.emplace_back("origin", "https://elsewhere.example");
  EXPECT_EQ(browser.send(elsewhere).status, 403);
  Request cross = forged;
  cross.headers.emplace_back("sec-fetch-site", "cross-site");
  EXPECT_EQ(browser.send(cross).status, 403);
  Request same = forged;
  same.headers.emplace_back("origin", "https://vungxanh.example");
  same.headers.emplace_back("sec-fetch-site", "same-origin");
  EXPECT_EQ(browser.send(same).status, 303);
}

TEST_P(Dispatch, TakesABearerTokenWithoutAForm) {
  auto browser = lan();
  Request call = site().signed_out().request(Method::Post, "/notes", "application/json");
  call.headers.emplace_back("authorization", "Bearer " + browser.cookie(session_cookie));
  call.headers.emplace_back("content-type", "application/json");
  call.body = R"({"text":"từ máy"})";
  Response response = browser.send(call);
  EXPECT_EQ(response.status, 201);
  EXPECT_EQ(find_header(response, "Location"), "/notes/1");
}

TEST_P(Dispatch, RollsBackWhatThrowsAndSaysWhatHappened) {
  auto browser = lan();
  EXPECT_EQ(browser.post("/notes", {{"text", "problem"}}).status, 409);
  Response bug = browser.post_json("/notes", R"({"text":"bug"})");
  EXPECT_EQ(bug.status, 500);
  EXPECT_TRUE(has(bug, R"("type":"about:problem/internal")"));
  EXPECT_FALSE(has(bug, "must not be written"));
  EXPECT_EQ(browser.get("/notes/1").status, 404);
  Response faulty = browser.post("/notes", {{"text", " "}});
  EXPECT_EQ(faulty.status, 422);
  EXPECT_TRUE(has(browser.post_json("/notes", "{}"), R"("field":"text")"));
}

TEST_P(Dispatch, DeletesByFormAndByMethod) {
  auto browser = lan();
  browser.post("/notes", {{"text", "một"}});
  EXPECT_EQ(browser.remove("/notes/1").status, 303);
  browser.post("/notes", {{"text", "hai"}});
  EXPECT_EQ(browser.remove_json("/notes/1").status, 200);
  EXPECT_EQ(browser.remove_json("/notes/1").status, 404);
}

TEST_P(Dispatch, ShowsTheNoticeOnce) {
  auto browser = lan();
  Response posted = browser.post("/notes", {{"text", "một"}});
  EXPECT_EQ(browser.cookie(notice_cookie), "saved");
  browser.follow(posted);
  EXPECT_EQ(browser.cookie(notice_cookie), "");
}

TEST_P(Dispatch, PreparesOnlyForWhoMaySend) {
  prepared = 0;
  expect_post_access("/notes/long", {},
                     {{"hoa", hoa(), Outcome::Forbidden}, {"signed out", site().signed_out(), Outcome::MustSignIn}});
  auto expired = site().signed_out();
  expired.headers = {{"authorization", "Bearer of-a-session-that-has-ended"}};
  EXPECT_EQ(expired.post_json("/notes/long", "{}").status, 401);
  auto forger = lan();
  Request forged = forger.request(Method::Post, "/notes/long", "text/html");
  forged.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
  EXPECT_EQ(forger.send(std::move(forged)).status, 403);
  EXPECT_EQ(prepared, 0);
  EXPECT_EQ(lan().post_json("/notes/long", "{}").status, 200);
  EXPECT_EQ(prepared, 1);
}

TEST_P(Dispatch, NamesTheFieldInTheSummaryOfFaults) {
  Response response = lan().post("/notes", {{"text", ""}});
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(response.content().contains("<a href=\"#f-text\">Tìm kiếm: "));
}

TEST_P(Dispatch, AnswersOnlyKnownPathsAndMethods) {
  EXPECT_EQ(site().signed_out().get("/nowhere").status, 404);
  EXPECT_EQ(site().signed_out().post("/notes/1").status, 405);
  EXPECT_EQ(site().dispatcher().body_max(Method::Post, "/notes"), 1u << 20);
  EXPECT_EQ(site().dispatcher().body_max(Method::Get, "/notes"), 0u);
  EXPECT_EQ(site().dispatcher().body_max(Method::Post, "/nowhere"), 0u);
}

}  // namespace
}  // namespace vx
