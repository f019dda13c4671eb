#include "notifications/mail_message.h"

#include <array>

#include "base/check.h"
#include "base/crypto.h"
#include "base/text.h"

namespace vx {
namespace {

constexpr std::string_view base64_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t line_bytes = 57;          // give 76 letters
constexpr std::size_t encoded_word_bytes = 39;  // give 52 letters: with "=?UTF-8?B?…?=" well below 75
constexpr std::size_t plain_header_max = 60;

std::string base64(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t k = 0; k < 3; ++k) group = group << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0);
    for (std::size_t k = 0; k < 4; ++k) out += k <= count ? base64_letters[group >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

bool is_plain(std::string_view text) {
  return text.size() <= plain_header_max && !text.contains("=?") &&
         std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

/// Control characters, line ends among them, are spaces: a subject is one line.
std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7F) c = ' ';
  return squeeze(to_nfc(out));
}

/// Encoded words of whole characters, each on a line of its own.
std::string encoded_words(const std::string& line) {
  std::string out;
  for (std::size_t begin = 0; begin < line.size();) {
    std::size_t end = begin;
    for (std::size_t at = begin; at < line.size() && at - begin <= encoded_word_bytes;) {  // whole characters only
      end = at;
      next_code_point(line, at);
      if (at - begin <= encoded_word_bytes) end = at;
    }
    out += fmt::format("{}=?UTF-8?B?{}?=", out.empty() ? "" : "\r\n ", base64(line.substr(begin, end - begin)));
    begin = end;
  }
  return out;
}

/// A display name: only letters, digits and spaces may stand there unquoted.
std::string encoded_name(std::string_view text) {
  std::string line = one_line(text);
  bool is_phrase = is_plain(line) && std::ranges::all_of(line, [](char c) {
                     return c == ' ' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                   });
  return is_phrase ? line : encoded_words(line);
}

void append_part(std::string& out, std::string_view boundary, std::string_view type, std::string_view content) {
  out += fmt::format("--{}\r\nContent-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
                     boundary, type, base64_lines(content));
}

}  // namespace

std::string base64_lines(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += line_bytes) out += base64(bytes.substr(i, line_bytes)) + "\r\n";
  return out;
}

std::string encoded_header(std::string_view text) {
  std::string line = one_line(text);
  return is_plain(line) ? line : encoded_words(line);
}

std::string mail_date(Instant at) {
  static constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  Date day = at.date();
  return fmt::format("{}, {:02} {} {} {} +0700", days[day.weekday() - 1], day.day(), months[day.month() - 1],
                     day.year(), at.iso().substr(11, 8));
}

std::string write_message(const MailMessage& message) {
  for (std::string_view fixed :
       {std::string_view(message.from), std::string_view(message.to), std::string_view(message.message_id),
        std::string_view(message.settings_url), std::string_view(message.language)})
    check(std::ranges::all_of(fixed, [](char c) { return c > ' ' && c <= '~' && c != '<' && c != '>'; }),
          "addresses in a header are checked before");
  std::string boundary = "=_" + hex(Bytes(sha256(message.message_id)).first(12));
  std::string out;
  auto header = [&](std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
  };
  header("From", fmt::format("{} <{}>", encoded_name(message.from_name), message.from));
  header("To", fmt::format("<{}>", message.to));
  header("Subject", encoded_header(message.subject));
  header("Date", mail_date(message.at));
  header("Message-ID", fmt::format("<{}>", message.message_id));
  header("Auto-Submitted", "auto-generated");
  header("X-Auto-Response-Suppress", "All");
  if (!message.settings_url.empty()) header("List-Unsubscribe", fmt::format("<{}>", message.settings_url));
  header("Content-Language", message.language);
  header("MIME-Version", "1.0");
  header("Content-Type", fmt::format("multipart/alternative;\r\n boundary=\"{}\"", boundary));
  out += "\r\n";
  append_part(out, boundary, "text/plain", message.text);
  append_part(out, boundary, "text/html", message.html);
  out += fmt::format("--{}--\r\n", boundary);
  return out;
}

}  // namespace vx
