#pragma once
#include <chrono>

#include "db/database.h"
#include "notifications/mail_options.h"
#include "notifications/mail_text.h"
#include "notifications/smtp.h"

namespace vx {

/// Sends what is due. One run takes `run_seconds` at most, and ends when the server cannot be reached; the next one
/// after that waits a moment. Used by one thread.
class MailSender {
 public:
  explicit MailSender(MailOptions options) : options_(std::move(options)) {}

  /// Answers how many the server took.
  int run(Database& database);

 private:
  bool send_next(Database& database, SmtpConnection& connection, int& taken);

  static constexpr std::chrono::seconds run_seconds{20};
  static constexpr std::chrono::seconds rest_seconds{15};  ///< after the server was not there

  MailOptions options_;
  bool has_run_ = false;
  std::chrono::steady_clock::time_point rests_until_{};
};

/// The reader a mail is written for.
View view_of_receiver(std::string_view locale, Instant now);

}  // namespace vx
