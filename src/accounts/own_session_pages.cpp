#include "accounts/account_json.h"
#include "accounts/keeping.h"
#include "accounts/own_page.h"
#include "accounts/role.h"
#include "accounts/session_store.h"
#include "web/private_answer.h"

namespace vx {
namespace {

constexpr int token_days_max = 366;

std::string subject_of(const Request& request) { return fmt::format("account/{}", request.viewer().account); }
Id<Account> own_id(const Request& request) { return Id<Account>{request.viewer().account}; }

std::vector<Session> list_with_last_use(AccountKeeping& keeping, ReadTx& tx, Id<Account> id) {
  std::vector<Session> sessions = list_sessions(tx, id);
  for (Session& session : sessions) session.last_used_at = keeping.viewers().last_use_of(session);
  return sessions;
}

Html sessions_page(const View& view, const std::vector<Session>& sessions) {
  std::vector<TableRow> rows;
  for (const Session& session : sessions) {
    bool is_current = session.id.value == view.viewer.session;
    Html device = session.device.empty() ? view.t("accounts.session.unknown_device") : session.device;
    if (is_current) device += Html(" ") + badge(Tone::Good, Html(view.t("accounts.session.current")));
    Html action = is_current ? Html()
                             : post_button(view, fmt::format("/account/sessions/{}/end", session.id.value),
                                           "accounts.session.end", "secondary");
    rows.push_back({{device, session.address, view.time(session.last_used_at), view.time(session.created_at), action}});
  }
  Html table = data_table(view, view.t("accounts.session.caption"),
                          {{view.t("accounts.session.device")},
                           {view.t("accounts.session.address")},
                           {view.t("accounts.session.last_used")},
                           {view.t("accounts.session.since")},
                           {view.t("accounts.session.action")}},
                          rows);
  Html others = sessions.size() > 1 ? post_button(view, "/account/sessions/end-others", "accounts.session.end_others",
                                                  "danger", "accounts.session.end_others_question")
                                    : Html();
  return own_page(view, OwnPage::Sessions, view.n("accounts.session.title", static_cast<std::int64_t>(sessions.size())),
                  table + others, Html(view.t("accounts.session.lead")));
}

Response show_sessions(AccountKeeping& keeping, Request& request, ReadTx& tx) {
  std::vector<Session> sessions = list_with_last_use(keeping, tx, own_id(request));
  return private_answer(respond(
      request, [&] { return sessions_page(request.view, sessions); },
      [&] {
        return json_array(sessions, [&](const Session& session) {
          return session_json(session, session.id.value == request.viewer().session);
        });
      }));
}

Response end_one(Request& request, WriteTx& tx) {
  auto id = request.path_id<Session>();
  if (!end_session(tx, own_id(request), id)) throw Problem(ProblemCode::NotFound);
  raise_access_version(tx);
  tx.record({.action = "accounts.end_session", .subject = subject_of(request)});
  return done(request, "/account/sessions", "accounts.session.ended", json_object({{"id", id}}));
}

Response end_others(Request& request, WriteTx& tx) {
  auto ended = end_sessions(tx, own_id(request), Id<Session>{request.viewer().session});
  raise_access_version(tx);
  tx.record({.action = "accounts.end_session", .subject = subject_of(request)});
  return done(request, "/account/sessions", "accounts.session.ended", json_object({{"ended", ended}}));
}

/// Those of the viewer's own that a token may be limited to.
std::vector<std::string_view> own_permissions(const Viewer& viewer) {
  std::vector<std::string_view> names = all_permissions();
  std::erase_if(names, [&](std::string_view name) { return !viewer.may(Permission{name}); });
  return names;
}

Html token_form(const View& view, const Form& form) {
  Html choices = each(own_permissions(view.viewer), [&](std::string_view name) {
    std::string field = "permission." + std::string(name);
    return checkbox_field(view, form, {.name = field, .label = "accounts.permission." + std::string(name)});
  });
  return post_form(
      view, "/account/tokens",
      error_summary(view, form) +
          text_field(
              view, form,
              {.name = "name", .label = "accounts.token.name", .hint = "accounts.token.name_hint", .required = true}) +
          text_field(view, form,
                     {.name = "expires_on", .label = "accounts.token.expires_on", .type = "date", .required = true}) +
          html::fieldset(html::legend(cls("form-label"), view.t("accounts.token.permissions")), choices) +
          submit_button(view, "accounts.token.button"));
}

Html tokens_page(const View& view, const Form& form, const std::vector<ApiToken>& tokens) {
  std::vector<TableRow> rows;
  for (const ApiToken& token : tokens)
    rows.push_back(
        {{Html(token.name), Html(view.n("accounts.token.scope", static_cast<std::int64_t>(token.permissions.size()))),
          Html(token.last_used_at ? view.time(*token.last_used_at) : view.t("accounts.token.never")),
          Html(view.date(token.expires_at.date())),
          post_button(view, fmt::format("/account/tokens/{}/revoke", token.id.value), "accounts.token.revoke", "danger",
                      "accounts.token.revoke_question")}});
  Html list = tokens.empty() ? empty_state(view, "accounts.token.none", "accounts.token.none_hint")
                             : data_table(view, view.t("accounts.tab.tokens"),
                                          {{view.t("accounts.token.name")},
                                           {view.t("accounts.token.permissions")},
                                           {view.t("accounts.session.last_used")},
                                           {view.t("accounts.token.expires_on")},
                                           {view.t("accounts.session.action")}},
                                          rows);
  return own_page(view, OwnPage::Tokens, view.n("accounts.token.title", static_cast<std::int64_t>(tokens.size())),
                  list + card(Html(view.t("accounts.token.new")), token_form(view, form)),
                  Html(view.t("accounts.token.lead")));
}

Response show_tokens(Request& request, ReadTx& tx) {
  std::vector<ApiToken> tokens = list_api_tokens(tx, own_id(request));
  return private_answer(respond(
      request, [&] { return tokens_page(request.view, request.filter, tokens); },
      [&] { return json_array(tokens, api_token_json); }));
}

/// What the form asks for; its faults are noted in it.
ApiToken read_token(Request& request, const WriteTx& tx) {
  ApiToken token;
  token.account = own_id(request);
  token.name = request.form.required_text("name", 100);
  for (std::string_view name : own_permissions(request.viewer()))
    if (request.form.checkbox("permission." + std::string(name))) token.permissions.emplace_back(name);
  if (token.permissions.empty()) request.form.add_error("", {"accounts.token.no_permission"});
  if (auto day = request.form.required_date("expires_on")) {
    if (*day < tx.today() || tx.today().plus_days(token_days_max) < *day)
      request.form.add_error("expires_on", {"accounts.token.wrong_day"});
    token.expires_at = Instant::at(day->plus_days(1), 0, 0);
  }
  return token;
}

Response create_token(AccountKeeping& keeping, Request& request, WriteTx& tx) {
  const View& view = request.view;
  // What a token holds must not outgrow a token.
  if (request.viewer().session == 0) throw Problem(ProblemCode::Forbidden);
  ApiToken token = read_token(request, tx);
  if (!request.form.ok())
    return invalid(request, request.form,
                   request.wants_json ? Html() : tokens_page(view, request.form, list_api_tokens(tx, token.account)));
  std::string secret = std::string(api_token_prefix) + random_token();
  token.id = insert_api_token(tx, token, keeping.viewers().hash_of(secret));
  tx.record({.action = "accounts.create_token",
             .subject = subject_of(request),
             .after = api_token_json(token).str(),
             .note = token.name});
  Response response = respond(
      request,
      [&] {
        return own_page(view, OwnPage::Tokens, view.t("accounts.token.made"),
                        card(Html(token.name), html::p(html::code(cls("secret"), secret))) +
                            link_button("/account/tokens", Html(view.t("accounts.token.kept"))),
                        Html(view.t("accounts.token.once")));
      },
      [&] { return json_object({{"id", token.id}, {"token", secret}}); });
  return response.with_header("Cache-Control", "no-store");
}

Response revoke_token(Request& request, WriteTx& tx) {
  auto id = request.path_id<ApiToken>();
  if (!revoke_api_token(tx, own_id(request), id)) throw Problem(ProblemCode::NotFound);
  raise_access_version(tx);
  tx.record({.action = "accounts.revoke_token", .subject = subject_of(request)});
  return done(request, "/account/tokens", "accounts.token.revoked", json_object({{"id", id}}));
}

}  // namespace

void add_own_session_routes(App& app, const Keeping& keeping) {
  app.router.get("/account/sessions",
                 [keeping](Request& request, ReadTx& tx) { return show_sessions(*keeping, request, tx); },
                 {.access = Access::signed_in(), .about = "Where you are logged in"});
  app.router.post("/account/sessions/{id}/end", end_one,
                  {.access = Access::signed_in(), .about = "End one of your sessions"});
  app.router.post("/account/sessions/end-others", end_others,
                  {.access = Access::signed_in(), .about = "End all your sessions but this one"});
  app.router.get("/account/tokens", show_tokens,
                 {.access = Access::signed_in(), .about = "Your API tokens, without their secrets"});
  app.router.post("/account/tokens",
                  [keeping](Request& request, WriteTx& tx) { return create_token(*keeping, request, tx); },
                  {.access = Access::signed_in(),
                   .about = "Make an API token; answers its secret, once. Each wanted permission is a field",
                   .fields = {{"name", FieldType::Text, true, "What it is for"},
                              {"expires_on", FieldType::Date, true, "Its last day, within a year"},
                              {"permission.documents.read", FieldType::Boolean, false, "One field a permission"}},
                   .body_max = 16 << 10});
  app.router.post("/account/tokens/{id}/revoke", revoke_token,
                  {.access = Access::signed_in(), .about = "Revoke one of your API tokens"});
}

}  // namespace vx
