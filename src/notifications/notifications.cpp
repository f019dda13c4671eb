#include "notifications/notifications.h"

#include "notifications/listeners.h"
#include "notifications/notification_routes.h"
#include "notifications/notification_store.h"

namespace vx {
namespace {

constexpr int day_seconds = 86400;
constexpr std::int64_t kept_days = 180;
constexpr std::int64_t deleted_at_once = 2000;
constexpr int look_around_seconds = 2;
constexpr std::int64_t look_back_seconds = 10;  ///< clocks of servers differ a little, and commits take a while

void forget_old_notifications(Database& database) {
  auto some = [](WriteTx& tx) {
    tx.exempt_from_audit("notifications long read or done");
    return delete_old_notifications(tx, tx.now().plus_seconds(-kept_days * day_seconds), deleted_at_once);
  };
  while (database.write(Actor::system(), some) == deleted_at_once) {
  }
}

/// PostgreSQL may be shared by several servers: what the others wrote is told to the listeners of this one, too.
void look_around(Database& database) {
  if (database.engine() == Engine::Sqlite || Listeners::of_this_process().is_empty()) return;
  auto changed =
      database.read([](ReadTx& tx) { return list_changed_accounts(tx, tx.now().plus_seconds(-look_back_seconds)); });
  for (std::int64_t account : changed) Listeners::of_this_process().tell(account);
}

}  // namespace

CalendarFeeds add_notifications(App& app) {
  app.inbox = {.address = "/notifications",
               .stream = "/notifications/stream",
               .news = "/notifications/news",
               .count_unread = [](ReadTx& tx, const Viewer& viewer) { return count_unread(tx, viewer.account); }};
  add_notification_routes(app);
  app.jobs.push_back({"notifications.forget", day_seconds, forget_old_notifications});
  app.jobs.push_back({"notifications.look_around", look_around_seconds, look_around});
  return make_calendar_feeds();
}

}  // namespace vx
