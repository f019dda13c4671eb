#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "notifications/notification.h"

namespace vx {

enum class MailPurpose { Notifications, Confirmation, Trial };
std::string_view code_of(MailPurpose purpose);
MailPurpose mail_purpose_of(std::string_view code);

/// Waiting: until its time, and until the server takes it. Sent: the server answered 250. Failed: it said no for good,
/// or has not taken it for three days. Dropped: what it was about is done, or an administrator said no.
enum class MailState { Waiting, Sent, Failed, Dropped };
std::string_view code_of(MailState state);
MailState mail_state_of(std::string_view code);

/// A mail of the queue (thư). Written in the write that causes it, sent at least once: it is marked sent only after the
/// server has said 250, and one sent again after a crash carries the same Message-ID, so that the receiver's server can
/// tell.
struct Mail {
  Id<Mail> id = {};
  std::int64_t account = 0;  ///< 0: nobody's
  MailPurpose purpose = MailPurpose::Notifications;
  std::string address = {};
  std::string uuid = {};
  std::string domain = {};  ///< "" before the first attempt
  std::string code = {};    ///< of a confirmation
  MailState state = MailState::Waiting;
  Instant send_after = {};
  std::int64_t attempts = 0;
  std::string answer = {};  ///< the mail server's last
  Instant created_at = {};
  std::optional<Instant> finished_at = {};

  [[nodiscard]] std::string message_id() const { return uuid + "@" + domain; }
};

}  // namespace vx
