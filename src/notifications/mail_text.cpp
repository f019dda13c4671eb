#include "notifications/mail_text.h"

namespace vx {
namespace {

using namespace html;

/// What a mail says, before it is text or HTML.
struct Paragraph {
  std::string title = {};
  std::string text = {};
  std::string address = {};  ///< whole, "" = none
  std::string link = {};     ///< what the link says
};
struct Words {
  std::string subject = {};
  std::string lead = {};
  std::vector<Paragraph> paragraphs = {};
};

Paragraph paragraph_of(const View& view, const Notification& what, const MailOptions& options) {
  Paragraph paragraph{.title = title_of(view, what), .text = text_of(view, what)};
  if (what.due_on) {
    if (!paragraph.text.empty()) paragraph.text += " ";
    paragraph.text += view.t("notifications.mail.due", {{"date", view.date(*what.due_on)}});
  }
  if (!what.address.empty()) paragraph.address = options.public_url + what.address;
  paragraph.link = view.t("notifications.mail.open");
  return paragraph;
}

Words words_of_notifications(const View& view, const MailDraft& draft, const MailOptions& options) {
  std::vector<KeptNotification> items = draft.items;
  std::ranges::sort(items, {}, [](const KeptNotification& kept) {
    return std::pair(kept.what.urgency, std::pair(kept.what.due_on.value_or(Date(9999, 12, 31)), kept.id));
  });
  Words words;
  for (const KeptNotification& kept : items) words.paragraphs.push_back(paragraph_of(view, kept.what, options));
  if (items.size() == 1) {
    words.subject = words.paragraphs[0].title;
    return words;
  }
  auto count = static_cast<std::int64_t>(items.size());
  words.subject = view.n("notifications.mail.digest_subject", count);
  words.lead = view.n("notifications.mail.digest_lead", count);
  return words;
}

Words words_of(const View& view, const MailDraft& draft, const MailOptions& options) {
  switch (draft.mail.purpose) {
    case MailPurpose::Notifications:
      return words_of_notifications(view, draft, options);
    case MailPurpose::Confirmation:
      return {.subject = view.t("notifications.mail.code_subject", {{"code", draft.mail.code}}),
              .lead = view.t("notifications.mail.code_lead", {{"code", draft.mail.code}}),
              .paragraphs = {{.text = view.t("notifications.mail.code_text"),
                              .address = options.public_url + "/account/notifications",
                              .link = view.t("notifications.mail.code_link")}}};
    case MailPurpose::Trial:
      break;
  }
  return {.subject = view.t("notifications.mail.trial_subject"),
          .lead = view.t("notifications.mail.trial_text"),
          .paragraphs = {}};
}

std::string text_form(const View& view, const Words& words, const std::string& settings) {
  std::string out = words.lead.empty() ? "" : words.lead + "\r\n\r\n";
  for (const Paragraph& paragraph : words.paragraphs) {
    for (const std::string* line : {&paragraph.title, &paragraph.text, &paragraph.address})
      if (!line->empty()) out += *line + "\r\n";
    out += "\r\n";
  }
  return out + "-- \r\n" + view.t("notifications.mail.foot") + "\r\n" + view.t("notifications.mail.settings") + ": " +
         settings + "\r\n";
}

Html html_form(const View& view, const Words& words, const std::string& settings) {
  Html style = element(
      "style", std::array<Part, 1>{Part(
                   Html(markup("body{background:#f4f6f5;color:#1b2a24;font:16px/1.5 sans-serif;margin:0;padding:24px}"
                               "main{background:#fff;border-radius:8px;margin:0 auto;max-width:560px;padding:24px}"
                               "h1{font-size:20px;margin:0 0 16px}h2{font-size:17px;margin:20px 0 4px}"
                               "p{margin:0 0 8px}a{color:#0b6b53}footer{color:#55645d;font-size:13px;"
                               "margin:16px auto 0;max-width:560px}")))});
  Html paragraphs = each(words.paragraphs, [&](const Paragraph& paragraph) {
    bool is_heading = !paragraph.title.empty() && paragraph.title != words.subject;
    return (is_heading ? h2(paragraph.title) : Html()) + (paragraph.text.empty() ? Html() : p(paragraph.text)) +
           (paragraph.address.empty() ? Html() : p(a(href(paragraph.address), paragraph.link)));
  });
  Html inside =
      main_(h1(words.subject), words.lead.empty() ? Html() : p(words.lead), paragraphs) +
      footer(p(view.t("notifications.mail.foot")), p(a(href(settings), view.t("notifications.mail.settings"))));
  return Html(markup("<!doctype html>")) +
         element("html",
                 std::array<Part, 3>{attr("lang", view.language()),
                                     head(meta(attr("charset", "utf-8")), title(words.subject), style), body(inside)});
}

}  // namespace

MailMessage compose_mail(const View& view, const MailDraft& draft, const MailOptions& options) {
  Words words = words_of(view, draft, options);
  std::string settings = options.public_url + "/account/notifications";
  return {.from = options.from,
          .from_name = view.t("web.product"),
          .to = draft.mail.address,
          .subject = words.subject,
          .message_id = draft.mail.message_id(),
          .at = draft.mail.created_at,
          .language = std::string(view.language()),
          .settings_url = settings,
          .text = text_form(view, words, settings),
          .html = html_form(view, words, settings).str()};
}

}  // namespace vx
