#include "accounts/account_store.h"
#include "accounts/log_in.h"
#include "accounts/own_page.h"
#include "accounts/session_store.h"
#include "accounts/totp.h"

namespace vx {
namespace {

constexpr std::int64_t offer_seconds = 30 * 60;

/// A secret that is offered but not stored yet travels in the form, sealed: whose, until when, and what.
std::string seal_offer(AccountKeeping& keeping, const View& view, std::string_view secret) {
  std::string offer =
      fmt::format("{}:{}:", view.viewer.account, view.now.plus_seconds(offer_seconds).micros) + std::string(secret);
  return base64url(as_bytes(keeping.key().seal("totp offer", offer)));
}

std::optional<std::string> open_offer(AccountKeeping& keeping, const View& view, std::string_view sealed) {
  auto bytes = from_base64url(sealed);
  auto offer = bytes ? keeping.key().unseal("totp offer", *bytes) : std::nullopt;
  if (!offer) return std::nullopt;
  std::size_t first = offer->find(':');
  std::size_t second = offer->find(':', first + 1);
  bool is_ours = offer->substr(0, first) == std::to_string(view.viewer.account);
  bool is_open = view.now.micros < std::strtoll(offer->c_str() + first + 1, nullptr, 10);
  if (!is_ours || !is_open) return std::nullopt;
  return offer->substr(second + 1);
}

Html set_up_page(AccountKeeping& keeping, const View& view, const Form& form) {
  auto offered = open_offer(keeping, view, form.raw("offer"));
  std::string secret = offered ? *offered : make_totp_secret();
  std::string address = totp_address(secret, view.viewer.login_name, keeping.options().issuer);
  Html picture = html::div(cls("totp-offer"), qr_code(address, view.t("accounts.totp.qr_label")),
                           html::p(view.t("accounts.totp.by_hand"), html::br(), html::code(show_totp_secret(secret))),
                           html::p(html::a(href(address), view.t("accounts.totp.on_this_phone"))));
  Html fields =
      error_summary(view, form) + picture +
      html::input(attr("type", "hidden"), attr("name", "offer"), attr("value", seal_offer(keeping, view, secret))) +
      text_field(view, form,
                 {.name = "code",
                  .label = "accounts.code.label",
                  .hint = "accounts.totp.code_hint",
                  .required = true,
                  .autocomplete = "one-time-code"}) +
      submit_button(view, "accounts.totp.button");
  bool must = view.viewer.must_set_up_totp;
  return own_page(view, OwnPage::Totp, view.t("accounts.totp.title"),
                  card(Html(view.t("accounts.totp.steps")), post_form(view, "/account/totp", fields)),
                  Html(view.t(must ? "accounts.totp.must_lead" : "accounts.totp.lead")));
}

Html set_page(const View& view, const Form& form, std::int64_t codes_left) {
  auto code = [&](std::string_view button, std::string_view style) {
    return text_field(view, form,
                      {.name = "code",
                       .label = "accounts.code.label",
                       .hint = "accounts.code.hint",
                       .required = true,
                       .autocomplete = "one-time-code"}) +
           submit_button(view, button, style);
  };
  Html content =
      error_summary(view, form) +
      card(Html(view.t("accounts.recovery.heading")),
           html::p(view.n("accounts.recovery.left", codes_left)) +
               post_form(view, "/account/totp/recovery-codes", code("accounts.recovery.button", "secondary"))) +
      html::details(html::summary(view.t("accounts.totp.remove_heading")), html::p(view.t("accounts.totp.remove_hint")),
                    post_form(view, "/account/totp/removal", code("accounts.totp.remove_button", "danger")));
  return own_page(view, OwnPage::Totp, view.t("accounts.totp.is_set"), content);
}

Response recovery_page(const Request& request, const std::vector<std::string>& codes) {
  const View& view = request.view;
  Response response = respond(
      request,
      [&] {
        Html list = html::ul(cls("recovery-codes"),
                             each(codes, [](const std::string& code) { return html::li(html::code(code)); }));
        return plain_page(view,
                          {.title = view.t("accounts.recovery.title"), .lead = Html(view.t("accounts.recovery.lead"))},
                          list + link_button("/", Html(view.t("accounts.recovery.kept"))));
      },
      [&] { return json_object({{"recovery_codes", codes}}); });
  return response.with_header("Cache-Control", "no-store");
}

std::vector<std::string> store_recovery_codes(AccountKeeping& keeping, WriteTx& tx, Id<Account> id) {
  std::vector<std::string> codes = make_recovery_codes();
  std::vector<Digest> hashes;
  for (const std::string& code : codes) hashes.push_back(keeping.recovery_hash(code));
  replace_recovery_codes(tx, id, hashes);
  return codes;
}

Response show_totp(AccountKeeping& keeping, Request& request, ReadTx& tx) {
  Id<Account> id{request.viewer().account};
  bool is_set = get_account(tx, id).has_totp;
  std::int64_t left = count_recovery_codes(tx, id);
  Response response = respond(
      request,
      [&] {
        return is_set ? set_page(request.view, request.filter, left)
                      : set_up_page(keeping, request.view, request.filter);
      },
      [&] { return json_object({{"is_set", is_set}, {"recovery_codes_left", left}}); });
  return response.with_header("Cache-Control", "no-store");
}

Response create_totp(AccountKeeping& keeping, Request& request, WriteTx& tx) {
  Id<Account> id{request.viewer().account};
  if (get_account(tx, id).has_totp) throw Problem(ProblemCode::Conflict);
  auto secret = open_offer(keeping, request.view, request.form.raw("offer"));
  auto step = secret ? accept_totp_code(*secret, request.form.raw("code"), SystemClock().now(), 0) : std::nullopt;
  if (!step) {
    request.form.add_error("code", {secret ? "accounts.totp.code_wrong" : "accounts.totp.offer_gone"});
    return invalid(request, request.form,
                   request.wants_json ? Html() : set_up_page(keeping, request.view, request.form));
  }
  set_totp(tx, id, keeping.key().seal("totp", *secret), *step);
  std::vector<std::string> codes = store_recovery_codes(keeping, tx, id);
  raise_access_version(tx);
  tx.record({.action = "accounts.set_totp", .subject = fmt::format("account/{}", id.value)});
  return recovery_page(request, codes);
}

/// Throws or answers a refusal unless the code is right now.
std::optional<Response> refuse_code(AccountKeeping& keeping, Request& request, WriteTx& tx) {
  auto credentials = find_credentials(tx, Id<Account>{request.viewer().account});
  if (!credentials->account.has_totp) throw Problem(ProblemCode::Conflict);
  bool rests = is_resting(credentials->account.locked_until, tx.now());
  if (!rests && accept_second_factor(keeping, tx, *credentials, request.form.raw("code"))) return std::nullopt;
  if (!rests) {
    note_failed_log_in(tx, credentials->account.id, credentials->failed_count + 1);
    tx.record({.action = "accounts.code_failed", .subject = fmt::format("account/{}", credentials->account.id.value)});
  }
  request.form.add_error("code", {"accounts.code.refused"});
  std::int64_t left = count_recovery_codes(tx, credentials->account.id);
  return invalid(request, request.form, request.wants_json ? Html() : set_page(request.view, request.form, left));
}

Response renew_recovery_codes(AccountKeeping& keeping, Request& request, WriteTx& tx) {
  if (auto refusal = refuse_code(keeping, request, tx)) return std::move(*refusal);
  Id<Account> id{request.viewer().account};
  std::vector<std::string> codes = store_recovery_codes(keeping, tx, id);
  tx.record({.action = "accounts.renew_recovery_codes", .subject = fmt::format("account/{}", id.value)});
  return recovery_page(request, codes);
}

Response remove_own_totp(AccountKeeping& keeping, Request& request, WriteTx& tx) {
  if (auto refusal = refuse_code(keeping, request, tx)) return std::move(*refusal);
  Id<Account> id{request.viewer().account};
  remove_totp(tx, id);
  raise_access_version(tx);
  tx.record({.action = "accounts.remove_totp", .subject = fmt::format("account/{}", id.value)});
  return done(request, "/account/totp", "accounts.totp.removed", json_object({{"is_set", false}}));
}

}  // namespace

void add_own_totp_routes(App& app, const Keeping& keeping) {
  const std::vector<FieldInfo> code{{"code", FieldType::Text, true, "The present code, or a recovery code"}};
  app.router.get("/account/totp", [keeping](Request& request, ReadTx& tx) { return show_totp(*keeping, request, tx); },
                 {.access = Access::signed_in(), .about = "Whether your log-in asks for a code, and how to set it up"});
  app.router.post("/account/totp",
                  [keeping](Request& request, WriteTx& tx) { return create_totp(*keeping, request, tx); },
                  {.access = Access::signed_in(),
                   .about = "Confirm the authenticator application; answers the recovery codes, once",
                   .fields = {{"offer", FieldType::Text, true, "The sealed secret of the page"},
                              {"code", FieldType::Text, true, "The code the application shows"}},
                   .body_max = 16 << 10});
  app.router.post("/account/totp/recovery-codes",
                  [keeping](Request& request, WriteTx& tx) { return renew_recovery_codes(*keeping, request, tx); },
                  {.access = Access::signed_in(),
                   .about = "Replace the recovery codes; answers them, once",
                   .fields = code,
                   .body_max = 16 << 10});
  app.router.post("/account/totp/removal",
                  [keeping](Request& request, WriteTx& tx) { return remove_own_totp(*keeping, request, tx); },
                  {.access = Access::signed_in(),
                   .about = "Log in without a code from now on (roles that need one ask for it again)",
                   .fields = code,
                   .body_max = 16 << 10});
}

}  // namespace vx
