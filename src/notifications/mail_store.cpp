#include "notifications/mail_store.h"

#include "notifications/delivery_store.h"
#include "notifications/notification_row.h"

namespace vx {
namespace {

#define MAIL_COLUMNS                                                                                          \
  "m.id, m.account_id, m.purpose, m.address, m.uuid, coalesce(m.domain, ''), m.code, m.state, m.send_after, " \
  "m.attempts, m.answer, "                                                                                    \
  "m.created_at, m.finished_at"

Mail mail_of(const Row& row) {
  return {.id = row.get<Id<Mail>>(0),
          .account = row.get<std::optional<std::int64_t>>(1).value_or(0),
          .purpose = mail_purpose_of(row.text(2)),
          .address = row.get<std::string>(3),
          .uuid = row.get<std::string>(4),
          .domain = row.get<std::string>(5),
          .code = row.get<std::string>(6),
          .state = mail_state_of(row.text(7)),
          .send_after = row.get<Instant>(8),
          .attempts = row.get<std::int64_t>(9),
          .answer = row.get<std::string>(10),
          .created_at = row.get<Instant>(11),
          .finished_at = row.get<std::optional<Instant>>(12)};
}

/// A mail of the account that waits, has never been tried, and goes no later than `at`.
std::optional<Id<Mail>> find_waiting(ReadTx& tx, std::int64_t account, Instant at) {
  return tx.find(
      "select id from mail where account_id = $1 and send_after <= $2 and state = 'waiting' and purpose = "
      "'notifications' and attempts = 0 order by send_after limit 1",
      {account, at}, [](const Row& row) { return row.get<Id<Mail>>(0); });
}

std::optional<Instant> find_last_mail(ReadTx& tx, std::int64_t account) {
  return tx
      .find(
          "select max(send_after) from mail where account_id = $1 and send_after > $2 and state = 'sent' and purpose "
          "= 'notifications'",
          {account, tx.now().plus_seconds(-mail_distance_seconds)},
          [](const Row& row) { return row.get<std::optional<Instant>>(0); })
      .value_or(std::nullopt);
}

std::vector<KeptNotification> list_items(ReadTx& tx, Id<Mail> mail) {
  return tx.list("select " NOTIFICATION_COLUMNS
                 " from mail_item i join notification n on n.id = i.notification_id where i.mail_id = $1 order by n.id",
                 {mail}, notification_of);
}

/// At the first attempt.
void leave_out_what_is_known(WriteTx& tx, Id<Mail> mail) {
  tx.execute(
      "delete from mail_item where mail_id = $1 and notification_id in (select id from notification where read_at is "
      "not null or settled_at is not null)",
      {mail});
}

bool has_something_to_say(const MailDraft& draft) {
  if (draft.mail.purpose != MailPurpose::Notifications) return true;
  return std::ranges::any_of(draft.items, [](const KeptNotification& kept) { return !kept.settled_at; });
}

void finish(WriteTx& tx, Id<Mail> id, MailState state, std::string_view answer) {
  tx.execute("update mail set state = $2, answer = $3, finished_at = $4, leased_until = null, code = '' where id = $1",
             {id, code_of(state), answer, tx.now()});
}

}  // namespace

Id<Mail> enqueue_mail(WriteTx& tx, const Mail& mail) {
  std::optional<std::int64_t> account;
  if (mail.account != 0) account = mail.account;
  std::string uuid = make_uuid_v7(tx.now());
  return tx.insert<Mail>(
      "insert into mail (account_id, purpose, address, uuid, code, state, send_after, attempts, answer, created_at) "
      "values ($1, $2, $3, $4, $5, 'waiting', $6, 0, '', $7) returning id",
      {account, code_of(mail.purpose), mail.address, uuid, mail.code, mail.send_after, tx.now()});
}

void enqueue_notification(WriteTx& tx, Id<Notification> id, const Notification& notification) {
  auto address = find_mail_address(tx, notification.account);
  if (!address || !address->confirmed_at) return;
  DeliveryChoice choice = find_choice(tx, notification.account);
  auto at = decide_send_time(choice, notification.kind, notification.urgency, tx.now(),
                             find_last_mail(tx, notification.account));
  if (!at) return;
  auto mail = find_waiting(tx, notification.account, *at);
  if (!mail) mail = enqueue_mail(tx, {.account = notification.account, .address = address->address, .send_after = *at});
  tx.execute("insert into mail_item (mail_id, notification_id) values ($1, $2)", {*mail, id});
}

std::optional<MailDraft> claim_mail(WriteTx& tx, std::string_view domain, std::int64_t lease_seconds) {
  while (true) {
    auto mail = tx.find("select " MAIL_COLUMNS
                        " from mail m where m.state = 'waiting' and m.send_after <= $1 and (m.leased_until is null or "
                        "m.leased_until < $1) order by m.send_after, m.id limit 1",
                        {tx.now()}, mail_of);
    if (!mail) return std::nullopt;
    if (mail->attempts == 0) leave_out_what_is_known(tx, mail->id);
    MailDraft draft{.mail = *mail, .locale = "vi", .items = list_items(tx, mail->id)};
    if (!has_something_to_say(draft)) {
      finish(tx, mail->id, MailState::Dropped, "");
      continue;
    }
    if (draft.mail.domain.empty()) draft.mail.domain = domain;
    draft.mail.attempts += 1;
    tx.execute("update mail set domain = $2, attempts = attempts + 1, leased_until = $3 where id = $1",
               {mail->id, draft.mail.domain, tx.now().plus_seconds(lease_seconds)});
    tx.each("select locale from account where id = $1", {mail->account},
            [&](const Row& row) { draft.locale = row.get<std::string>(0); });
    return draft;
  }
}

void free_leases(WriteTx& tx) {
  tx.execute("update mail set leased_until = null where state = 'waiting' and leased_until is not null", {});
}

void mark_sent(WriteTx& tx, Id<Mail> id, std::string_view answer) { finish(tx, id, MailState::Sent, answer); }
void mark_failed(WriteTx& tx, Id<Mail> id, std::string_view answer) { finish(tx, id, MailState::Failed, answer); }

void put_off(WriteTx& tx, Id<Mail> id, std::string_view answer, Instant at) {
  tx.execute("update mail set answer = $2, send_after = $3, leased_until = null where id = $1", {id, answer, at});
}

std::map<MailState, std::int64_t> count_mails(ReadTx& tx) {
  std::map<MailState, std::int64_t> counts;
  tx.each("select state, count(*) from mail group by state", {},
          [&](const Row& row) { counts[mail_state_of(row.text(0))] = row.get<std::int64_t>(1); });
  return counts;
}

PageOf<Mail> list_mails(ReadTx& tx, MailState state, const PageRequest& page) {
  std::int64_t before = INT64_MAX;
  if (auto after = read_cursor(page.after, 1)) {
    before = std::strtoll((*after)[0].c_str(), nullptr, 10);
  } else if (!page.after.empty()) {
    throw Problem(ProblemCode::BadRequest);
  }
  PageOf<Mail> list;
  list.items =
      tx.list("select " MAIL_COLUMNS " from mail m where m.state = $1 and m.id < $2 order by m.id desc limit $3",
              {code_of(state), before, page.size + 1}, mail_of);
  if (list.items.size() > static_cast<std::size_t>(page.size)) {
    list.items.pop_back();
    list.next = make_cursor({std::to_string(list.items.back().id.value)});
  }
  return list;
}

std::optional<Mail> find_mail(ReadTx& tx, Id<Mail> id) {
  return tx.find("select " MAIL_COLUMNS " from mail m where m.id = $1", {id}, mail_of);
}

bool retry_mail(WriteTx& tx, Id<Mail> id) {
  return tx.execute(
             "update mail set state = 'waiting', send_after = $2, created_at = $2, finished_at = null where id = $1 "
             "and "
             "(state = 'failed' or (state = 'waiting' and leased_until is null))",
             {id, tx.now()}) > 0;
}

std::int64_t retry_failed_mails(WriteTx& tx) {
  return tx.execute(
      "update mail set state = 'waiting', send_after = $1, created_at = $1, finished_at = null where state = 'failed' "
      "and purpose = 'notifications'",
      {tx.now()});
}

bool drop_mail(WriteTx& tx, Id<Mail> id) {
  return tx.execute(
             "update mail set state = 'dropped', finished_at = $2, code = '' where id = $1 and (state = 'failed' or "
             "(state = 'waiting' and leased_until is null))",
             {id, tx.now()}) > 0;
}

std::optional<Instant> find_oldest_due(ReadTx& tx) {
  return tx
      .find("select min(created_at) from mail where state = 'waiting' and send_after <= $1", {tx.now()},
            [](const Row& row) { return row.get<std::optional<Instant>>(0); })
      .value_or(std::nullopt);
}

std::int64_t delete_old_mails(WriteTx& tx, Instant before, std::int64_t limit) {
  return tx.execute(
      "delete from mail where id in (select id from mail where state <> 'waiting' and finished_at < $1 order by id "
      "limit $2)",
      {before, limit});
}

std::int64_t drop_mails_older_than(WriteTx& tx, Instant before) {
  return tx.execute(
      "update mail set state = 'dropped', finished_at = $2, code = '' where state = 'waiting' and created_at < $1",
      {before, tx.now()});
}

}  // namespace vx
