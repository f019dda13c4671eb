#include "notifications/mail_message.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "notifications/mail_options.h"
#include "web/command_line.h"

namespace vx {
namespace {

MailMessage message_about(std::string subject) {
  return {.from = "vungxanh@tinh.example",
          .from_name = "Vùng Xanh",
          .to = "lan@donvi.example",
          .subject = std::move(subject),
          .message_id = "0190-uuid@tinh.example",
          .at = Instant::at(Date(2021, 9, 24), 8, 0),
          .language = "vi",
          .settings_url = "https://thidua.tinh.example/account/notifications",
          .text = "Xin chào\r\n.\r\nHết",
          .html = "<p>Xin chào</p>"};
}

std::string head_of(const std::string& message) { return message.substr(0, message.find("\r\n\r\n") + 2); }

TEST(MailMessage, HasItsHeadersOnceEachWhateverTheWordsAre) {
  const std::string plain_head = head_of(write_message(message_about("Hello")));
  const std::vector<std::string> evils{
      "a\r\nBcc: all@tinh.example", "a\nX-Evil: 1",         "a\rb",     "\r\n\r\nbody", std::string("a\0b", 3),
      "=?UTF-8?Q?=0D=0ABcc:_x?=",   std::string(5000, 'x'), "ệ\nBcc: x"};
  for (const std::string& evil : evils) {
    MailMessage message = message_about(evil);
    message.from_name = evil;
    std::string head = head_of(write_message(message));
    EXPECT_EQ(head.find("\r\nBcc"), std::string::npos);
    EXPECT_EQ(head.find("\r\nX-Evil"), std::string::npos);
    int headers = 0;
    for (std::string_view line : split(head, '\n')) {
      if (line.empty()) continue;
      EXPECT_TRUE(line.ends_with('\r')) << line;
      EXPECT_LE(line.size(), 79u) << line;
      if (!line.starts_with(' ')) ++headers;
    }
    EXPECT_EQ(headers, std::ranges::count(split(plain_head, '\n'), true, [](std::string_view line) {
                return !line.empty() && !line.starts_with(' ');
              }));
  }
}

TEST(MailMessage, EncodesVietnameseInWholeCharacters) {
  EXPECT_EQ(encoded_header("Hello, world"), "Hello, world");
  std::string subject;
  for (int i = 0; i < 20; ++i) subject += "Nghị quyết ẫẬẴẶỄỆ ";
  std::string encoded = encoded_header(subject);
  for (std::string_view word : split(encoded, '\n')) {
    std::string_view inside = trim(word);
    EXPECT_TRUE(inside.starts_with("=?UTF-8?B?") && inside.ends_with("?=")) << inside;
    EXPECT_LE(inside.size(), 75u);
  }
  EXPECT_EQ(encoded_header("ệ"), "=?UTF-8?B?4buH?=");
}

TEST(MailMessage, WritesDatesAndLines) {
  EXPECT_EQ(mail_date(Instant::at(Date(2021, 9, 24), 8, 5)), "Fri, 24 Sep 2021 08:05:00 +0700");
  for (std::string_view line : split(base64_lines(std::string(1000, 'a')), '\n')) EXPECT_LE(line.size(), 77u);
  EXPECT_EQ(base64_lines("a"), "YQ==\r\n");
  EXPECT_EQ(base64_lines("ab"), "YWI=\r\n");
  EXPECT_EQ(base64_lines("abc"), "YWJj\r\n");
}

TEST(MailOptions, KnowAnAddressThatMayStandInAHeader) {
  for (std::string_view good : {"a@b", "lan.nguyen+vx@so-ngoai-vu.tinh.example", "x_1@mail.example"})
    EXPECT_TRUE(is_mail_address(good)) << good;
  for (std::string_view bad : {"", "a", "@b", "a@", "a b@c", "a@b c", "a@b\r\nBcc: x@y", "a@b>", "<a@b", "a..b@c",
                               ".a@b", "a@b..c", "a@b.", "\"a\"@b", "ă@b", "a@-b", "a,b@c", "a@b,c@d"})
    EXPECT_FALSE(is_mail_address(bad)) << bad;
}

TEST(MailOptions, AreReadFromOptionsAndGoTogether) {
  auto read = [](std::vector<std::string> words) { return read_mail_options(words); };
  EXPECT_FALSE(read({"serve"}).is_set());
  MailOptions options = read({"serve", "--smtp", "smtp://127.0.0.1:2525", "--mail-from", "vx@tinh.example",
                              "--public-url=https://vx.example/"});
  EXPECT_EQ(options.public_url, "https://vx.example");
  EXPECT_EQ(options.domain(), "tinh.example");
  EXPECT_FALSE(options.requires_tls()) << "on this machine";
  EXPECT_TRUE(
      read({"--smtp", "smtp://mail.example:587", "--mail-from", "a@b", "--public-url", "https://x"}).requires_tls());
  EXPECT_THROW(read({"--smtp", "http://x", "--mail-from", "a@b", "--public-url", "https://x"}), UsageProblem);
  EXPECT_THROW(read({"--smtp", "smtp://x:25", "--public-url", "https://x"}), UsageProblem);
  EXPECT_THROW(read({"--smtp", "smtp://x:25", "--mail-from", "a@b"}), UsageProblem);
  EXPECT_THROW(read({"--smtp", "smtp://me:secret@x:25", "--mail-from", "a@b", "--public-url", "https://x"}),
               UsageProblem);
}

}  // namespace
}  // namespace vx
