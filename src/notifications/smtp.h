#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "notifications/mail_options.h"

namespace vx {

/// What came of handing a mail over.
struct SmtpResult {
  enum class Outcome {
    Taken,       ///< the server said 250 after the whole message
    TryLater,    ///< not now (4xx), or it ended in between: it may have been taken
    Refused,     ///< not this mail, for good (5xx to its receiver or its contents)
    Unreachable  ///< nothing can be sent: no connection, no encryption, not let in
  };
  Outcome outcome = Outcome::Unreachable;
  std::string answer = {};  ///< the server's last line, or why there is none
};

/// A client of the mail server, by libcurl. Mails of one run go over one connection.
class SmtpConnection {
 public:
  explicit SmtpConnection(const MailOptions& options);
  ~SmtpConnection();
  SmtpConnection(const SmtpConnection&) = delete;
  SmtpConnection& operator=(const SmtpConnection&) = delete;

  SmtpResult send(std::string_view to, std::string_view message);
  /// Connects, encrypts and logs in as for a mail, and sends none.
  SmtpResult try_out();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace vx
