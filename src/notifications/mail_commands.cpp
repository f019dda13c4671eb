#include <cstdio>

#include "base/crypto.h"
#include "notifications/mail_sender.h"
#include "notifications/notification_routes.h"
#include "web/command_line.h"

namespace vx {
namespace {

constexpr std::string_view mail_usage =
    "[--public-url URL] [--smtp URL] [--smtp-user NAME] [--smtp-password-file FILE] [--smtp-ca FILE] "
    "[--mail-from ADDRESS]";

int send_trial(const MailOptions& options, const CommandLine& line) {
  if (line.words.size() != 1 || !is_mail_address(line.words[0]))
    throw UsageProblem("vungxanh mail test: to which address?");
  if (!options.is_set()) {
    std::puts("No mail server is set up: give --smtp, --mail-from and --public-url.");
    return 1;
  }
  Instant now = SystemClock().now();
  MailDraft draft;
  draft.mail = {.purpose = MailPurpose::Trial,
                .address = line.words[0],
                .uuid = make_uuid_v7(now),
                .domain = std::string(options.domain()),
                .created_at = now};
  SmtpConnection connection(options);
  SmtpResult result =
      connection.send(draft.mail.address, write_message(compose_mail(view_of_receiver("vi", now), draft, options)));
  bool is_taken = result.outcome == SmtpResult::Outcome::Taken;
  std::puts(fmt::format("{}: {}", is_taken ? "The server took it" : "Not sent", result.answer).c_str());
  return is_taken ? 0 : 1;
}

std::vector<Finding> examine_mail(const MailOptions& options) {
  if (!options.is_set())
    return {{Health::Doubtful, "mail", "no mail server is set up (--smtp): nobody is told by e-mail"}};
  SmtpConnection connection(options);
  SmtpResult result = connection.try_out();
  bool is_there = result.outcome == SmtpResult::Outcome::Taken;
  return {{is_there ? Health::Good : Health::Bad, "mail",
           fmt::format("{} {}: {}", options.server, is_there ? "answers" : "cannot be used", result.answer)}};
}

}  // namespace

void add_mail_commands(App& app, const MailOptions& options) {
  static const std::string usage = "ADDRESS " + std::string(mail_usage);
  app.commands.push_back({.name = "mail test",
                          .usage = usage,
                          .about = "Sends a trial mail and prints what the mail server says.",
                          .run = [options](const CommandLine& line) { return send_trial(options, line); }});
  app.checks.push_back([options] { return examine_mail(options); });
}

}  // namespace vx
