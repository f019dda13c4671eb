#include "notifications/mail_sender.h"

#include "accounts/account_access.h"
#include "base/log.h"
#include "notifications/delivery.h"
#include "notifications/notification_routes.h"

namespace vx {
namespace {

constexpr std::int64_t lease_seconds = 60;  // longer than one attempt can take

/// Who looks after the server learns that a mail cannot be delivered: one notification while it is unread.
void tell_administrators(WriteTx& tx, const Mail& mail, const std::string& answer) {
  if (mail.purpose != MailPurpose::Notifications) return;
  for (std::int64_t account : accounts_of(tx, manage_accounts, ""))
    notify(tx, {.account = account,
                .kind = "notifications.mail_failed",
                .parameters = {{"address", mail.address}, {"answer", answer}},
                .address = "/admin/mail?state=failed",
                .subject = std::string(failed_mail_subject),
                .urgency = Urgency::Digest});
}

void record_result(WriteTx& tx, const Mail& mail, const SmtpResult& result) {
  tx.exempt_from_audit("a mail's attempt");
  if (result.outcome == SmtpResult::Outcome::Taken) return mark_sent(tx, mail.id, result.answer);
  bool is_over =
      result.outcome == SmtpResult::Outcome::Refused || mail.created_at.plus_seconds(give_up_seconds) <= tx.now();
  if (!is_over) return put_off(tx, mail.id, result.answer, tx.now().plus_seconds(retry_seconds(mail.attempts)));
  mark_failed(tx, mail.id, result.answer);
  tell_administrators(tx, mail, result.answer);
}

}  // namespace

View view_of_receiver(std::string_view locale, Instant now) {
  View view;
  view.locale = locale == "en" ? Locale::English : Locale::Vietnamese;
  view.now = now;
  return view;
}

bool MailSender::send_next(Database& database, SmtpConnection& connection, int& taken) {
  auto draft = database.write(Actor::system(), [&](WriteTx& tx) {
    tx.exempt_from_audit("a mail's attempt");
    return claim_mail(tx, options_.domain(), lease_seconds);
  });
  if (!draft) return false;
  View view = view_of_receiver(draft->locale, database.clock().now());
  SmtpResult result = connection.send(draft->mail.address, write_message(compose_mail(view, *draft, options_)));
  database.write(Actor::system(), [&](WriteTx& tx) { record_result(tx, draft->mail, result); });
  if (result.outcome == SmtpResult::Outcome::Taken) {
    ++taken;
    return true;
  }
  log_warning("mail_not_taken", {{"mail", draft->mail.id.value}, {"attempts", draft->mail.attempts}});
  if (result.outcome != SmtpResult::Outcome::Unreachable) return true;
  rests_until_ = std::chrono::steady_clock::now() + rest_seconds;
  return false;
}

int MailSender::run(Database& database) {
  if (!options_.is_set() || std::chrono::steady_clock::now() < rests_until_) return 0;
  if (!std::exchange(has_run_, true) && database.engine() == Engine::Sqlite)
    database.write(Actor::system(), [](WriteTx& tx) {  // no other server can be sending: it died
      tx.exempt_from_audit("mails whose sender died");
      free_leases(tx);
    });
  if (!database.read([](ReadTx& tx) { return find_oldest_due(tx); })) return 0;
  SmtpConnection connection(options_);
  auto end = std::chrono::steady_clock::now() + run_seconds;
  int taken = 0;
  while (std::chrono::steady_clock::now() < end && send_next(database, connection, taken)) {
  }
  return taken;
}

}  // namespace vx
