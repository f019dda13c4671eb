#include "accounts/account_store.h"
#include "accounts/log_in.h"
#include "accounts/own_page.h"
#include "accounts/session_store.h"

namespace vx {
namespace {

/// What the worker thread made: the old password checked, the new one hashed (if it may be taken at all).
struct PreparedChange {
  CheckedPassword old_password;
  std::optional<Refusal> refusal;
  std::string new_hash;
};

std::any prepare_change(AccountKeeping& keeping, Request& request) {
  PreparedChange change;
  std::string_view wanted = request.form.raw("new_password");
  change.old_password = check_own_password(keeping, request, request.form.raw("password"));
  auto account = keeping.database().read([&](ReadTx& tx) { return get_account(tx, change.old_password.account); });
  change.refusal = refuse_password(wanted, account.login_name, account.display_name);
  if (!change.refusal && wanted == request.form.raw("password")) change.refusal = Refusal{"accounts.password.is_old"};
  if (!change.refusal && change.old_password.is_right) change.new_hash = keeping.hasher().hash(wanted);
  return change;
}

Html password_page(const View& view, const Form& form) {
  bool must = view.viewer.must_change_password;
  Html fields = error_summary(view, form) +
                text_field(view, form,
                           {.name = "password",
                            .label = must ? "accounts.password.one_time" : "accounts.password.old",
                            .type = "password",
                            .required = true,
                            .autocomplete = "current-password"}) +
                text_field(view, form,
                           {.name = "new_password",
                            .label = "accounts.password.new",
                            .hint = "accounts.password.rules",
                            .type = "password",
                            .required = true,
                            .autocomplete = "new-password"}) +
                text_field(view, form,
                           {.name = "repeated",
                            .label = "accounts.password.repeated",
                            .type = "password",
                            .required = true,
                            .autocomplete = "new-password"}) +
                submit_button(view, "accounts.password.button");
  return own_page(view, OwnPage::Password, view.t(must ? "accounts.password.must_title" : "accounts.password.title"),
                  card({}, post_form(view, "/account/password", fields)),
                  Html(view.t(must ? "accounts.password.must_lead" : "accounts.password.lead")));
}

Response update_password(Request& request, WriteTx& tx) {
  const auto& change = std::any_cast<const PreparedChange&>(request.prepared);
  Form& form = request.form;
  Id<Account> id{request.viewer().account};
  auto credentials = find_credentials(tx, id);
  bool rests = is_resting(credentials->account.locked_until, tx.now());
  bool is_right = !rests && change.old_password.is_right && change.old_password.account == id &&
                  credentials->password_hash == change.old_password.verified_hash;
  if (!is_right) form.add_error("password", {"accounts.password.is_wrong"});
  if (!is_right && !rests) {  // who found an open session must not guess faster than at the log-in
    note_failed_log_in(tx, id, credentials->failed_count + 1);
    tx.record({.action = "accounts.password_failed", .subject = fmt::format("account/{}", id.value)});
  }
  if (change.refusal) form.add_error("new_password", *change.refusal);
  if (form.has("repeated") && form.raw("repeated") != form.raw("new_password"))
    form.add_error("repeated", {"accounts.password.not_repeated"});
  if (!form.ok()) return invalid(request, form, request.wants_json ? Html() : password_page(request.view, form));
  set_password(tx, id, change.new_hash, false);
  auto ended = end_sessions(tx, id, Id<Session>{request.viewer().session});
  raise_access_version(tx);
  tx.record({.action = "accounts.change_password", .subject = fmt::format("account/{}", id.value)});
  return done(request, request.viewer().must_set_up_totp ? "/account/totp" : "/account", "accounts.password.changed",
              json_object({{"other_sessions_ended", ended}}));
}

}  // namespace

void add_own_password_routes(App& app, const Keeping& keeping) {
  app.router.get("/account/password",
                 [](Request& request, ReadTx&) { return html_response(password_page(request.view, request.filter)); },
                 {.access = Access::signed_in(), .about = "The page to change your own password", .json = false});
  app.router.post("/account/password", update_password,
                  {.access = Access::signed_in(),
                   .about = "Change your own password; your other sessions end",
                   .fields = {{"password", FieldType::Text, true, "The present password"},
                              {"new_password", FieldType::Text, true, "12 to 128 characters, not a common one"},
                              {"repeated", FieldType::Text, false, "The new one again"}},
                   .body_max = 16 << 10,
                   .prepare = [keeping](Request& request) { return prepare_change(*keeping, request); }});
}

}  // namespace vx
