#include "accounts/account_form.h"
#include "accounts/account_json.h"
#include "accounts/account_store.h"
#include "accounts/keeping.h"
#include "accounts/own_page.h"
#include "accounts/session_store.h"
#include "base/text.h"
#include "web/cookies.h"
#include "web/private_answer.h"

namespace vx {
namespace {

constexpr std::array<std::string_view, 2> locales{"vi", "en"};

std::vector<Choice> language_choices(const View& view) {
  return {{"vi", view.t("accounts.language.vi")}, {"en", view.t("accounts.language.en")}};
}

Html profile_page(const View& view, const Form& form, const Account& account) {
  Html fields =
      error_summary(view, form) +
      text_field(view, form,
                 {.name = "display_name",
                  .label = "accounts.display_name",
                  .hint = "accounts.display_name_hint",
                  .required = true,
                  .autocomplete = "name",
                  .value = account.display_name}) +
      text_field(view, form,
                 {.name = "email",
                  .label = "accounts.email",
                  .type = "email",
                  .autocomplete = "email",
                  .value = account.email}) +
      text_field(
          view, form,
          {.name = "phone", .label = "accounts.phone", .type = "tel", .autocomplete = "tel", .value = account.phone}) +
      select_field(view, form,
                   {.name = "locale", .label = "accounts.language", .required = true, .value = account.locale},
                   language_choices(view)) +
      text_field(view, form,
                 {.name = "version", .label = "", .type = "hidden", .value = std::to_string(account.version)}) +
      submit_button(view, "accounts.save");
  return own_page(view, OwnPage::Profile, account.display_name,
                  card(Html(view.t("accounts.profile.heading")), post_form(view, "/account", fields)),
                  Html(view.t("accounts.profile.lead", {{"name", account.login_name}})));
}

Response show_profile(Request& request, ReadTx& tx) {
  Account account = get_account(tx, Id<Account>{request.viewer().account});
  return private_answer(respond(
      request, [&] { return profile_page(request.view, request.filter, account); },
      [&] { return account_json(account); }));
}

Response update_profile(Request& request, WriteTx& tx) {
  Account account = get_account(tx, Id<Account>{request.viewer().account});
  std::string before = account_json(account).str();
  Form& form = request.form;
  Account changed = account;
  changed.display_name = squeeze(form.required_text("display_name", 100));
  changed.email = read_email(form);
  changed.phone = form.text("phone", 30);
  if (auto locale = form.choice("locale", locales); !locale.empty()) changed.locale = locale;
  changed.version = form.integer("version").value_or(account.version);
  if (!form.ok())
    return invalid(request, form, request.wants_json ? Html() : profile_page(request.view, form, account));
  update_account(tx, changed);
  raise_access_version(tx);
  Account after = get_account(tx, account.id);
  tx.record({.action = "accounts.update",
             .subject = fmt::format("account/{}", account.id.value),
             .before = before,
             .after = account_json(after).str()});
  return done(request, "/account", "accounts.saved", account_json(after))
      .with_header("Set-Cookie", set_cookie(language_cookie, after.locale, 365 * 86400, request.is_tls));
}

}  // namespace

Html own_page(const View& view, OwnPage current, const std::string& title, const Html& content, const Html& lead) {
  struct Line {
    OwnPage page;
    std::string_view label;
    std::string_view address;
  };
  static constexpr std::array<Line, 7> lines{
      {{OwnPage::Profile, "accounts.tab.profile", "/account"},
       {OwnPage::Password, "accounts.tab.password", "/account/password"},
       {OwnPage::Totp, "accounts.tab.totp", "/account/totp"},
       {OwnPage::Sessions, "accounts.tab.sessions", "/account/sessions"},
       {OwnPage::Roles, "accounts.tab.roles", "/account/roles"},
       {OwnPage::Tokens, "accounts.tab.tokens", "/account/tokens"},
       {OwnPage::Notifications, "accounts.tab.notifications", "/account/notifications"}}};
  if (view.viewer.must_change_password || view.viewer.must_set_up_totp)
    return plain_page(view, {.title = title, .lead = lead}, content);
  std::vector<Tab> items;
  for (const Line& line : lines)
    if (line.page != OwnPage::Notifications || view.app->inbox.count_unread)
      items.push_back({view.t(line.label), std::string(line.address), line.page == current});
  return page(view, {.title = title, .lead = lead}, tabs(view, items) + content);
}

void add_own_account_routes(App& app, const Keeping&) {
  app.router.get("/account", show_profile, {.access = Access::signed_in(), .about = "Your own account"});
  app.router.post("/account", update_profile,
                  {.access = Access::signed_in(),
                   .about = "Change your own name, contact and language",
                   .fields = {{"display_name", FieldType::Text, true, "Name as shown on papers"},
                              {"email", FieldType::Text, false, "E-mail address"},
                              {"phone", FieldType::Text, false, "Telephone number"},
                              {"locale", FieldType::Text, false, "vi or en"},
                              {"version", FieldType::Integer, false, "Version that was read; refused if it changed"}},
                   .body_max = 16 << 10});
}

}  // namespace vx
