#pragma once
#include <map>
#include <mutex>

#include "base/crypto.h"
#include "db/test_database.h"
#include "web/address.h"
#include "web/answer.h"
#include "web/cookies.h"
#include "web/csrf.h"
#include "web/dispatch.h"
#include "web/protocol.h"

// For tests only: whole requests, from the route to the committed answer, without a socket.
//
//   class AreaPages : public vx::SiteTest {
//     std::vector<Slice> slices() override { return {add_areas}; }
//   };
//   VX_FOR_EACH_ENGINE(AreaPages);
//   TEST_P(AreaPages, ShowTheCommunesOfADistrict) {
//     auto lan = site().as(province_officer());
//     auto page = lan.get("/areas/243");
//     EXPECT_EQ(page.status, 200);
//     EXPECT_TRUE(has(page, "Vĩnh Yên"));
//   }

namespace vx {

using TestFields = std::vector<std::pair<std::string, std::string>>;

/// A browser with its cookies. Posts carry the CSRF token and a fresh idempotency key, as a page's form does.
class TestClient {
 public:
  TestClient(Dispatcher& dispatcher, std::string session_token) : dispatcher_(&dispatcher) {
    cookies_[std::string(form_cookie)] = random_token();
    if (!session_token.empty()) cookies_[std::string(session_cookie)] = std::move(session_token);
  }

  /// Added to every request; names in lower case.
  HeaderFields headers;
  /// The next post's key; a fresh one if empty.
  std::string key;

  Response get(std::string_view address) { return send(request(Method::Get, address, "text/html")); }
  Response get_json(std::string_view address) { return send(request(Method::Get, address, "application/json")); }
  /// As a form of a page; with files as multipart.
  Response post(std::string_view address, const TestFields& fields = {}, const std::vector<UploadedFile>& files = {}) {
    return send(form_request(address, fields, files));
  }
  /// As a script of a page does: JSON with the token and the key in headers.
  Response post_json(std::string_view address, std::string body) {
    Request wanted = request(Method::Post, address, "application/json");
    wanted.headers.emplace_back("content-type", "application/json");
    wanted.headers.emplace_back(csrf_header, token());
    wanted.headers.emplace_back(idempotency_header, take_key());
    wanted.body = std::move(body);
    return send(std::move(wanted));
  }
  Response remove(std::string_view address) { return post(address, {{std::string(method_field), "delete"}}); }
  Response remove_json(std::string_view address) {
    Request wanted = request(Method::Delete, address, "application/json");
    wanted.headers.emplace_back(csrf_header, token());
    wanted.headers.emplace_back(idempotency_header, take_key());
    return send(std::move(wanted));
  }
  /// Goes where a 303 points.
  Response follow(const Response& response) { return get(find_header(response, "Location")); }

  /// A request as it would be sent, to be changed by a test.
  Request request(Method method, std::string_view address, std::string_view accept) {
    Request made;
    made.method = method;
    std::size_t mark = address.find('?');
    made.path = decode_uri(address.substr(0, mark), false);
    if (mark != std::string_view::npos) made.query = address.substr(mark + 1);
    made.headers = headers;
    made.headers.emplace_back("host", "vungxanh.example");
    made.headers.emplace_back("accept", accept);
    std::string jar;
    for (const auto& [name, value] : cookies_) jar += (jar.empty() ? "" : "; ") + name + "=" + value;
    made.headers.emplace_back("cookie", jar);
    made.address = "192.0.2.7";
    return made;
  }
  Response send(Request wanted) {
    Response response = dispatcher_->handle(std::move(wanted));
    for (const auto& [name, value] : response.headers)
      if (name == "Set-Cookie") keep_cookie(value);
    return response;
  }
  [[nodiscard]] std::string cookie(std::string_view name) const {
    auto found = cookies_.find(std::string(name));
    return found == cookies_.end() ? "" : found->second;
  }
  /// The CSRF token of this browser's forms.
  [[nodiscard]] std::string token() const {
    std::string session = cookie(session_cookie);
    return csrf_token(session.empty() ? cookie(form_cookie) : session);
  }

 private:
  std::string take_key() { return key.empty() ? make_uuid_v7(SystemClock().now()) : std::exchange(key, ""); }

  Request form_request(std::string_view address, TestFields fields, const std::vector<UploadedFile>& files) {
    Request wanted = request(Method::Post, address, "text/html");
    fields.emplace_back(csrf_field, token());
    fields.emplace_back(idempotency_field, take_key());
    if (files.empty()) {
      wanted.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
      for (const auto& [name, value] : fields)
        wanted.body += (wanted.body.empty() ? "" : "&") + encode_uri(name) + "=" + encode_uri(value);
      return wanted;
    }
    const std::string boundary = "vungxanh-test-" + random_token();
    wanted.headers.emplace_back("content-type", "multipart/form-data; boundary=" + boundary);
    for (const auto& [name, value] : fields)
      wanted.body +=
          fmt::format("--{}\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n", boundary, name, value);
    for (const UploadedFile& file : files)
      wanted.body += fmt::format(
          "--{}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: {}\r\n\r\n{}\r\n",
          boundary, file.field, file.name, file.content_type, file.bytes);
    wanted.body += fmt::format("--{}--\r\n", boundary);
    return wanted;
  }
  void keep_cookie(std::string_view line) {
    std::size_t equals = line.find('=');
    std::size_t end = line.find(';');
    std::string name(line.substr(0, equals));
    cookies_[name] = line.substr(equals + 1, end - equals - 1);
    if (line.contains("Max-Age=0")) cookies_.erase(name);
  }

  Dispatcher* dispatcher_;
  std::map<std::string, std::string> cookies_;
};

/// The slices under test on a database, and people to visit it.
class TestSite {
 public:
  using Slice = std::function<void(App&)>;

  TestSite(Database& database, const std::vector<Slice>& slices) {
    for (const Slice& add : slices) add(app_);
    for (const auto& fill : app_.first_data) fill(database);
    app_.session_source = [this, real = app_.session_source](ReadTx& tx, std::string_view token) {
      if (auto viewer = find_viewer(token)) return viewer;
      return real ? real(tx, token) : std::nullopt;
    };
    dispatcher_ = std::make_unique<Dispatcher>(app_, database);
  }

  TestClient signed_out() { return {*dispatcher_, ""}; }
  /// Somebody signed in, without a log-in.
  TestClient as(Viewer viewer) {
    std::string token = random_token();
    std::lock_guard lock(mutex_);
    viewers_[token] = std::move(viewer);
    return {*dispatcher_, token};
  }
  App& app() { return app_; }
  Dispatcher& dispatcher() { return *dispatcher_; }

 private:
  std::optional<Viewer> find_viewer(std::string_view token) {
    std::lock_guard lock(mutex_);
    auto found = viewers_.find(std::string(token));
    return found == viewers_.end() ? std::nullopt : std::optional(found->second);
  }

  App app_;
  std::mutex mutex_;
  std::map<std::string, Viewer> viewers_;
  std::unique_ptr<Dispatcher> dispatcher_;
};

/// A viewer who holds the permissions at a place ("" is everywhere).
inline Viewer test_viewer(std::int64_t account, std::string name, const std::vector<Permission>& permissions,
                          ScopePath scope = "") {
  Viewer viewer;
  viewer.account = account;
  viewer.session = account;
  viewer.login_name = name;
  viewer.display_name = std::move(name);
  viewer.scope = scope;
  for (Permission permission : permissions) viewer.grants.push_back({std::string(permission.name), scope});
  return viewer;
}

/// A test with a site of its own, on each engine.
class SiteTest : public DatabaseTest {
 protected:
  using Slice = TestSite::Slice;
  void SetUp() override {
    DatabaseTest::SetUp();
    if (!IsSkipped()) site_ = std::make_unique<TestSite>(db(), slices());
  }
  void TearDown() override {
    site_.reset();
    DatabaseTest::TearDown();
  }
  virtual std::vector<Slice> slices() = 0;
  TestSite& site() { return *site_; }

 private:
  std::unique_ptr<TestSite> site_;
};

/// True if the answer's body has `text`; says what it has instead.
inline testing::AssertionResult has(const Response& response, std::string_view text) {
  if (response.content().contains(text)) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "status " << response.status << ", no \"" << text << "\" in:\n"
                                     << response.content().substr(0, 4000);
}

enum class Outcome { Allowed, Forbidden, NotFound, MustSignIn };

struct AccessCase {
  std::string_view who;
  TestClient client;
  Outcome expected;
};

inline Outcome outcome_of(const Response& response) {
  if (response.status == 401) return Outcome::MustSignIn;
  if (response.status == 303 && find_header(response, "Location").starts_with("/login")) return Outcome::MustSignIn;
  if (response.status == 403) return Outcome::Forbidden;
  if (response.status == 404) return Outcome::NotFound;
  return Outcome::Allowed;
}

/// Asks for the page and for the JSON as each of the people.
inline void expect_access(std::string_view address, std::vector<AccessCase> cases) {
  for (AccessCase& one : cases) {
    EXPECT_EQ(outcome_of(one.client.get(address)), one.expected) << one.who << " GET " << address;
    EXPECT_EQ(outcome_of(one.client.get_json(address)), one.expected) << one.who << " GET (JSON) " << address;
  }
}
/// Posts the fields as each of the people.
inline void expect_post_access(std::string_view address, const TestFields& fields, std::vector<AccessCase> cases) {
  for (AccessCase& one : cases)
    EXPECT_EQ(outcome_of(one.client.post(address, fields)), one.expected) << one.who << " POST " << address;
}

}  // namespace vx
