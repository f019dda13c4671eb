#include "notifications/notifications.h"

#include "notifications/delivery.h"
#include "notifications/listeners.h"
#include "notifications/mail_sender.h"
#include "notifications/notification_routes.h"
#include "notifications/notification_store.h"

namespace vx {
namespace {

constexpr int day_seconds = 86400;
constexpr std::int64_t kept_days = 180;
constexpr std::int64_t deleted_at_once = 2000;
constexpr std::int64_t mails_kept_days = 30;
constexpr int send_seconds = 2;
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

void forget_old_mails(Database& database, bool is_sending) {
  auto some = [is_sending](WriteTx& tx) {
    tx.exempt_from_audit("mails long sent");
    // Once a server is set up, nobody wants to read what they should have known weeks ago.
    if (!is_sending) drop_mails_older_than(tx, tx.now().plus_seconds(-give_up_seconds));
    return delete_old_mails(tx, tx.now().plus_seconds(-mails_kept_days * day_seconds), deleted_at_once);
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

CalendarFeeds add_notifications(App& app, const MailOptions& mail) {
  CalendarFeeds feeds = make_calendar_feeds();
  app.inbox = {.address = "/notifications",
               .stream = "/notifications/stream",
               .news = "/notifications/news",
               .count_unread = [](ReadTx& tx, const Viewer& viewer) { return count_unread(tx, viewer.account); }};
  add_notification_routes(app);
  add_notification_home(app);
  add_delivery_routes(app, mail);
  add_calendar_routes(app, mail, feeds);
  add_mail_admin_routes(app, mail);
  add_mail_commands(app, mail);
  app.jobs.push_back({"notifications.forget_mails", day_seconds,
                      [is_sending = mail.is_set()](Database& database) { forget_old_mails(database, is_sending); }});
  if (mail.is_set())
    app.jobs.push_back({"notifications.send_mails", send_seconds,
                        [sender = std::make_shared<MailSender>(mail)](Database& database) { sender->run(database); }});
  app.jobs.push_back({"notifications.forget", day_seconds, forget_old_notifications});
  app.jobs.push_back({"notifications.look_around", look_around_seconds, look_around});
  return feeds;
}

}  // namespace vx
