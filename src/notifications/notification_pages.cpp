#include "notifications/listeners.h"
#include "notifications/notification_json.h"
#include "notifications/notification_routes.h"
#include "notifications/notification_store.h"
#include "notifications/notification_views.h"
#include "web/layout.h"

namespace vx {
namespace {

constexpr int settled_shown = 10;
constexpr int news_shown = 3;

std::int64_t own_account(const Request& request) { return request.viewer().account; }

PageRequest first_page(int size) {
  PageRequest page;
  page.size = size;
  return page;
}

/// Unread ones, and behind the last of them those that were read: one list in pages. A cursor says which shelf it is
/// on.
PageOf<KeptNotification> list_waiting(ReadTx& tx, std::int64_t account, const PageRequest& wanted) {
  PageRequest rest = wanted;
  PageOf<KeptNotification> list;
  if (!wanted.after.starts_with('r')) {
    if (!rest.after.empty()) rest.after.erase(0, 1);
    list = list_notifications(tx, account, NotificationShelf::Unread, rest);
    if (!list.next.empty()) {
      list.next.insert(0, 1, 'u');
      return list;
    }
    rest = wanted;
    rest.after.clear();
    rest.size -= static_cast<int>(list.items.size());
    if (rest.size == 0) return list;
  } else {
    rest.after.erase(0, 1);
  }
  PageOf<KeptNotification> read = list_notifications(tx, account, NotificationShelf::Read, rest);
  list.items.insert(list.items.end(), read.items.begin(), read.items.end());
  if (!read.next.empty()) list.next = "r" + read.next;
  return list;
}

Response show_notifications(Request& request, ReadTx& tx) {
  PageRequest wanted = page_request(request.filter);
  std::int64_t account = own_account(request);
  NotificationList list{.unread = count_unread(tx, account), .waiting = list_waiting(tx, account, wanted)};
  if (list.waiting.next.empty())
    list.settled = list_notifications(tx, account, NotificationShelf::Settled, first_page(settled_shown)).items;
  return respond(
      request, [&] { return notifications_page(request.view, list, wanted.after); },
      [&] { return notifications_json(request.view, list.unread, list.waiting); });
}

Response show_settled(Request& request, ReadTx& tx) {
  PageRequest wanted = page_request(request.filter);
  auto list = list_notifications(tx, own_account(request), NotificationShelf::Settled, wanted);
  return respond(
      request, [&] { return settled_page(request.view, list, wanted.after); },
      [&] { return notifications_json(request.view, count_unread(tx, own_account(request)), list); });
}

Response show_news(Request& request, ReadTx& tx) {
  std::int64_t unread = count_unread(tx, own_account(request));
  auto newest = list_notifications(tx, own_account(request), NotificationShelf::Unread, first_page(news_shown));
  return json_response(json_object({{"count", unread},
                                    {"number", unread_number(unread)},
                                    {"label", unread_label(request.view, unread)},
                                    {"newest", json_array(newest.items,
                                                          [&](const KeptNotification& kept) {
                                                            return notification_json(request.view, kept);
                                                          })}}))
      .with_header("Cache-Control", "no-store");
}

Response open_stream(Request& request, ReadTx&) {
  Response response{.headers = {{"Content-Type", "text/event-stream; charset=utf-8"}, {"Cache-Control", "no-store"}}};
  response.events = [account = own_account(request)](std::shared_ptr<EventSink> sink) {
    Listeners::of_this_process().add(account, std::move(sink));
  };
  return response;
}

KeptNotification get_own(const Request& request, ReadTx& tx) {
  auto kept = find_notification(tx, own_account(request), request.path_id<Notification>());
  if (!kept) throw Problem(ProblemCode::NotFound);
  return *kept;
}

KeptNotification read_one(const Request& request, WriteTx& tx) {
  KeptNotification kept = get_own(request, tx);
  mark_read(tx, own_account(request), kept.id);
  tx.exempt_from_audit("somebody read their own notification");
  return kept;
}

Response mark_one_read(Request& request, WriteTx& tx) {
  KeptNotification kept = read_one(request, tx);
  return done(request, "/notifications", "", json_object({{"id", kept.id}}));
}

/// Marks it read and goes where it leads.
Response open_one(Request& request, WriteTx& tx) {
  KeptNotification kept = read_one(request, tx);
  std::string_view address = kept.what.address.empty() ? std::string_view("/notifications") : kept.what.address;
  return done(request, address, "", json_object({{"id", kept.id}, {"address", address}}));
}

Response mark_everything_read(Request& request, WriteTx& tx) {
  std::int64_t count = mark_all_read(tx, own_account(request));
  tx.exempt_from_audit("somebody read their own notifications");
  return done(request, "/notifications", "notifications.all_read", json_object({{"read", count}}));
}

}  // namespace

void add_notification_routes(App& app) {
  const Access own = Access::signed_in();
  const std::vector<FieldInfo> paging{{"after", FieldType::Text, false, "Cursor of the page"},
                                      {"size", FieldType::Integer, false, "Lines on the page, at most 200"}};
  app.router.get("/notifications", show_notifications,
                 {.access = own, .about = "Your notifications, unread ones first", .fields = paging});
  app.router.get("/notifications/settled", show_settled,
                 {.access = own, .about = "Your notifications about things that are done", .fields = paging});
  app.router.get("/notifications/news", show_news,
                 {.access = own, .about = "How many are unread, and the newest", .page = false});
  app.router.get("/notifications/stream", open_stream,
                 {.access = own, .about = "Server-sent events: \"changed\" when there may be news", .page = false});
  app.router.post("/notifications/read", mark_everything_read, {.access = own, .about = "Mark all of yours as read"});
  app.router.post("/notifications/{id}/read", mark_one_read, {.access = own, .about = "Mark one as read"});
  app.router.post("/notifications/{id}/open", open_one,
                  {.access = own, .about = "Mark one as read and go where it leads"});
}

}  // namespace vx
