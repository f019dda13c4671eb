#include "accounts/account_access.h"
#include "accounts/account_form.h"
#include "accounts/account_json.h"
#include "accounts/account_store.h"
#include "accounts/keeping.h"
#include "accounts/one_time_password.h"
#include "accounts/place_store.h"
#include "accounts/role_grant_pages.h"
#include "accounts/role_grant_store.h"
#include "accounts/session_store.h"
#include "web/components.h"
#include "web/layout.h"
#include "web/private_answer.h"

namespace vx {
namespace {

std::string address_of(const Account& account) { return fmt::format("/admin/accounts/{}", account.id.value); }
std::string subject_of(const Account& account) { return fmt::format("account/{}", account.id.value); }

Html state_actions(const View& view, const Account& account) {
  std::string address = address_of(account);
  if (account.state == AccountState::Closed)
    return post_button(view, address + "/reopen", "accounts.reopen", "secondary", "accounts.reopen_question");
  Html out = post_button(view, address + "/password-reset", "accounts.reset", "secondary", "accounts.reset_question");
  bool rests = is_resting(account.locked_until, view.now);
  if (account.state == AccountState::Locked || rests)
    out += post_button(view, address + "/unlock", "accounts.unlock", "secondary");
  if (account.state == AccountState::Active)
    out += post_button(view, address + "/lock", "accounts.lock", "secondary", "accounts.lock_question");
  if (account.has_totp)
    out += post_button(view, address + "/totp-removal", "accounts.remove_totp", "secondary",
                       "accounts.remove_totp_question");
  out += post_button(view, address + "/sessions-end", "accounts.end_sessions", "secondary",
                     "accounts.end_sessions_question");
  return out + post_button(view, address + "/close", "accounts.close", "danger", "accounts.close_question");
}

Html edit_form(const View& view, const Form& form, const Account& account, const std::string& organisation) {
  return post_form(view, address_of(account),
                   error_summary(view, form) + account_fields(view, form, account, organisation) +
                       html::input(attr("type", "hidden"), attr("name", "version"), attr("value", account.version)) +
                       submit_button(view, "accounts.save"));
}

Response show_account(Request& request, ReadTx& tx) {
  Account account = get_managed_account(request, tx, request.path_id<Account>());
  std::vector<RoleGrantView> grants = list_role_grants(tx, account.id);
  return private_answer(respond(
      request, [&] { return account_page(request, tx, account, request.filter, AccountForm::None); },
      [&] {
        return json_object({{"account", account_json(account)}, {"roles", json_array(grants, role_grant_json)}});
      }));
}

Response update_one(Request& request, WriteTx& tx) {
  Account account = get_managed_account(request, tx, request.path_id<Account>());
  Account changed = read_account(request.form, tx, account);
  changed.version = request.form.integer("version").value_or(account.version);
  if (request.form.ok()) request.require(manage_accounts, path_of_place(tx, {changed.organisation, {}}));
  if (!request.form.ok())
    return invalid(request, request.form,
                   request.wants_json ? Html() : account_page(request, tx, account, request.form, AccountForm::Edit));
  update_account(tx, changed);
  raise_access_version(tx);
  Account after = get_account(tx, account.id);
  tx.record({.action = "accounts.update",
             .subject = subject_of(account),
             .before = account_json(account).str(),
             .after = account_json(after).str()});
  return done(request, address_of(account), "accounts.saved", account_json(after));
}

Response reset_one(Request& request, WriteTx& tx) {
  Account account = get_managed_account(request, tx, request.path_id<Account>());
  const auto& made = std::any_cast<const OneTimePassword&>(request.prepared);
  set_password(tx, account.id, made.hash, true);
  end_sessions(tx, account.id);
  revoke_api_tokens(tx, account.id);
  raise_access_version(tx);
  tx.record({.action = "accounts.reset_password", .subject = subject_of(account)});
  return show_one_time_password(request, account, made, "accounts.reset_done");
}

using Change = void (*)(WriteTx&, Id<Account>);

/// A small change of an account that needs no form.
WriteHandler changing(std::string_view action, std::string_view notice, Change change) {
  return [=](Request& request, WriteTx& tx) {
    Account account = get_managed_account(request, tx, request.path_id<Account>());
    change(tx, account.id);
    raise_access_version(tx);
    Account after = get_account(tx, account.id);
    tx.record({.action = std::string(action),
               .subject = subject_of(account),
               .before = account_json(account).str(),
               .after = account_json(after).str()});
    return done(request, address_of(account), notice, account_json(after));
  };
}

void lock_account(WriteTx& tx, Id<Account> id) {
  set_account_state(tx, id, AccountState::Locked);
  end_sessions(tx, id);
}
void unlock_account(WriteTx& tx, Id<Account> id) { set_account_state(tx, id, AccountState::Active); }
void close_account(WriteTx& tx, Id<Account> id) {
  set_account_state(tx, id, AccountState::Closed);
  end_sessions(tx, id);
  revoke_api_tokens(tx, id);
}
void end_all_sessions(WriteTx& tx, Id<Account> id) { end_sessions(tx, id); }

}  // namespace

Html account_page(const Request& request, ReadTx& tx, const Account& account, const Form& form, AccountForm sent) {
  const View& view = request.view;
  Form empty;
  std::string organisation = name_of_organisation(tx, account.organisation);
  Html facts = definition_list(
      {{view.t("accounts.log_in.name"), Html(account.login_name)},
       {view.t("accounts.state"), state_badge(view, account)},
       {view.t("accounts.organisation"),
        Html(organisation.empty() ? view.t("accounts.no_organisation") : organisation)},
       {view.t("accounts.tab.totp"), Html(view.t(account.has_totp ? "accounts.totp.on" : "accounts.totp.off"))},
       {view.t("accounts.created_at"), Html(view.time(account.created_at))}});
  Html edit = html::details(flag("open", sent == AccountForm::Edit), html::summary(view.t("accounts.edit")),
                            edit_form(view, sent == AccountForm::Edit ? form : empty, account, organisation));
  if (account.is_demo) facts = alert(Tone::Warning, Html(view.t("accounts.is_demo"))) + facts;
  return page(view, {.title = account.display_name, .crumbs = {{view.t("accounts.title"), "/admin/accounts"}}},
              card({}, facts + edit) +
                  role_grant_section(view, account, list_role_grants(tx, account.id),
                                     sent == AccountForm::Grant ? form : empty) +
                  card(Html(view.t("accounts.actions")), html::div(cls("btn-list"), state_actions(view, account))));
}

void add_account_routes(App& app, const Keeping& keeping) {
  Access access = Access::holder(manage_accounts);
  app.router.get("/admin/accounts/{id}", show_account, {.access = access, .about = "An account and its roles"});
  app.router.post(
      "/admin/accounts/{id}", update_one,
      {.access = access, .about = "Change an account", .fields = account_field_infos(), .body_max = 16 << 10});
  app.router.post("/admin/accounts/{id}/password-reset", reset_one,
                  {.access = access,
                   .about = "Give the account a one-time password; its sessions and tokens end",
                   .prepare = [keeping](Request&) -> std::any { return prepare_one_time_password(*keeping); }});
  app.router.post("/admin/accounts/{id}/lock", changing("accounts.lock", "accounts.locked", lock_account),
                  {.access = access, .about = "Keep the account from logging in for now; its sessions end"});
  app.router.post("/admin/accounts/{id}/unlock", changing("accounts.unlock", "accounts.unlocked", unlock_account),
                  {.access = access, .about = "Let the account log in again"});
  app.router.post("/admin/accounts/{id}/close", changing("accounts.close", "accounts.closed", close_account),
                  {.access = access, .about = "Close the account; it is kept because papers name it"});
  app.router.post("/admin/accounts/{id}/reopen", changing("accounts.reopen", "accounts.reopened", unlock_account),
                  {.access = access, .about = "Open a closed account again"});
  app.router.post("/admin/accounts/{id}/totp-removal",
                  changing("accounts.remove_totp", "accounts.totp.removed", remove_totp),
                  {.access = access, .about = "Take the authenticator away, when the telephone is lost"});
  app.router.post("/admin/accounts/{id}/sessions-end",
                  changing("accounts.end_sessions", "accounts.session.ended", end_all_sessions),
                  {.access = access, .about = "End all sessions of the account"});
}

}  // namespace vx
