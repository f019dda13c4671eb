#include "accounts/one_time_password.h"

#include "accounts/account_json.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {

OneTimePassword prepare_one_time_password(AccountKeeping& keeping) {
  OneTimePassword made{make_one_time_password(), {}};
  made.hash = keeping.hasher().hash(made.text);
  return made;
}

Response show_one_time_password(const Request& request, const Account& account, const OneTimePassword& made,
                                std::string_view title_key, int status) {
  const View& view = request.view;
  std::string address = fmt::format("/admin/accounts/{}", account.id.value);
  if (request.wants_json) {
    Json json = json_object({{"account", account_json(account)}, {"one_time_password", made.text}});
    return json_response(json, status).with_header("Location", address).with_header("Cache-Control", "no-store");
  }
  Html facts = definition_list({{view.t("accounts.log_in.name"), html::code(account.login_name)},
                                {view.t("accounts.password.one_time"), html::code(cls("secret"), made.text)}});
  Html content = card(Html(account.display_name), facts) + html::p(view.t("accounts.one_time.hint")) +
                 link_button(address, Html(view.t("accounts.one_time.kept")));
  return html_response(page(view,
                            {.title = view.t(title_key),
                             .crumbs = {{view.t("accounts.title"), "/admin/accounts"}},
                             .lead = Html(view.t("accounts.one_time.lead"))},
                            content),
                       status)
      .with_header("Cache-Control", "no-store");
}

}  // namespace vx
