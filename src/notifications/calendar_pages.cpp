// One's calendar under a secret address, for the calendar on one's phone.
#include "accounts/own_page.h"
#include "accounts/rate_limit.h"
#include "accounts/viewer_source.h"
#include "base/log.h"
#include "notifications/calendar.h"
#include "notifications/delivery_store.h"
#include "notifications/notification_routes.h"

namespace vx {
namespace {

using namespace html;

constexpr std::string_view file_ending = ".ics";
constexpr std::size_t secret_length = 43;  // of random_token
constexpr std::string_view settings_address = "/account/notifications";

std::int64_t own_account(const Request& request) { return request.viewer().account; }
std::string subject_of(const Request& request) { return fmt::format("account/{}", own_account(request)); }

/// Looked up by its hash, so that the time it takes tells nothing of the secret.
Digest hash_of(std::string_view secret) { return sha256(fmt::format("calendar {}", secret)); }

class CalendarPages {
 public:
  CalendarPages(MailOptions options, CalendarFeeds feeds) : options_(std::move(options)), feeds_(std::move(feeds)) {}

  Response show(Request& request, ReadTx& tx) {
    if (int seconds = tries_.take(request.address, tx.now())) {
      Problem problem(ProblemCode::RateLimited);
      problem.retry_after = seconds;
      throw problem;
    }
    auto viewer = find_owner(tx, request.path_value("file"));
    if (!viewer) throw Problem(ProblemCode::NotFound);
    tries_.give_back(request.address, tx.now());
    std::vector<CalendarEntry> entries;
    for (const CalendarFeed& feed : *feeds_)
      for (CalendarEntry& entry : feed(tx, *viewer)) entries.push_back(std::move(entry));
    Response response{.headers = {{"Content-Type", "text/calendar; charset=utf-8"},
                                  {"Content-Disposition", "inline; filename=\"vungxanh.ics\""}}};
    response.body = write_calendar(entries, request.view.t("web.product"), site_of(request), tx.today());
    return response;
  }

  Response make(Request& request, WriteTx& tx) {
    if (request.viewer().session == 0) throw Problem(ProblemCode::Forbidden);  // a token must not make another
    std::string secret = random_token();
    store_calendar_secret(tx, own_account(request), hash_of(secret));
    tx.record({.action = "notifications.make_calendar", .subject = subject_of(request)});
    const View& view = request.view;
    std::string address = fmt::format("{}/calendar/{}{}", site_of(request), secret, file_ending);
    std::string subscribe = "webcal" + address.substr(address.find(':'));
    Response response = respond(
        request,
        [&] {
          return own_page(view, OwnPage::Notifications, view.t("notifications.calendar_made"),
                          card(view.t("notifications.calendar"), p(view.t("notifications.calendar_once")) +
                                                                     p(code(cls("secret"), address)) +
                                                                     p(view.t("notifications.calendar_how"))) +
                              link_button(subscribe, view.t("notifications.calendar_subscribe")) + " " +
                              link_button(settings_address, view.t("notifications.calendar_kept"), "secondary"));
        },
        [&] { return json_object({{"address", address}}); });
    return response.with_header("Cache-Control", "no-store");
  }

  Response revoke(Request& request, WriteTx& tx) {
    if (!remove_calendar_secret(tx, own_account(request))) throw Problem(ProblemCode::NotFound);
    tx.record({.action = "notifications.revoke_calendar", .subject = subject_of(request)});
    return done(request, settings_address, "notifications.calendar_revoked", json_object({{"address", nullptr}}));
  }

 private:
  static std::optional<Viewer> find_owner(ReadTx& tx, std::string_view file) {
    if (file.size() != secret_length + file_ending.size() || !file.ends_with(file_ending)) return std::nullopt;
    auto account = find_calendar_account(tx, hash_of(file.substr(0, secret_length)));
    return account ? load_viewer(tx, Id<Account>{*account}) : std::nullopt;
  }
  /// The public address, else the one the browser asked.
  [[nodiscard]] std::string site_of(const Request& request) const {
    if (!options_.public_url.empty()) return options_.public_url;
    return fmt::format("{}://{}", request.is_tls ? "https" : "http", request.header("host"));
  }

  MailOptions options_;
  CalendarFeeds feeds_;
  RateLimit tries_{20, 30};
};

}  // namespace

void add_calendar_routes(App& app, const MailOptions& options, const CalendarFeeds& feeds) {
  auto pages = std::make_shared<CalendarPages>(options, feeds);
  app.router.get("/calendar/{file}", [pages](Request& request, ReadTx& tx) { return pages->show(request, tx); },
                 {.access = Access::everybody(),
                  .about = "A calendar under its secret address, as iCalendar: SECRET.ics",
                  .json = false});
  app.router.post("/account/calendar", [pages](Request& request, WriteTx& tx) { return pages->make(request, tx); },
                  {.access = Access::signed_in(),
                   .about = "A new secret address for your calendar; the one before is no longer good"});
  app.router.post("/account/calendar/revoke",
                  [pages](Request& request, WriteTx& tx) { return pages->revoke(request, tx); },
                  {.access = Access::signed_in(), .about = "Take back your calendar's secret address"});
}

}  // namespace vx
