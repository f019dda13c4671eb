#include "campaigns/campaign_tabs.h"
#include "commitments/commitment_views.h"

namespace vx {

using namespace html;

Html draft_page(const View& view, const Form& form, const DraftPage& data) {
  const bool is_new = !data.record.has_value();
  PageInfo info{.title = view.t(is_new ? "commitments.new" : "commitments.draft.edit")};
  info.crumbs = is_new ? campaign_crumbs(view, data.campaign.campaign) : commitment_crumbs(view, *data.record);
  info.lead = view.t("commitments.draft.lead");
  Html fields =
      text_field(view, form,
                 {.name = "title", .label = "commitments.field.title", .required = true, .value = data.draft.title}) +
      text_field(view, form,
                 {.name = "body",
                  .label = "commitments.field.body",
                  .hint = "commitments.field.body_hint",
                  .required = true,
                  .value = data.draft.body,
                  .rows = 14}) +
      text_field(view, form,
                 {.name = "rules",
                  .label = "commitments.field.rules",
                  .hint = "commitments.field.rules_hint",
                  .required = true,
                  .value = data.rules,
                  .rows = 4}) +
      text_field(view, form,
                 {.name = "due_on",
                  .label = "commitments.field.due_on",
                  .type = "date",
                  .value = data.draft.due_on ? data.draft.due_on->iso() : ""});
  if (!is_new && data.record->commitment.is_published())
    fields += text_field(view, form,
                         {.name = "change_note",
                          .label = "commitments.field.change_note",
                          .hint = "commitments.field.change_note_hint",
                          .required = true,
                          .value = data.draft.change_note,
                          .rows = 3});
  if (!is_new)
    fields += input(attr("type", "hidden"), attr("name", "version"), attr("value", data.record->commitment.version));
  fields += div(cls("button-row"), submit_button(view, "commitments.draft.save"));
  const std::string address = is_new ? campaign_address(data.campaign.campaign.id, "/commitments")
                                     : commitment_address(data.record->commitment.id);
  return page(view, info, error_summary(view, form) + post_form(view, address, fields));
}

Html units_page(const View& view, const Form& form, const UnitsPage& data) {
  PageInfo info{.title = view.t("commitments.units.choose_title")};
  info.crumbs = commitment_crumbs(view, data.record);
  info.lead = view.t("commitments.units.lead");
  Html boxes;
  for (const UnitChoice& unit : data.units) {
    const std::string id = "unit-" + std::to_string(unit.organisation.value);
    const bool is_whole = unit.organisation == data.record.commitment.organisation;
    boxes += div(cls("form-check"),
                 input(cls("form-check-input"), attr("type", "checkbox"), attr("id", id), attr("name", "unit"),
                       attr("value", unit.organisation.value), flag("checked", unit.is_chosen)),
                 label(cls("form-check-label"), attr("for", id),
                       is_whole ? Html(view.t("commitments.units.whole", {{"name", unit.name}})) : Html(unit.name)));
  }
  Html fields = fieldset(cls("field"), legend(cls("form-label"), view.t("commitments.units.title")), boxes) +
                submit_button(view, "commitments.units.save");
  return page(
      view, info,
      error_summary(view, form) + post_form(view, commitment_address(data.record.commitment.id, "/units"), fields));
}

}  // namespace vx
