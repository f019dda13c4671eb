#pragma once
#include <map>
#include <vector>

#include "notifications/mail.h"
#include "web/paging.h"

namespace vx {

/// Queues a mail about the notification if its account wants one: with another that still waits, or its own.
void enqueue_notification(WriteTx& tx, Id<Notification> id, const Notification& notification);
Id<Mail> enqueue_mail(WriteTx& tx, const Mail& mail);

/// What is sent in one mail, in the receiver's language.
struct MailDraft {
  Mail mail = {};
  std::string locale = {};
  std::vector<KeptNotification> items = {};
};
/// Takes the next mail that is due and not being sent by another server, for `lease_seconds`. At its first attempt what
/// has been read or settled meanwhile is left out; from then on its contents stay. A mail with nothing left to say is
/// dropped. Nothing: none is due.
std::optional<MailDraft> claim_mail(WriteTx& tx, std::string_view domain, std::int64_t lease_seconds);
/// Of one server that has died, when only one can be there.
void free_leases(WriteTx& tx);

/// The server took it.
void mark_sent(WriteTx& tx, Id<Mail> id, std::string_view answer);
void mark_failed(WriteTx& tx, Id<Mail> id, std::string_view answer);
/// Try again at `at`.
void put_off(WriteTx& tx, Id<Mail> id, std::string_view answer, Instant at);

std::map<MailState, std::int64_t> count_mails(ReadTx& tx);
/// The newest first.
PageOf<Mail> list_mails(ReadTx& tx, MailState state, const PageRequest& page);
std::optional<Mail> find_mail(ReadTx& tx, Id<Mail> id);
/// False unless it failed or waits.
bool retry_mail(WriteTx& tx, Id<Mail> id);
bool drop_mail(WriteTx& tx, Id<Mail> id);
std::int64_t retry_failed_mails(WriteTx& tx);
/// The oldest that should have gone by now.
std::optional<Instant> find_oldest_due(ReadTx& tx);
std::int64_t delete_old_mails(WriteTx& tx, Instant before, std::int64_t limit);
/// Drops what waits since before `before`: no server is set up that would take it.
std::int64_t drop_mails_older_than(WriteTx& tx, Instant before);

}  // namespace vx
