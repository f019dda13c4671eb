#include "people/person_form.h"
#include "people/person_views.h"
#include "web/components.h"
#include "web/layout.h"

namespace vx {
namespace {

using namespace html;

std::string typed_birth(const std::optional<PartialDate>& date) {
  if (!date) return "";
  if (auto whole = date->whole()) return whole->vietnamese();
  return date->month == 0 ? std::to_string(date->year) : fmt::format("{}/{}", date->month, date->year);
}

Html fact_fields(const View& view, const Form& form, const PersonFormStart& start) {
  const PersonFacts& facts = start.facts;
  return text_field(view, form, {.name = "name", .label = "people.full_name", .required = true, .value = facts.name}) +
         text_field(view, form,
                    {.name = "birth_date",
                     .label = "people.birth_date",
                     .hint = "people.birth_date_hint",
                     .value = typed_birth(facts.birth_date)}) +
         select_field(view, form, {.name = "sex", .label = "people.sex", .value = std::string(code_of(facts.sex))},
                      code_choices(view, "sex", sex_codes())) +
         text_field(view, form, {.name = "phone", .label = "people.phone", .type = "tel", .value = facts.phone}) +
         text_field(view, form, {.name = "email", .label = "people.email", .type = "email", .value = facts.email}) +
         text_field(view, form,
                    {.name = "id_number",
                     .label = "people.id_number",
                     .hint = "people.id_number_hint",
                     .value = facts.id_number}) +
         text_field(view, form,
                    {.name = "residence",
                     .label = "people.residence_area",
                     .hint = "organisations.area_hint",
                     .value = start.residence}) +
         text_field(
             view, form,
             {.name = "residence_address", .label = "people.residence_address", .value = facts.residence_address});
}

Html membership_fields(const View& view, const Form& form, std::span<const std::string_view> kinds) {
  return text_field(view, form, {.name = "position", .label = "people.position", .hint = "people.position_hint"}) +
         select_field(view, form, {.name = "rank", .label = "people.rank", .value = "member"},
                      code_choices(view, "rank", member_rank_codes())) +
         select_field(view, form,
                      {.name = "kind", .label = "people.kind", .hint = "people.kind_hint", .value = "permanent"},
                      code_choices(view, "kind", kinds)) +
         text_field(view, form,
                    {.name = "valid_from",
                     .label = "people.valid_from",
                     .type = "date",
                     .required = true,
                     .value = view.today().iso()}) +
         text_field(view, form,
                    {.name = "valid_to", .label = "people.last_day", .hint = "people.last_day_hint", .type = "date"});
}

PageInfo info_of(const View& view, std::string_view title_key, const Person& person) {
  return {.title = view.t(title_key, {{"name", person.name}}),
          .crumbs = {{view.t("people.title"), "/people"}, {person.name, person_address(person.id)}}};
}

Html version_field(std::int64_t version) {
  return input(attr("type", "hidden"), attr("name", "version"), attr("value", version));
}

/// Who may be recorded already, and the box that says it is somebody else.
Html candidates_view(const View& view, const Form& form, const std::vector<ShownCandidate>& candidates) {
  if (candidates.empty()) return {};
  Html list = ul(each(candidates, [&](const ShownCandidate& one) {
    Html who = one.is_known ? a(href(person_address(one.candidate.person)), one.candidate.name)
                            : Html(view.t("people.somebody_elsewhere"));
    if (!one.unit.empty()) who += Html(" · " + one.unit);
    std::string reasons;
    for (std::string_view reason : one.candidate.comparison.reasons)
      reasons += (reasons.empty() ? "" : ", ") + view.t(fmt::format("people.reason_{}", reason));
    return li(who, ": ", reasons);
  }));
  return alert(Tone::Warning, view.n("people.candidates", static_cast<std::int64_t>(candidates.size()))) + list +
         checkbox_field(view, form, {.name = "somebody_else", .label = "people.somebody_else"});
}

}  // namespace

Html create_person_page(const View& view, const Form& form, const std::optional<Organisation>& unit,
                        const std::vector<ShownCandidate>& candidates) {
  PageInfo info{
      .title = unit ? view.t("people.create_in", {{"unit", unit->shown_name()}}) : view.t("people.create_title"),
      .crumbs = {{view.t("people.title"), "/people"}}};
  Html fields = candidates_view(view, form, candidates) + fact_fields(view, form, {});
  if (unit)
    fields += input(attr("type", "hidden"), attr("name", "unit"), attr("value", unit->id.value)) +
              membership_fields(view, form, membership_kind_codes().first(2));
  else
    info.lead = view.t("people.create_lead");
  return page(
      view, info,
      error_summary(view, form) + post_form(view, "/people", fields + submit_button(view, "people.create_save")));
}

Html edit_person_page(const View& view, const Form& form, const Person& person, const PersonFormStart& start) {
  return page(view, info_of(view, "people.edit_title", person),
              error_summary(view, form) + post_form(view, person_address(person.id),
                                                    fact_fields(view, form, start) + version_field(start.version) +
                                                        submit_button(view, "people.save")));
}

Html open_before_edit_page(const View& view, const Form& form, const Person& person) {
  Html fields =
      select_field(view, form,
                   {.name = "purpose", .label = "people.purpose", .hint = "people.purpose_hint", .required = true},
                   code_choices(view, "purpose", disclosure_purposes())) +
      input(attr("type", "hidden"), attr("name", "next"), attr("value", "edit")) +
      submit_button(view, "people.open_data");
  return page(view, info_of(view, "people.edit_title", person),
              p(view.t("people.data_closed")) + post_form(view, person_address(person.id, "/disclosures"), fields));
}

Html move_person_page(const View& view, const Form& form, const Person& person,
                      const std::vector<Organisation>& found) {
  Html search = get_form(
      view, person_address(person.id, "/move"),
      text_field(view, form,
                 {.name = "q", .label = "people.move_search", .hint = "organisations.search_hint", .type = "search"}) +
          submit_button(view, "people.find", "secondary"));
  Html choose;
  if (!found.empty()) {
    std::vector<Choice> choices;
    for (const Organisation& one : found) choices.push_back({std::to_string(one.id.value), one.facts.name});
    choose =
        post_form(view, person_address(person.id, "/memberships"),
                  radio_field(view, form, {.name = "unit", .label = "people.move_to", .required = true}, choices) +
                      membership_fields(view, form, membership_kind_codes()) + submit_button(view, "people.move_save"));
  } else if (form.has("q")) {
    choose = empty_state(view, "organisations.nothing_found", "people.move_nothing_hint");
  }
  PageInfo info = info_of(view, "people.move_title", person);
  info.lead = view.t("people.move_lead");
  return page(view, info, error_summary(view, form) + search + choose);
}

Html leave_person_page(const View& view, const Form& form, const Person& person) {
  Html fields = text_field(view, form,
                           {.name = "day",
                            .label = "people.leave_day",
                            .hint = "people.leave_day_hint",
                            .type = "date",
                            .required = true,
                            .value = view.today().iso()});
  return page(
      view, info_of(view, "people.leave_title", person),
      error_summary(view, form) + p(view.t("people.leave_text")) +
          post_form(view, person_address(person.id, "/leave"), fields + submit_button(view, "people.leave", "danger")));
}

Html absence_page(const View& view, const Form& form, const Person& person) {
  Html fields =
      select_field(view, form, {.name = "kind", .label = "people.absence_kind", .required = true},
                   code_choices(view, "absence", absence_kind_codes())) +
      text_field(view, form,
                 {.name = "from_on",
                  .label = "people.absence_from",
                  .type = "date",
                  .required = true,
                  .value = view.today().iso()}) +
      text_field(view, form, {.name = "to_on", .label = "people.absence_last", .type = "date", .required = true}) +
      text_field(view, form, {.name = "note", .label = "people.absence_note", .hint = "people.absence_note_hint"});
  return page(view, info_of(view, "people.absence_title", person),
              error_summary(view, form) +
                  post_form(view, person_address(person.id, "/absence"), fields + submit_button(view, "people.save")));
}

}  // namespace vx
