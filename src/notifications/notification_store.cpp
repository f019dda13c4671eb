#include "notifications/notification_store.h"

#include "notifications/listeners.h"
#include "notifications/mail_store.h"
#include "notifications/notification_row.h"
#include "web/form_parsers.h"
#include "web/json.h"

namespace vx {
namespace {

std::string parameters_json(const Notification& notification) {
  std::string out = "{";
  for (const auto& [name, value] : notification.parameters)
    out += (out.size() > 1 ? "," : "") + Json(name).str() + ":" + Json(value).str();
  return out + "}";
}

std::vector<std::pair<std::string, std::string>> parameters_of(std::string_view json) {
  std::vector<std::pair<std::string, std::string>> parameters;
  for (FormValue& field : parse_json_fields(json)) parameters.emplace_back(field.name, field.value);
  return parameters;
}

/// The listeners of the account hear of it once the write is durable.
void tell_listeners(WriteTx& tx, std::int64_t account) {
  tx.after_commit([account] { Listeners::of_this_process().tell(account); });
}

/// Of one shelf: its condition, as the partial indexes have it.
std::string_view condition_of(NotificationShelf shelf) {
  switch (shelf) {
    case NotificationShelf::Unread:
      return "read_at is null and settled_at is null";
    case NotificationShelf::Read:
      return "read_at is not null and settled_at is null";
    case NotificationShelf::Settled:
      break;
  }
  return "settled_at is not null";
}

std::int64_t number_in(const std::string& text) { return std::strtoll(text.c_str(), nullptr, 10); }

void settle_found(WriteTx& tx, const std::vector<std::pair<Id<Notification>, std::int64_t>>& found) {
  for (const auto& [id, account] : found) {
    tx.execute("update notification set settled_at = $2, changed_at = $2 where id = $1", {id, tx.now()});
    tell_listeners(tx, account);
  }
}

std::pair<Id<Notification>, std::int64_t> id_and_account(const Row& row) {
  return {row.get<Id<Notification>>(0), row.get<std::int64_t>(1)};
}

}  // namespace

KeptNotification notification_of(const Row& row) {
  KeptNotification kept;
  kept.id = row.get<Id<Notification>>(0);
  kept.what = {.account = row.get<std::int64_t>(1),
               .kind = row.get<std::string>(2),
               .parameters = parameters_of(row.text(3)),
               .address = row.get<std::string>(4),
               .subject = row.get<std::string>(5),
               .urgency = urgency_of(row.text(6)),
               .due_on = row.get<std::optional<Date>>(7)};
  if (kept.what.subject->empty()) kept.what.subject.reset();
  kept.created_at = row.get<Instant>(8);
  kept.read_at = row.get<std::optional<Instant>>(9);
  kept.settled_at = row.get<std::optional<Instant>>(10);
  return kept;
}

void notify(WriteTx& tx, const Notification& notification) {
  check(notification.account != 0 && !notification.kind.empty(), "a notification needs an account and a kind");
  check(notification.address.empty() || notification.address.starts_with('/'),
        "a notification leads to a page of ours");
  if (tx.actor().account == notification.account) return;
  std::string subject = notification.subject.value_or("");
  if (!subject.empty())
    tx.execute(
        "delete from notification where subject = $1 and account_id = $2 and settled_at is null and read_at is null",
        {subject, notification.account});
  std::string parameters = parameters_json(notification);
  auto id = tx.insert<Notification>(
      "insert into notification (account_id, kind, parameters, address, subject, urgency, due_on, created_at, "
      "changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $8) returning id",
      {notification.account, notification.kind, parameters, notification.address, subject,
       code_of(notification.urgency), notification.due_on, tx.now()});
  enqueue_notification(tx, id, notification);
  tell_listeners(tx, notification.account);
}

void settle(WriteTx& tx, std::int64_t account, std::string_view subject) {
  check(!subject.empty(), "one settles a subject");
  settle_found(tx, tx.list("select id, account_id from notification where subject = $1 and account_id = $2 and "
                           "settled_at is null",
                           {subject, account}, id_and_account));
}

void settle_all(WriteTx& tx, std::string_view subject) {
  check(!subject.empty(), "one settles a subject");
  settle_found(tx, tx.list("select id, account_id from notification where subject = $1 and settled_at is null",
                           {subject}, id_and_account));
}

std::int64_t count_unread(ReadTx& tx, std::int64_t account) {
  return tx.count(
      "select count(*) from (select 1 from notification where account_id = $1 and read_at is null and settled_at is "
      "null limit $2) as unread",
      {account, unread_shown_max + 1});
}

PageOf<KeptNotification> list_notifications(ReadTx& tx, std::int64_t account, NotificationShelf shelf,
                                            const PageRequest& page) {
  std::string order = shelf == NotificationShelf::Settled ? "settled_at" : "id";
  std::string sql = fmt::format("select " NOTIFICATION_COLUMNS " from notification n where account_id = $1 and {}",
                                condition_of(shelf));
  std::vector<Param> params{account, page.size + 1};
  if (auto after = read_cursor(page.after, 2)) {
    params.emplace_back(number_in((*after)[0]));
    params.emplace_back(number_in((*after)[1]));
    sql += fmt::format(" and ({0} < $3 or ({0} = $3 and id < $4))", order);
  } else if (!page.after.empty()) {
    throw Problem(ProblemCode::BadRequest);
  }
  sql += fmt::format(" order by {} desc, id desc limit $2", order);
  PageOf<KeptNotification> list;
  list.items = tx.list(sql, params, notification_of);
  if (list.items.size() > static_cast<std::size_t>(page.size)) {
    list.items.pop_back();
    const KeptNotification& last = list.items.back();
    std::int64_t value = shelf == NotificationShelf::Settled ? last.settled_at->micros : last.id.value;
    list.next = make_cursor({std::to_string(value), std::to_string(last.id.value)});
  }
  return list;
}

std::vector<KeptNotification> list_settled_since(ReadTx& tx, std::int64_t account, Instant from, int limit) {
  return tx.list("select " NOTIFICATION_COLUMNS
                 " from notification n where account_id = $1 and settled_at is not null and settled_at >= $2 order by "
                 "settled_at desc, id desc limit $3",
                 {account, from, limit}, notification_of);
}

std::optional<KeptNotification> find_notification(ReadTx& tx, std::int64_t account, Id<Notification> id) {
  return tx.find("select " NOTIFICATION_COLUMNS " from notification n where id = $1 and account_id = $2", {id, account},
                 notification_of);
}

bool mark_read(WriteTx& tx, std::int64_t account, Id<Notification> id) {
  auto changed = tx.execute(
      "update notification set read_at = $3, changed_at = $3 where id = $1 and account_id = $2 and read_at is null",
      {id, account, tx.now()});
  if (changed > 0) tell_listeners(tx, account);
  return changed > 0;
}

std::int64_t mark_all_read(WriteTx& tx, std::int64_t account) {
  auto changed = tx.execute(
      "update notification set read_at = $2, changed_at = $2 where account_id = $1 and read_at is null and settled_at "
      "is null",
      {account, tx.now()});
  if (changed > 0) tell_listeners(tx, account);
  return changed;
}

std::int64_t delete_old_notifications(WriteTx& tx, Instant before, std::int64_t limit) {
  return tx.execute(
      "delete from notification where id in (select id from notification where changed_at < $1 and (settled_at is not "
      "null or read_at is not null) order by changed_at limit $2)",
      {before, limit});
}

std::vector<std::int64_t> list_changed_accounts(ReadTx& tx, Instant since) {
  return tx.list("select distinct account_id from notification where changed_at >= $1", {since},
                 [](const Row& row) { return row.get<std::int64_t>(0); });
}

}  // namespace vx
