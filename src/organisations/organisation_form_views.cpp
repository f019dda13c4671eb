#include "organisations/organisation_form.h"
#include "organisations/organisation_views.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {
namespace {

using namespace html;

Html fact_fields(const View& view, const Form& form, const FormStart& start) {
  const OrganisationFacts& facts = start.facts;
  return text_field(view, form,
                    {.name = "name", .label = "organisations.name", .required = true, .value = facts.name}) +
         text_field(view, form,
                    {.name = "short_name",
                     .label = "organisations.short_name",
                     .hint = "organisations.short_name_hint",
                     .value = facts.short_name}) +
         select_field(view, form,
                      {.name = "kind",
                       .label = "organisations.kind",
                       .required = true,
                       .value = facts.name.empty() ? "" : std::string(code_of(facts.kind))},
                      kind_choices(view)) +
         text_field(view, form,
                    {.name = "symbol",
                     .label = "organisations.symbol",
                     .hint = "organisations.symbol_hint",
                     .value = facts.symbol}) +
         text_field(
             view, form,
             {.name = "seat", .label = "organisations.seat", .hint = "organisations.area_hint", .value = start.seat}) +
         text_field(view, form,
                    {.name = "governed",
                     .label = "organisations.governed",
                     .hint = "organisations.governed_hint",
                     .value = start.governed}) +
         text_field(view, form,
                    {.name = "website",
                     .label = "organisations.website",
                     .hint = "organisations.website_hint",
                     .value = facts.website});
}

Html head_fields(const View& view, const Form& form, const OrganisationFacts& facts) {
  return text_field(view, form,
                    {.name = "head_name",
                     .label = "organisations.head_name",
                     .hint = "organisations.head_hint",
                     .value = facts.head_name}) +
         text_field(view, form, {.name = "head_title", .label = "organisations.head_title", .value = facts.head_title});
}

Html version_field(const View& view, const Form& form, std::int64_t version) {
  return text_field(view, form, {.name = "version", .label = "", .type = "hidden", .value = std::to_string(version)});
}

Html applies_field(const View& view, const Form& form, std::string_view hint, std::string value = {}) {
  return text_field(view, form,
                    {.name = "applies_from",
                     .label = "organisations.applies_from",
                     .hint = hint,
                     .type = "date",
                     .value = std::move(value)});
}

PageInfo info_of(const View& view, std::string_view title_key, const Organisation* organisation) {
  PageInfo info{.title = organisation ? view.t(title_key, {{"name", organisation->facts.name}}) : view.t(title_key),
                .crumbs = {{view.t("organisations.title"), "/organisations"}}};
  if (organisation)
    info.crumbs.push_back(
        {std::string(organisation->shown_name()), fmt::format("/organisations/{}", organisation->id.value)});
  return info;
}

std::string address_of(const Organisation& organisation, std::string_view what) {
  return fmt::format("/organisations/{}{}", organisation.id.value, what);
}

}  // namespace

Html create_page(const View& view, const Form& form, const Organisation* parent) {
  Html fields = fact_fields(view, form, {}) + head_fields(view, form, {}) +
                text_field(view, form,
                           {.name = "valid_from",
                            .label = "organisations.valid_from",
                            .hint = "organisations.valid_from_hint",
                            .type = "date",
                            .required = true,
                            .value = view.today().iso()});
  if (parent) fields += input(attr("type", "hidden"), attr("name", "parent"), attr("value", parent->id.value));
  return page(view, info_of(view, parent ? "organisations.create_below_title" : "organisations.create_title", parent),
              error_summary(view, form) +
                  post_form(view, "/organisations", fields + submit_button(view, "organisations.create_save")));
}

Html edit_page(const View& view, const Form& form, const Organisation& organisation, const FormStart& start) {
  Html fields = fact_fields(view, form, start) + applies_field(view, form, "organisations.applies_hint") +
                version_field(view, form, start.version);
  return page(view, info_of(view, "organisations.edit_title", &organisation),
              error_summary(view, form) +
                  post_form(view, address_of(organisation, ""), fields + submit_button(view, "organisations.save")));
}

Html head_page(const View& view, const Form& form, const Organisation& organisation) {
  Html fields = head_fields(view, form, organisation.facts) +
                applies_field(view, form, "organisations.head_applies_hint", view.today().iso()) +
                version_field(view, form, organisation.version);
  return page(view, info_of(view, "organisations.head_page_title", &organisation),
              error_summary(view, form) + post_form(view, address_of(organisation, "/head"),
                                                    fields + submit_button(view, "organisations.save")));
}

Html move_page(const View& view, const Form& form, const Organisation& organisation,
               const std::vector<Organisation>& found) {
  Html search = get_form(
      view, address_of(organisation, "/move"),
      text_field(
          view, form,
          {.name = "q", .label = "organisations.move_search", .hint = "organisations.search_hint", .type = "search"}) +
          submit_button(view, "organisations.move_find", "secondary"));
  Html choose;
  if (!found.empty()) {
    std::vector<Choice> choices;
    for (const Organisation& one : found) choices.push_back({std::to_string(one.id.value), one.facts.name});
    choose = post_form(
        view, address_of(organisation, "/move"),
        radio_field(view, form, {.name = "parent", .label = "organisations.move_to", .required = true}, choices) +
            applies_field(view, form, "organisations.head_applies_hint", view.today().iso()) +
            version_field(view, form, organisation.version) + submit_button(view, "organisations.move"));
  } else if (form.has("q")) {
    choose = empty_state(view, "organisations.nothing_found", "organisations.nothing_found_hint");
  }
  return page(view, info_of(view, "organisations.move_title", &organisation),
              error_summary(view, form) + search + choose);
}

Html close_page(const View& view, const Form& form, const Organisation& organisation) {
  Html fields = text_field(view, form,
                           {.name = "day",
                            .label = "organisations.close_day",
                            .hint = "organisations.close_day_hint",
                            .type = "date",
                            .required = true,
                            .value = view.today().iso()}) +
                version_field(view, form, organisation.version);
  return page(view, info_of(view, "organisations.close_title", &organisation),
              error_summary(view, form) + p(view.t("organisations.close_text")) +
                  post_form(view, address_of(organisation, "/close"),
                            fields + submit_button(view, "organisations.close", "danger")));
}

}  // namespace vx
