#include "accounts/account_json.h"
#include "accounts/account_store.h"
#include "accounts/keeping.h"
#include "accounts/own_page.h"
#include "accounts/role_grant_store.h"
#include "accounts/role_views.h"
#include "accounts/session_store.h"
#include "base/text.h"
#include "web/private_answer.h"

namespace vx {
namespace {

Id<Account> own_id(const Request& request) { return Id<Account>{request.viewer().account}; }

struct OwnRoles {
  std::vector<RoleGrantView> held;
  std::vector<RoleGrantView> delegated;
};

OwnRoles list_own_roles(ReadTx& tx, Id<Account> id) {
  return {list_role_grants(tx, id), list_delegations_of(tx, id, tx.today())};
}

Html delegation_form(const View& view, const Form& form, const RoleGrant& grant) {
  std::vector<Choice> authorities;
  for (Authority authority : all_authorities())
    authorities.push_back(
        {std::string(code_of(authority)), view.t(fmt::format("accounts.authority.{}", code_of(authority)))});
  Html fields =
      text_field(view, form,
                 {.name = "login_name",
                  .label = "accounts.delegation.to",
                  .hint = "accounts.delegation.to_hint",
                  .required = true}) +
      select_field(view, form,
                   {.name = "authority",
                    .label = "accounts.delegation.authority",
                    .hint = "accounts.delegation.authority_hint",
                    .required = true},
                   authorities) +
      text_field(
          view, form,
          {.name = "paper_number", .label = "accounts.delegation.paper", .hint = "accounts.delegation.paper_hint"}) +
      role_period_fields(view, form, true) + submit_button(view, "accounts.delegation.button");
  return html::details(flag("open", !form.ok()), html::summary(view.t("accounts.delegation.heading")),
                       error_summary(view, form),
                       post_form(view, fmt::format("/account/roles/{}/delegations", grant.id.value), fields));
}

Html own_role(const View& view, const Form& form, Id<RoleGrant> faulty, const RoleGrantView& held) {
  bool may_hand_on = held.grant.holds_on(view.today()) && !held.grant.is_delegated();
  Form empty;
  return card(Html(role_name(view, held.grant.role)),
              role_grant_facts(view, held) +
                  (may_hand_on ? delegation_form(view, held.grant.id == faulty ? form : empty, held.grant) : Html()));
}

Html roles_page(const View& view, const Form& form, Id<RoleGrant> faulty, const OwnRoles& roles) {
  Html held = roles.held.empty()
                  ? empty_state(view, "accounts.role.none", "accounts.role.none_hint")
                  : each(roles.held, [&](const RoleGrantView& grant) { return own_role(view, form, faulty, grant); });
  Html delegated = each(roles.delegated, [&](const RoleGrantView& grant) {
    return card(Html(view.t("accounts.delegation.title", {{"name", grant.holder_name}})), role_grant_facts(view, grant),
                post_button(view, fmt::format("/account/delegations/{}/end", grant.grant.id.value),
                            "accounts.delegation.end", "danger", "accounts.delegation.end_question"));
  });
  if (!roles.delegated.empty()) delegated = html::h2(view.t("accounts.delegation.given")) + delegated;
  return own_page(view, OwnPage::Roles, view.n("accounts.role.title", static_cast<std::int64_t>(roles.held.size())),
                  held + delegated);
}

Response show_roles(Request& request, ReadTx& tx) {
  OwnRoles roles = list_own_roles(tx, own_id(request));
  return private_answer(respond(
      request, [&] { return roles_page(request.view, request.filter, {}, roles); },
      [&] {
        return json_object({{"held", json_array(roles.held, role_grant_json)},
                            {"delegated", json_array(roles.delegated, role_grant_json)}});
      }));
}

/// The delegation the form describes; its faults are noted in it.
RoleGrant read_delegation(Request& request, ReadTx& tx) {
  Form& form = request.form;
  RoleGrant draft;
  draft.given_by = request.viewer().account;
  auto name = parse_login_name(form.required_text("login_name", 100));
  auto delegate = name ? find_account_by_login(tx, *name) : std::nullopt;
  if (delegate && delegate->state == AccountState::Active) {
    draft.account = delegate->id;
  } else if (!form.error_of("login_name")) {
    form.add_error("login_name", {"accounts.delegation.unknown"});
  }
  draft.authority = find_authority(form.raw("authority"));
  draft.paper_number = form.text("paper_number", 100);
  read_role_period(form, true, tx.today(), draft);
  return draft;
}

std::string_view field_of(const Refusal& refusal) {
  if (refusal.key == "accounts.delegation.no_paper") return "paper_number";
  if (refusal.key == "accounts.delegation.no_authority") return "authority";
  if (refusal.key == "accounts.delegation.to_oneself") return "login_name";
  if (refusal.key == "accounts.delegation.not_held") return "valid_from";
  return "valid_to";
}

Response create_delegation(Request& request, WriteTx& tx) {
  auto origin = find_role_grant(tx, request.path_id<RoleGrant>());
  if (!origin || origin->account != own_id(request)) throw Problem(ProblemCode::NotFound);
  RoleGrant draft = read_delegation(request, tx);
  if (request.form.ok()) {
    auto decided = decide_delegation(*origin, draft, tx.today());
    if (decided) {
      draft = *decided;
    } else {
      request.form.add_error(field_of(decided.error()), decided.error());
    }
  }
  if (!request.form.ok())
    return invalid(request, request.form,
                   request.wants_json
                       ? Html()
                       : roles_page(request.view, request.form, origin->id, list_own_roles(tx, own_id(request))));
  Id<RoleGrant> id = insert_role_grant(tx, draft);
  raise_access_version(tx);
  tx.record({.action = "accounts.delegate",
             .subject = fmt::format("account/{}", draft.account.value),
             .after = json_object({{"role", code_of(draft.role)},
                                   {"from", draft.valid_from},
                                   {"to", draft.valid_to},
                                   {"authority", code_of(*draft.authority)},
                                   {"paper", draft.paper_number}})
                          .str(),
             .note = std::string(code_of(draft.role))});
  return done(request, "/account/roles", "accounts.delegation.done", json_object({{"id", id}}), 201);
}

Response end_delegation(Request& request, WriteTx& tx) {
  auto grant = find_role_grant(tx, request.path_id<RoleGrant>());
  auto origin = grant && grant->delegated_from ? find_role_grant(tx, grant->delegated_from) : std::nullopt;
  if (!origin || origin->account != own_id(request)) throw Problem(ProblemCode::NotFound);
  if (!revoke_role_grant(tx, grant->id, request.viewer().account)) throw Problem(ProblemCode::Conflict);
  raise_access_version(tx);
  tx.record({.action = "accounts.end_delegation",
             .subject = fmt::format("account/{}", grant->account.value),
             .note = std::string(code_of(grant->role))});
  return done(request, "/account/roles", "accounts.delegation.ended", json_object({{"id", grant->id}}));
}

}  // namespace

void add_own_role_routes(App& app, const Keeping&) {
  app.router.get("/account/roles", show_roles,
                 {.access = Access::signed_in(), .about = "The roles you hold, and those you have delegated"});
  app.router.post("/account/roles/{id}/delegations", create_delegation,
                  {.access = Access::signed_in(),
                   .about = "Delegate one of your roles for a time",
                   .fields = {{"login_name", FieldType::Text, true, "Log-in name of the delegate"},
                              {"authority", FieldType::Text, true, "tm, kt, tl, tuq or q"},
                              {"paper_number", FieldType::Text, false, "Number of the paper; required for tuq"},
                              {"valid_from", FieldType::Date, true, "First day"},
                              {"valid_to", FieldType::Date, true, "Last day"}},
                   .body_max = 16 << 10});
  app.router.post("/account/delegations/{id}/end", end_delegation,
                  {.access = Access::signed_in(), .about = "End a delegation of yours now"});
}

}  // namespace vx
