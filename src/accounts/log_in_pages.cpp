#include "accounts/log_in.h"
#include "accounts/session_store.h"
#include "web/address.h"
#include "web/components.h"
#include "web/cookies.h"
#include "web/layout.h"
#include "web/session_cookie.h"

namespace vx {
namespace {

std::string next_address(const Form& form) {
  std::string next(form.raw("next"));
  return is_local_address(next) ? next : "/";
}

Html hidden_next(const Form& form) {
  return html::input(attr("type", "hidden"), attr("name", "next"), attr("value", next_address(form)));
}

Html log_in_page(const View& view, const Form& form) {
  Html fields =
      error_summary(view, form) +
      text_field(
          view, form,
          {.name = "login_name", .label = "accounts.log_in.name", .required = true, .autocomplete = "username"}) +
      text_field(view, form,
                 {.name = "password",
                  .label = "accounts.log_in.password",
                  .type = "password",
                  .required = true,
                  .autocomplete = "current-password"}) +
      hidden_next(form) + submit_button(view, "accounts.log_in.button");
  return plain_page(
      view, {.title = view.t("accounts.log_in.title"), .lead = Html(view.t("accounts.log_in.lead"))},
      post_form(view, "/login", fields) + html::p(cls("text-secondary mt-3"), view.t("accounts.log_in.forgotten")));
}

Html code_page(const View& view, const Form& form) {
  Html fields = error_summary(view, form) +
                text_field(view, form,
                           {.name = "code",
                            .label = "accounts.code.label",
                            .hint = "accounts.code.hint",
                            .required = true,
                            .autocomplete = "one-time-code"}) +
                hidden_next(form) + submit_button(view, "accounts.code.button");
  return plain_page(view, {.title = view.t("accounts.code.title"), .lead = Html(view.t("accounts.code.lead"))},
                    post_form(view, "/login/totp", fields) +
                        html::p(cls("mt-3"), html::a(href("/login"), view.t("accounts.code.start_again"))));
}

/// To `address` with the new session's cookie; programs get the token, for the Authorization header.
Response opened(const Request& request, const LogIn& log_in, std::string_view address) {
  bool is_open = log_in.step == LogInStep::Open;
  Json json = json_object({{"step", is_open ? "open" : "awaits_code"},
                           {"token", log_in.token},
                           {"account", log_in.account.id},
                           {"next", address}});
  auto lasts = static_cast<int>(is_open ? session_longest_seconds : code_wait_seconds);
  Response response = request.wants_json ? json_response(json) : Response{.status = 303};
  if (!request.wants_json) response.with_header("Location", std::string(address));
  response.with_header("Cache-Control", "no-store");
  return response.with_header("Set-Cookie",
                              set_cookie(session_cookie_of(request.is_tls), log_in.token, lasts, request.is_tls));
}

std::string with_next(std::string_view address, const std::string& next) {
  return next == "/" ? std::string(address) : with_query(address, "next", next);
}

Response show_log_in(Request& request, ReadTx&) {
  if (request.viewer().is_signed_in()) {
    Response away{.status = 303};
    return away.with_header("Location", next_address(request.filter));
  }
  return html_response(log_in_page(request.view, request.filter));
}

Response create_log_in(AccountKeeping& keeping, Request& request, WriteTx& tx) {
  std::string next = next_address(request.form);
  LogIn result = log_in(keeping, tx, std::any_cast<const CheckedPassword&>(request.prepared), request);
  if (result.step == LogInStep::Refused) {
    request.form.add_error("", {"accounts.log_in.refused"});
    return invalid(request, request.form, request.wants_json ? Html() : log_in_page(request.view, request.form));
  }
  if (result.step == LogInStep::AwaitsCode) return opened(request, result, with_next("/login/totp", next));
  return opened(request, result, result.account.must_change_password ? std::string(change_password_address) : next);
}

Response create_code_log_in(AccountKeeping& keeping, Request& request, WriteTx& tx) {
  LogIn result = log_in_with_code(keeping, tx, request.form.raw("code"), request);
  if (result.step == LogInStep::Refused) {
    request.form.add_error("code", {"accounts.code.refused"});
    return invalid(request, request.form, request.wants_json ? Html() : code_page(request.view, request.form));
  }
  return opened(
      request, result,
      result.account.must_change_password ? std::string(change_password_address) : next_address(request.form));
}

Response create_log_out(AccountKeeping& keeping, Request& request, WriteTx& tx) {
  auto session = find_session_by_token(tx, keeping.viewers().hash_of(request.session_token));
  if (session) {
    end_session(tx, session->account, session->id);
    raise_access_version(tx);
    tx.record({.action = "accounts.log_out", .subject = fmt::format("account/{}", session->account.value)});
  }
  Response response = request.wants_json ? json_response(json_object({{"step", "closed"}})) : Response{.status = 303};
  if (!request.wants_json) response.with_header("Location", "/login");
  response.with_header("Clear-Site-Data", "\"cache\"");  // nor is a page of this session shown by going back
  return response.with_header("Set-Cookie", set_cookie(session_cookie_of(request.is_tls), "", 0, request.is_tls));
}

}  // namespace

void add_log_in_routes(App& app, const Keeping& keeping) {
  app.router.get("/login", show_log_in,
                 {.access = Access::everybody(),
                  .about = "The log-in page; goes on to `next` for who is signed in",
                  .fields = {{"next", FieldType::Text, false, "Address on this server to go to afterwards"}},
                  .json = false});
  app.router.post(
      "/login", [keeping](Request& request, WriteTx& tx) { return create_log_in(*keeping, request, tx); },
      {.access = Access::everybody(),
       .about = "Open a session; answers its token and sets the cookie. With TOTP the code is still awaited",
       .fields = {{"login_name", FieldType::Text, true, "Log-in name"},
                  {"password", FieldType::Text, true, "Password"},
                  {"next", FieldType::Text, false, "Address on this server to go to afterwards"}},
       .body_max = 16 << 10,
       .prepare = [keeping](Request& request) -> std::any {
         return check_log_in(*keeping, request.address, request.form.raw("login_name"), request.form.raw("password"));
       }});
  app.router.get("/login/totp",
                 [](Request& request, ReadTx&) { return html_response(code_page(request.view, request.filter)); },
                 {.access = Access::everybody(),
                  .about = "The page for the authenticator code",
                  .fields = {{"next", FieldType::Text, false, "Address on this server to go to afterwards"}},
                  .json = false});
  app.router.post("/login/totp",
                  [keeping](Request& request, WriteTx& tx) { return create_code_log_in(*keeping, request, tx); },
                  {.access = Access::everybody(),
                   .about = "Finish a log-in with the code of an authenticator application, or a recovery code",
                   .fields = {{"code", FieldType::Text, true, "Six digits, or a recovery code"},
                              {"next", FieldType::Text, false, "Address on this server to go to afterwards"}},
                   .body_max = 16 << 10});
  app.router.post("/logout", [keeping](Request& request, WriteTx& tx) { return create_log_out(*keeping, request, tx); },
                  {.access = Access::everybody(), .about = "End this session", .body_max = 16 << 10});
}

}  // namespace vx
