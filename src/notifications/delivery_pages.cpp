// How somebody is told: /account/notifications.
#include <charconv>

#include "accounts/own_page.h"
#include "accounts/rate_limit.h"
#include "notifications/delivery_store.h"
#include "notifications/mail_store.h"
#include "notifications/notification_routes.h"

namespace vx {
namespace {

using namespace html;

constexpr std::int64_t code_seconds = 86400;
constexpr std::int64_t code_tries_max = 5;
constexpr std::string_view page_address = "/account/notifications";

std::int64_t own_account(const Request& request) { return request.viewer().account; }
std::string subject_of(const Request& request) { return fmt::format("account/{}", own_account(request)); }

/// "21:00" ⇄ 1260.
std::string clock_text(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }
std::optional<int> parse_clock(std::string_view text) {
  int hour = 0, minute = 0;
  std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || text.size() != colon + 3) return {};
  auto number = [](std::string_view digits, int& into) {
    return std::from_chars(digits.data(), digits.data() + digits.size(), into).ptr == digits.data() + digits.size();
  };
  if (!number(text.substr(0, colon), hour) || !number(text.substr(colon + 1), minute)) return {};
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return {};
  return hour * 60 + minute;
}

/// What the page shows.
struct Settings {
  DeliveryChoice choice = {};
  std::optional<MailAddress> address = {};
  std::string usual_address = {};  ///< of the account
  std::optional<Instant> calendar_since = {};
  bool sends_mail = false;
};

Settings read_settings(ReadTx& tx, std::int64_t account, const MailOptions& options) {
  return {.choice = find_choice(tx, account),
          .address = find_mail_address(tx, account),
          .usual_address = find_account_mail(tx, account),
          .calendar_since = find_calendar_since(tx, account),
          .sends_mail = options.is_set()};
}

Html address_form(const View& view, const Form& form, const Settings& settings) {
  return post_form(view, "/account/notifications/address",
                   text_field(view, form,
                              {.name = "address",
                               .label = "notifications.mail_address",
                               .hint = "notifications.mail_address_hint",
                               .type = "email",
                               .required = true,
                               .autocomplete = "email",
                               .value = settings.address ? settings.address->address : settings.usual_address}) +
                       submit_button(view, "notifications.send_code"));
}

Html mail_card(const View& view, const Form& form, const Settings& settings) {
  Html content;
  if (!settings.sends_mail) content += alert(Tone::Info, view.t("notifications.no_mail_server"));
  const auto& address = settings.address;
  if (address && address->confirmed_at) {
    content += p(badge(Tone::Good, view.t("notifications.address_confirmed")), " ", strong(address->address));
    content += post_button(view, "/account/notifications/address/remove", "notifications.remove_address", "secondary",
                           "notifications.remove_address_question");
  } else if (settings.sends_mail && address) {
    content += p(view.t("notifications.code_was_sent", {{"address", address->address}}));
    content += post_form(view, "/account/notifications/address/confirm",
                         text_field(view, form,
                                    {.name = "code",
                                     .label = "notifications.code",
                                     .hint = "notifications.code_hint",
                                     .type = "integer",
                                     .required = true,
                                     .autocomplete = "one-time-code"}) +
                             submit_button(view, "notifications.confirm_code"));
    content +=
        details(cls("done-fold"), summary(view.t("notifications.other_address")), address_form(view, form, settings));
  } else if (settings.sends_mail) {
    content += address_form(view, form, settings);
  }
  return card(view.t("notifications.by_mail"), content);
}

std::vector<Choice> channel_choices(const View& view) {
  std::vector<Choice> choices{{"", view.t("notifications.channel.usual")}};
  for (std::string_view code : channel_codes)
    choices.push_back({std::string(code), view.t("notifications.channel." + std::string(code))});
  return choices;
}

Html choice_card(const View& view, const Form& form, const Settings& settings) {
  const DeliveryChoice& choice = settings.choice;
  auto time_field = [&](std::string_view name, int value, std::string_view label, std::string_view hint = {}) {
    return text_field(
        view, form,
        {.name = name, .label = label, .hint = hint, .type = "time", .required = true, .value = clock_text(value)});
  };
  Html quiet = fieldset(legend(cls("form-label"), view.t("notifications.quiet")),
                        p(cls("form-hint"), view.t("notifications.quiet_hint")),
                        div(cls("field-pair"), time_field("quiet_from", choice.quiet_from, "notifications.quiet_from"),
                            time_field("quiet_to", choice.quiet_to, "notifications.quiet_to")),
                        checkbox_field(view, form,
                                       {.name = "urgent_passes",
                                        .label = "notifications.urgent_passes",
                                        .hint = "notifications.urgent_passes_hint",
                                        .value = choice.urgent_passes ? "true" : ""}));
  Html kinds = each(list_kinds(view), [&](const std::string& kind) {
    auto chosen = choice.kinds.find(kind);
    std::string name = "kind." + kind;
    std::string label = "notify." + kind + ".label";
    return select_field(view, form,
                        {.name = name,
                         .label = label,
                         .value = chosen == choice.kinds.end() ? "" : std::string(code_of(chosen->second))},
                        channel_choices(view));
  });
  return card(
      view.t("notifications.how"),
      post_form(
          view, page_address,
          quiet + time_field("digest_at", choice.digest_at, "notifications.digest_at", "notifications.digest_at_hint") +
              details(cls("done-fold"), summary(view.t("notifications.by_kind")), kinds) +
              submit_button(view, "notifications.save")));
}

Html calendar_card(const View& view, const Settings& settings) {
  Html content = p(view.t("notifications.calendar_text"));
  if (settings.calendar_since)
    content += p(view.t("notifications.calendar_since", {{"date", view.date(settings.calendar_since->date())}})) +
               post_button(view, "/account/calendar", "notifications.calendar_new", "secondary",
                           "notifications.calendar_new_question") +
               post_button(view, "/account/calendar/revoke", "notifications.calendar_revoke", "danger",
                           "notifications.calendar_revoke_question");
  else
    content += post_button(view, "/account/calendar", "notifications.calendar_make", "secondary");
  return card(view.t("notifications.calendar"), content);
}

Html settings_page(const View& view, const Form& form, const Settings& settings) {
  std::string title = settings.address && settings.address->confirmed_at && settings.sends_mail
                          ? view.t("notifications.told_by_mail")
                          : view.t("notifications.told_in_page");
  return own_page(view, OwnPage::Notifications, title,
                  error_summary(view, form) + mail_card(view, form, settings) + choice_card(view, form, settings) +
                      calendar_card(view, settings));
}

Json settings_json(const Settings& settings) {
  std::vector<Field> kinds;
  for (const auto& [kind, channel] : settings.choice.kinds) kinds.push_back({kind, code_of(channel)});
  return json_object({{"sends_mail", settings.sends_mail},
                      {"address", settings.address ? Json(settings.address->address) : Json()},
                      {"is_confirmed", settings.address && settings.address->confirmed_at.has_value()},
                      {"quiet_from", clock_text(settings.choice.quiet_from)},
                      {"quiet_to", clock_text(settings.choice.quiet_to)},
                      {"urgent_passes", settings.choice.urgent_passes},
                      {"digest_at", clock_text(settings.choice.digest_at)},
                      {"kinds", json_object(kinds)},
                      {"calendar_since", settings.calendar_since}});
}

class DeliveryPages {
 public:
  explicit DeliveryPages(MailOptions options) : options_(std::move(options)) {}

  Response show(Request& request, ReadTx& tx) {
    Settings settings = read_settings(tx, own_account(request), options_);
    return respond(
        request, [&] { return settings_page(request.view, request.filter, settings); },
        [&] { return settings_json(settings); });
  }

  Response choose(Request& request, WriteTx& tx) {
    Form& form = request.form;
    DeliveryChoice choice = find_choice(tx, own_account(request));
    auto read_time = [&](std::string_view name, int& into) {
      if (!form.has(name)) return;
      if (auto minute = parse_clock(trim_text(form.raw(name)))) {
        into = *minute;
      } else {
        form.add_error(name, {"notifications.refusal.no_time"});
      }
    };
    read_time("quiet_from", choice.quiet_from);
    read_time("quiet_to", choice.quiet_to);
    read_time("digest_at", choice.digest_at);
    choice.urgent_passes = form.checkbox("urgent_passes");
    for (const std::string& kind : list_kinds(request.view)) {
      std::string name = "kind." + kind;
      if (!form.has(name)) continue;
      choice.kinds.erase(kind);
      if (std::string chosen = form.choice(name, channel_codes); !chosen.empty())
        choice.kinds[kind] = channel_of(chosen);
    }
    if (!form.ok()) return again(request, tx);
    store_choice(tx, own_account(request), choice);
    tx.record({.action = "notifications.choose", .subject = subject_of(request)});
    return done(request, page_address, "notifications.saved",
                settings_json(read_settings(tx, own_account(request), options_)));
  }

  Response send_code(Request& request, WriteTx& tx) {
    std::string address = request.form.required_text("address", 254);
    if (!options_.is_set()) request.form.add_error("address", {"notifications.refusal.no_mail_server"});
    if (request.form.ok() && !is_mail_address(address))
      request.form.add_error("address", {"notifications.refusal.no_address"});
    if (!request.form.ok()) return again(request, tx);
    if (int seconds = codes_.take(subject_of(request), tx.now())) throw too_often(seconds);
    std::string code = make_code();
    store_mail_address(tx, own_account(request), address, hash_of(request, code));
    enqueue_mail(tx, {.account = own_account(request),
                      .purpose = MailPurpose::Confirmation,
                      .address = address,
                      .code = code,
                      .send_after = tx.now()});
    tx.record({.action = "notifications.set_address", .subject = subject_of(request)});
    return done(request, page_address, "notifications.code_sent", json_object({{"address", address}}));
  }

  Response confirm(Request& request, WriteTx& tx) {
    std::string code = request.form.required_text("code", 20);
    std::erase(code, ' ');
    if (!request.form.ok()) return again(request, tx);
    auto address = find_mail_address(tx, own_account(request));
    if (!address || !address->code_hash) throw Problem(ProblemCode::NotFound);
    bool is_over =
        address->code_tries >= code_tries_max || address->code_sent_at->plus_seconds(code_seconds) < tx.now();
    bool is_right = equal_in_constant_time(as_text(*address->code_hash), as_text(hash_of(request, code)));
    if (is_over || !is_right) {
      count_code_try(tx, own_account(request));
      tx.exempt_from_audit("a wrong code");
      request.form.add_error("code",
                             {is_over ? "notifications.refusal.code_over" : "notifications.refusal.wrong_code"});
      return again(request, tx);
    }
    confirm_mail_address(tx, own_account(request));
    tx.record({.action = "notifications.confirm_address", .subject = subject_of(request)});
    return done(request, page_address, "notifications.confirmed", json_object({{"address", address->address}}));
  }

  Response remove_address(Request& request, WriteTx& tx) {
    remove_mail_address(tx, own_account(request));
    tx.record({.action = "notifications.remove_address", .subject = subject_of(request)});
    return done(request, page_address, "notifications.address_removed", json_object({{"address", nullptr}}));
  }

 private:
  Response again(Request& request, ReadTx& tx) {
    return invalid(request, request.form,
                   request.wants_json
                       ? Html()
                       : settings_page(request.view, request.form, read_settings(tx, own_account(request), options_)));
  }
  static std::string_view trim_text(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
  }
  static Problem too_often(int seconds) {
    Problem problem(ProblemCode::RateLimited);
    problem.retry_after = seconds;
    return problem;
  }
  static std::string make_code() {
    std::uint32_t number = 0;
    for (char byte : random_bytes(4)) number = number << 8 | static_cast<unsigned char>(byte);
    return fmt::format("{:06}", number % 1'000'000);
  }
  static Digest hash_of(const Request& request, std::string_view code) {
    return sha256(fmt::format("mail code of {}: {}", own_account(request), code));
  }

  MailOptions options_;
  RateLimit codes_{5, 600};
};

}  // namespace

void add_delivery_routes(App& app, const MailOptions& options) {
  auto pages = std::make_shared<DeliveryPages>(options);
  const Access own = Access::signed_in();
  app.router.get(page_address, [pages](Request& request, ReadTx& tx) { return pages->show(request, tx); },
                 {.access = own, .about = "How you are told: mail, quiet hours, digest, calendar"});
  app.router.post(page_address, [pages](Request& request, WriteTx& tx) { return pages->choose(request, tx); },
                  {.access = own,
                   .about = "Choose how you are told; kind.NAME is page, mail, digest or empty for the usual way",
                   .fields = {{"quiet_from", FieldType::Text, false, "HH:MM"},
                              {"quiet_to", FieldType::Text, false, "HH:MM"},
                              {"urgent_passes", FieldType::Boolean, false, "Urgent mail also in quiet hours"},
                              {"digest_at", FieldType::Text, false, "HH:MM"}}});
  app.router.post("/account/notifications/address",
                  [pages](Request& request, WriteTx& tx) { return pages->send_code(request, tx); },
                  {.access = own,
                   .about = "Name the address your mail goes to; a code is sent there",
                   .fields = {{"address", FieldType::Text, true, "E-mail address"}}});
  app.router.post("/account/notifications/address/confirm",
                  [pages](Request& request, WriteTx& tx) { return pages->confirm(request, tx); },
                  {.access = own,
                   .about = "Confirm the address with the code",
                   .fields = {{"code", FieldType::Text, true, "Six digits"}}});
  app.router.post("/account/notifications/address/remove",
                  [pages](Request& request, WriteTx& tx) { return pages->remove_address(request, tx); },
                  {.access = own, .about = "Send no more mail to your address"});
}

}  // namespace vx
