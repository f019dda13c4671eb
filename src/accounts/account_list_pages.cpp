#include "accounts/account_access.h"
#include "accounts/account_form.h"
#include "accounts/account_json.h"
#include "accounts/account_store.h"
#include "accounts/keeping.h"
#include "accounts/one_time_password.h"
#include "accounts/place_store.h"
#include "accounts/role_grant_store.h"
#include "accounts/role_views.h"
#include "base/text.h"
#include "web/components.h"
#include "web/layout.h"
#include "web/private_answer.h"

namespace vx {
namespace {

constexpr std::array<std::string_view, 3> states{"active", "locked", "closed"};

std::vector<std::string_view> role_codes() {
  std::vector<std::string_view> codes;
  for (Role role : all_roles()) codes.push_back(code_of(role));
  return codes;
}

AccountFilter read_filter(Request& request) {
  AccountFilter filter;
  filter.words = fold_words(request.filter.text("q", 100));
  filter.state = request.filter.choice("state", states);
  filter.role = request.filter.choice("role", role_codes());
  filter.scopes = request.viewer().scopes_of(manage_accounts);
  if (!request.filter.ok()) throw Problem(ProblemCode::BadRequest);
  return filter;
}

Html filter_form(const View& view, const Form& filter) {
  std::vector<Choice> state_choices{{"", view.t("accounts.all_states")}};
  for (std::string_view state : states)
    state_choices.push_back({std::string(state), view.t(fmt::format("accounts.state.{}", state))});
  std::vector<Choice> role_choices{{"", view.t("accounts.all_roles")}};
  for (Role role : all_roles()) role_choices.push_back({std::string(code_of(role)), role_name(view, role)});
  return get_form(
      view, "/admin/accounts",
      text_field(view, filter, {.name = "q", .label = "accounts.search", .type = "search", .required = true}) +
          select_field(view, filter, {.name = "state", .label = "accounts.state", .required = true}, state_choices) +
          select_field(view, filter, {.name = "role", .label = "accounts.role", .required = true}, role_choices) +
          submit_button(view, "accounts.filter", "secondary"));
}

TableRow row_of(const View& view, const AccountSummary& summary) {
  const Account& account = summary.account;
  Html roles = each(summary.roles, [&](const std::string& code) {
    return badge(Tone::Neutral, Html(view.t("accounts.role." + code))) + Html(" ");
  });
  return {{Html(account.display_name), Html(account.login_name), Html(summary.organisation_name), roles,
           state_badge(view, account),
           Html(summary.last_used_at ? view.time(*summary.last_used_at) : view.t("accounts.never_used"))},
          fmt::format("/admin/accounts/{}", account.id.value)};
}

Html list_page(const View& view, const Form& filter, const PageOf<AccountSummary>& list, std::string_view after) {
  std::vector<TableRow> rows;
  for (const AccountSummary& summary : list.items) rows.push_back(row_of(view, summary));
  Html table = rows.empty() ? empty_state(view, "accounts.none_found", "accounts.none_found_hint")
                            : data_table(view, view.t("accounts.title"),
                                         {{view.t("accounts.display_name")},
                                          {view.t("accounts.log_in.name")},
                                          {view.t("accounts.organisation")},
                                          {view.t("accounts.roles")},
                                          {view.t("accounts.state")},
                                          {view.t("accounts.session.last_used")}},
                                         rows);
  return page(
      view,
      {.title = view.t("accounts.title"), .actions = link_button("/admin/accounts/new", Html(view.t("accounts.new")))},
      filter_form(view, filter) + table + pager(view, after, list.next));
}

Response show_list(Request& request, ReadTx& tx) {
  PageRequest wanted = page_request(request.filter);
  PageOf<AccountSummary> list = list_accounts(tx, read_filter(request), wanted);
  return private_answer(respond(
      request, [&] { return list_page(request.view, request.filter, list, wanted.after); },
      [&] {
        return json_object({{"items", json_array(list.items, [](const AccountSummary& s) { return account_json(s); })},
                            {"next", list.next}});
      }));
}

Html new_page(const View& view, const Form& form) {
  Html fields = error_summary(view, form) +
                text_field(view, form,
                           {.name = "login_name",
                            .label = "accounts.log_in.name",
                            .hint = "accounts.log_in_name_hint",
                            .required = true}) +
                account_fields(view, form, Account{}, "") + submit_button(view, "accounts.create");
  return page(view, {.title = view.t("accounts.new"), .crumbs = {{view.t("accounts.title"), "/admin/accounts"}}},
              card({}, post_form(view, "/admin/accounts", fields)));
}

Response create_account(Request& request, WriteTx& tx) {
  Form& form = request.form;
  Account account = read_account(form, tx, Account{});
  if (auto name = parse_login_name(form.required_text("login_name", 100))) {
    account.login_name = *name;
    if (find_account_by_login(tx, *name)) form.add_error("login_name", {"accounts.log_in_name_taken"});
  } else if (!form.error_of("login_name")) {
    form.add_error("login_name", {"accounts.log_in_name_wrong"});
  }
  if (form.ok()) request.require(manage_accounts, path_of_place(tx, {account.organisation, {}}));
  if (!form.ok()) return invalid(request, form, request.wants_json ? Html() : new_page(request.view, form));
  const auto& made = std::any_cast<const OneTimePassword&>(request.prepared);
  account.must_change_password = true;
  account.id = insert_account(tx, account, made.hash);
  tx.record({.action = "accounts.create",
             .subject = fmt::format("account/{}", account.id.value),
             .after = account_json(account).str()});
  return show_one_time_password(request, account, made, "accounts.created", 201);
}

}  // namespace

void add_account_list_routes(App& app, const Keeping& keeping) {
  app.router.get("/admin/accounts", show_list,
                 {.access = Access::holder(manage_accounts),
                  .about = "The accounts you manage, by name",
                  .fields = {{"q", FieldType::Text, false, "Words of the name, log-in name or e-mail address"},
                             {"state", FieldType::Text, false, "active, locked or closed"},
                             {"role", FieldType::Text, false, "Code of a role held today"},
                             {"size", FieldType::Integer, false, "Lines a page, at most 200"},
                             {"after", FieldType::Text, false, "Cursor of the page before"}}});
  app.router.get("/admin/accounts/new",
                 [](Request& request, ReadTx&) { return html_response(new_page(request.view, request.filter)); },
                 {.access = Access::holder(manage_accounts), .about = "The form for a new account", .json = false});
  app.router.post("/admin/accounts", create_account,
                  {.access = Access::holder(manage_accounts),
                   .about = "Make an account; answers its one-time password, once",
                   .fields = new_account_field_infos(),
                   .body_max = 16 << 10,
                   .prepare = [keeping](Request&) -> std::any { return prepare_one_time_password(*keeping); }});
  app.menu.push_back({.label = "accounts.title",
                      .address = "/admin/accounts",
                      .icon = "users",
                      .access = Access::holder(manage_accounts),
                      .order = 900});
}

}  // namespace vx
