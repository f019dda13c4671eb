#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"

namespace vx {

/// A mail as it is written down for the mail server (RFC 5322, MIME). Words of people and of the catalogue may hold
/// anything; what is made of them cannot add a header or end the header.
struct MailMessage {
  std::string from = {};       ///< an address, is_mail_address
  std::string from_name = {};  ///< "Vùng Xanh"
  std::string to = {};         ///< an address
  std::string subject = {};
  std::string message_id = {};  ///< "uuid@domain", without brackets
  Instant at = {};
  std::string language = {};      ///< "vi"
  std::string settings_url = {};  ///< where one unsubscribes
  std::string text = {};
  std::string html = {};
};

/// The whole message, lines ending in CRLF, none longer than 78 characters but for addresses in links.
std::string write_message(const MailMessage& message);

/// A header's text: as it is if it is short ASCII without controls, else encoded words (RFC 2047) on lines of their
/// own.
std::string encoded_header(std::string_view text);
/// Base64 in lines of 76.
std::string base64_lines(std::string_view bytes);
/// "Fri, 24 Sep 2021 08:00:00 +0700".
std::string mail_date(Instant at);

}  // namespace vx
