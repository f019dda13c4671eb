#pragma once
#include <span>
#include <string>
#include <string_view>

namespace vx {

/// The mail server (máy chủ thư) and who we are to it. From the options --smtp, --smtp-user, --smtp-password-file,
/// --smtp-ca, --mail-from and --public-url, or VUNGXANH_SMTP, VUNGXANH_SMTP_USER and so on. Without --smtp nothing is
/// sent.
struct MailOptions {
  std::string server = {};  ///< "smtp://mail.example:587", "smtps://mail.example:465"; "" = none
  std::string user = {};
  std::string password = {};
  std::string authorities = {};  ///< PEM file of whom to trust beside the system's; "" = the system's only
  std::string from = {};         ///< "vungxanh@tinh.example"
  std::string public_url = {};   ///< "https://thidua.tinh.example", for links; without "/" at its end

  [[nodiscard]] bool is_set() const { return !server.empty(); }
  /// smtp: to another machine must be encrypted (STARTTLS); smtps: always is; a server on this machine may do without.
  [[nodiscard]] bool requires_tls() const;
  /// Behind the "@" of `from`.
  [[nodiscard]] std::string_view domain() const;
};

/// Throws UsageProblem if they cannot be understood or do not go together.
MailOptions read_mail_options(std::span<const std::string> words);

/// "name@host.example": ASCII, no spaces, quotes, brackets or control characters, so that it can stand in a header and
/// in an SMTP command as it is.
bool is_mail_address(std::string_view text);

}  // namespace vx
