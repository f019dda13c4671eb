#include "accounts/role_grant_pages.h"

#include "accounts/account_access.h"
#include "accounts/account_json.h"
#include "accounts/account_store.h"
#include "accounts/keeping.h"
#include "accounts/place_store.h"
#include "accounts/role_grant_store.h"
#include "accounts/role_views.h"
#include "accounts/session_store.h"
#include "web/components.h"

namespace vx {
namespace {

Html grant_form(const View& view, const Account& account, const Form& form) {
  std::vector<Choice> roles;
  for (Role role : all_roles()) roles.push_back({std::string(code_of(role)), role_name(view, role)});
  Html fields =
      error_summary(view, form) +
      select_field(view, form, {.name = "role", .label = "accounts.role", .required = true}, roles) +
      text_field(
          view, form,
          {.name = "organisation", .label = "accounts.grant.organisation", .hint = "accounts.organisation_hint"}) +
      text_field(view, form, {.name = "area", .label = "accounts.grant.area", .hint = "accounts.grant.area_hint"}) +
      role_period_fields(view, form, false) + submit_button(view, "accounts.grant.button");
  return html::details(flag("open", !form.ok()), html::summary(view.t("accounts.grant.heading")),
                       post_form(view, fmt::format("/admin/accounts/{}/grants", account.id.value), fields));
}

/// The grant the form describes; its faults are noted in it.
RoleGrant read_grant(Request& request, ReadTx& tx, Id<Account> account) {
  Form& form = request.form;
  RoleGrant draft;
  draft.account = account;
  draft.given_by = request.viewer().account;
  if (auto role = find_role(form.required_text("role", 50))) {
    draft.role = *role;
  } else if (!form.error_of("role")) {
    form.add_error("role", {"accounts.grant.unknown_role"});
  }
  if (std::string typed = form.text("organisation", 300); !typed.empty()) {
    if (auto found = find_typed_organisation(tx, typed)) {
      draft.place.organisation = *found;
    } else {
      form.add_error("organisation", found.error());
    }
  }
  if (std::string typed = form.text("area", 300); !typed.empty()) {
    if (auto found = find_typed_area(tx, typed)) {
      draft.place.area = *found;
    } else {
      form.add_error("area", found.error());
    }
  }
  read_role_period(form, false, tx.today(), draft);
  return draft;
}

Response create_grant(Request& request, WriteTx& tx) {
  Account account = get_managed_account(request, tx, request.path_id<Account>());
  RoleGrant draft = read_grant(request, tx, account.id);
  if (request.form.ok()) {
    auto decided = decide_grant(draft, tx.today());
    if (decided) {
      draft = *decided;
    } else {
      request.form.add_error(decided.error().key == "accounts.grant.two_places" ? "area" : "valid_to", decided.error());
    }
  }
  // Nobody gives more than he may give away: the place must be one he manages.
  if (request.form.ok()) request.require(manage_accounts, path_of_place(tx, draft.place));
  if (!request.form.ok())
    return invalid(request, request.form,
                   request.wants_json ? Html() : account_page(request, tx, account, request.form, AccountForm::Grant));
  draft.id = insert_role_grant(tx, draft);
  raise_access_version(tx);
  RoleGrantView shown;
  for (RoleGrantView& view : list_role_grants(tx, account.id))
    if (view.grant.id == draft.id) shown = std::move(view);
  tx.record({.action = "accounts.grant",
             .subject = fmt::format("account/{}", account.id.value),
             .after = role_grant_json(shown).str(),
             .note = std::string(code_of(draft.role))});
  return done(request, fmt::format("/admin/accounts/{}", account.id.value), "accounts.grant.given",
              role_grant_json(shown), 201);
}

Response revoke_grant(Request& request, WriteTx& tx) {
  Account account = get_managed_account(request, tx, request.path_id<Account>());
  auto grant = find_role_grant(tx, request.path_id<RoleGrant>("grant"));
  if (!grant || grant->account != account.id) throw Problem(ProblemCode::NotFound);
  if (!revoke_role_grant(tx, grant->id, request.viewer().account)) throw Problem(ProblemCode::Conflict);
  raise_access_version(tx);
  tx.record({.action = "accounts.revoke",
             .subject = fmt::format("account/{}", account.id.value),
             .note = std::string(code_of(grant->role))});
  return done(request, fmt::format("/admin/accounts/{}", account.id.value), "accounts.grant.revoked",
              json_object({{"id", grant->id}}));
}

}  // namespace

Html role_grant_section(const View& view, const Account& account, const std::vector<RoleGrantView>& grants,
                        const Form& form) {
  Html list = each(grants, [&](const RoleGrantView& shown) {
    return card(
        Html(role_name(view, shown.grant.role)), role_grant_facts(view, shown),
        post_button(view, fmt::format("/admin/accounts/{}/grants/{}/revoke", account.id.value, shown.grant.id.value),
                    "accounts.grant.revoke", "danger", "accounts.grant.revoke_question"));
  });
  if (grants.empty()) list = html::p(view.t("accounts.grant.none"));
  return html::section(html::h2(view.t("accounts.roles")), list, card({}, grant_form(view, account, form)));
}

void add_role_grant_routes(App& app, const Keeping&) {
  app.router.post("/admin/accounts/{id}/grants", create_grant,
                  {.access = Access::holder(manage_accounts),
                   .about = "Give the account a role at a place you manage",
                   .fields = {{"role", FieldType::Text, true, "Code of the role"},
                              {"organisation", FieldType::Text, false, "Number, symbol or name; neither: everywhere"},
                              {"area", FieldType::Text, false, "Code or full name of an area instead"},
                              {"valid_from", FieldType::Date, true, "First day"},
                              {"valid_to", FieldType::Date, false, "Last day; none: until revoked"}},
                   .body_max = 16 << 10});
  app.router.post("/admin/accounts/{id}/grants/{grant}/revoke", revoke_grant,
                  {.access = Access::holder(manage_accounts), .about = "Revoke a role and what was delegated from it"});
}

}  // namespace vx
