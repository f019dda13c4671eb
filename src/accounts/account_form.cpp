#include "accounts/account_form.h"

#include "accounts/place_store.h"
#include "base/text.h"
#include "web/components.h"

namespace vx {
namespace {

constexpr std::array<std::string_view, 2> locales{"vi", "en"};

}  // namespace

Html account_fields(const View& view, const Form& form, const Account& account, const std::string& organisation_name) {
  return text_field(view, form,
                    {.name = "display_name",
                     .label = "accounts.display_name",
                     .hint = "accounts.display_name_hint",
                     .required = true,
                     .value = account.display_name}) +
         text_field(view, form,
                    {.name = "organisation",
                     .label = "accounts.organisation",
                     .hint = "accounts.organisation_hint",
                     .value = organisation_name}) +
         text_field(view, form, {.name = "email", .label = "accounts.email", .type = "email", .value = account.email}) +
         text_field(view, form, {.name = "phone", .label = "accounts.phone", .type = "tel", .value = account.phone}) +
         select_field(view, form,
                      {.name = "locale", .label = "accounts.language", .required = true, .value = account.locale},
                      {{"vi", view.t("accounts.language.vi")}, {"en", view.t("accounts.language.en")}});
}

std::string read_email(Form& form) {
  std::string typed = form.text("email", 200);
  if (typed.empty()) return typed;
  auto email = parse_email(typed);
  if (!email) form.add_error("email", {"accounts.email_wrong"});
  return email.value_or(typed);
}

Account read_account(Form& form, ReadTx& tx, Account account) {
  account.display_name = squeeze(form.required_text("display_name", 100));
  account.email = read_email(form);
  account.phone = form.text("phone", 30);
  if (auto locale = form.choice("locale", locales); !locale.empty()) account.locale = locale;
  std::string typed = form.text("organisation", 300);
  account.organisation = {};
  if (typed.empty()) return account;
  if (auto found = find_typed_organisation(tx, typed)) {
    account.organisation = *found;
  } else {
    form.add_error("organisation", found.error());
  }
  return account;
}

std::vector<FieldInfo> account_field_infos() {
  return {{"display_name", FieldType::Text, true, "Name as shown on papers"},
          {"organisation", FieldType::Text, false, "Number, symbol or name of the organisation"},
          {"email", FieldType::Text, false, "E-mail address"},
          {"phone", FieldType::Text, false, "Telephone number"},
          {"locale", FieldType::Text, false, "vi or en"},
          {"version", FieldType::Integer, false, "Version that was read; refused if it changed"}};
}

std::vector<FieldInfo> new_account_field_infos() {
  std::vector<FieldInfo> fields = account_field_infos();
  fields.pop_back();
  fields.insert(fields.begin(), {"login_name", FieldType::Text, true, "2 to 40 of a-z, 0-9, dot, dash, underscore"});
  return fields;
}

Html state_badge(const View& view, const Account& account) {
  if (account.state == AccountState::Active && is_resting(account.locked_until, view.now))
    return badge(Tone::Warning, Html(view.t("accounts.state.resting")));
  Tone tone = account.state == AccountState::Active   ? Tone::Good
              : account.state == AccountState::Locked ? Tone::Serious
                                                      : Tone::Neutral;
  return badge(tone, Html(view.t(fmt::format("accounts.state.{}", code_of(account.state)))));
}

}  // namespace vx
