#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/text.h"
#include "notifications/calendar.h"
#include "notifications/mail_message.h"
#include "notifications/mail_options.h"

// Words of people in mails and calendars: whatever they are, they add no header and no line of their own.
namespace {

using namespace vx;

void check_mail(std::string_view words) {
  MailMessage message{.from = "a@b.example",
                      .from_name = std::string(words),
                      .to = is_mail_address(words) ? std::string(words) : "c@d.example",
                      .subject = std::string(words),
                      .message_id = "x@b.example",
                      .at = {},
                      .language = "vi",
                      .settings_url = "https://b.example/",
                      .text = std::string(words),
                      .html = std::string(words)};
  std::string whole = write_message(message);
  std::string_view head = std::string_view(whole).substr(0, whole.find("\r\n\r\n"));
  int headers = 0;
  for (std::string_view line : split(head, '\n')) {
    check(line.size() <= 300, "lines of a header are short");
    for (char c : line) check(c == '\r' || (c >= ' ' && c <= '~'), "a header is ASCII without controls");
    if (!line.starts_with(' ')) ++headers;
  }
  check(headers == 11, "as many headers as we wrote");
}

void check_calendar(std::string_view words) {
  CalendarEntry entry;
  entry.uid = "x";
  entry.title = words;
  entry.description = words;
  std::string whole = write_calendar({entry}, words, "", Date(2021, 9, 24));
  int ends = 0;
  for (std::string_view line : split(whole, '\n')) {
    check(line.size() <= 76, "lines are folded");
    ends += line == "END:VEVENT\r";
  }
  check(ends == 1, "words end no event");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view words(reinterpret_cast<const char*>(data), size);
  check_mail(words);
  check_calendar(words);
  return 0;
}
