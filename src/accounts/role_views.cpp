#include "accounts/role_views.h"

#include "web/components.h"

namespace vx {

std::string role_name(const View& view, Role role) { return view.t(fmt::format("accounts.role.{}", code_of(role))); }

std::string place_name(const View& view, const RoleGrantView& grant) {
  return grant.place_name.empty() ? view.t("accounts.role.everywhere") : grant.place_name;
}

Html role_grant_facts(const View& view, const RoleGrantView& shown) {
  const RoleGrant& grant = shown.grant;
  std::string time =
      grant.valid_to
          ? view.t("accounts.grant.period", {{"from", view.date(grant.valid_from)}, {"to", view.date(*grant.valid_to)}})
          : view.t("accounts.grant.since", {{"from", view.date(grant.valid_from)}});
  Html when(time);
  if (grant.valid_to && *grant.valid_to < view.today())
    when += Html(" ") + badge(Tone::Neutral, Html(view.t("accounts.grant.is_over")));
  else if (view.today() < grant.valid_from)
    when += Html(" ") + badge(Tone::Info, Html(view.t("accounts.grant.is_to_come")));
  std::vector<std::pair<std::string, Html>> facts{{view.t("accounts.grant.place"), Html(place_name(view, shown))},
                                                  {view.t("accounts.grant.time"), when}};
  if (grant.is_delegated()) {
    std::string_view code = grant.authority ? code_of(*grant.authority) : "";
    facts.emplace_back(view.t("accounts.delegation.from"), Html(shown.origin_name));
    facts.emplace_back(view.t("accounts.delegation.authority"),
                       Html(view.t(fmt::format("accounts.authority.{}", code))));
    if (!grant.paper_number.empty()) facts.emplace_back(view.t("accounts.delegation.paper"), Html(grant.paper_number));
  } else if (!shown.given_by_name.empty()) {
    facts.emplace_back(view.t("accounts.grant.given_by"), Html(shown.given_by_name));
  }
  return definition_list(facts);
}

Html role_period_fields(const View& view, const Form& form, bool must_end) {
  return text_field(view, form,
                    {.name = "valid_from",
                     .label = "accounts.grant.from",
                     .type = "date",
                     .required = true,
                     .value = view.today().iso()}) +
         text_field(view, form,
                    {.name = "valid_to",
                     .label = "accounts.grant.to",
                     .hint = must_end ? "" : "accounts.grant.to_hint",
                     .type = "date",
                     .required = must_end});
}

void read_role_period(Form& form, bool must_end, Date today, RoleGrant& draft) {
  draft.valid_from = form.required_date("valid_from").value_or(today);
  draft.valid_to = must_end ? form.required_date("valid_to") : form.date("valid_to");
}

}  // namespace vx
