#include "campaigns/campaign_tabs.h"
#include "campaigns/inspection_views.h"

// Forms: planning a visit, what came of it, a finding.

namespace vx {

using namespace html;

namespace {

std::string lines_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

std::string checks_of(const Inspection& inspection) {
  std::vector<std::string> lines;
  for (const InspectionCheck& check : inspection.checks) lines.push_back(check.text);
  return lines_of(lines);
}

Html unit_boxes(const View& view, const InspectionFormPage& data, const Form& form) {
  const auto typed = form.all("unit");
  Html boxes;
  for (const Organisation& unit : data.units) {
    const std::string id = std::to_string(unit.id.value);
    const auto& chosen = data.inspection.units;
    const bool is_chosen = typed.empty() ? std::find(chosen.begin(), chosen.end(), unit.id) != chosen.end()
                                         : std::find(typed.begin(), typed.end(), id) != typed.end();
    boxes += div(cls("form-check"),
                 input(attr("type", "checkbox"), cls("form-check-input"), attr("name", "unit"), attr("value", id),
                       attr("id", "unit-" + id), flag("checked", is_chosen)),
                 label(attr("for", "unit-" + id), unit.name()));
  }
  Html fault;
  if (const Refusal* error = form.error_of("unit")) fault = p(cls("invalid-feedback d-block"), view.t(*error));
  return fieldset(attr("id", "f-unit"), legend(view.t("inspections.field.units")), fault,
                  div(cls("unit-boxes"), boxes));
}

std::vector<Crumb> inspection_crumbs(const View& view, const InspectionRecord& record) {
  return {{view.t("campaigns.title"), "/campaigns"},
          {record.campaign_title, campaign_address(record.inspection.campaign)},
          {view.t("inspections.title"), campaign_address(record.inspection.campaign, "/inspections")},
          {record.inspection.subject, inspection_address(record.inspection.id)}};
}

Html check_fields(const View& view, const Inspection& inspection, const Form& form) {
  std::vector<Choice> results{{"", view.t("inspections.check.none")}};
  for (const std::string_view code : check_result_codes)
    if (!code.empty()) results.push_back({std::string(code), view.t("inspections.check." + std::string(code))});
  Html fields;
  for (std::size_t i = 0; i < inspection.checks.size(); ++i) {
    const std::string name = "check" + std::to_string(i + 1);
    const std::string note = "check_note" + std::to_string(i + 1);
    fields +=
        fieldset(legend(inspection.checks[i].text),
                 select_field(view, form,
                              {.name = name,
                               .label = "inspections.field.check_result",
                               .value = std::string(code_of(inspection.checks[i].result))},
                              results) +
                     text_field(view, form,
                                {.name = note, .label = "inspections.field.note", .value = inspection.checks[i].note}));
  }
  return fields;
}

}  // namespace

Html inspection_form_page(const View& view, const InspectionFormPage& data, const Form& form) {
  const Inspection& inspection = data.inspection;
  const Id<Campaign> campaign = data.record.campaign.id;
  PageInfo info{.title = view.t(inspection.id ? "inspections.edit" : "inspections.plan")};
  info.crumbs = campaign_crumbs(view, data.record.campaign);
  info.crumbs.push_back({view.t("inspections.title"), campaign_address(campaign, "/inspections")});
  Html fields = error_summary(view, form);
  if (inspection.id)
    fields += input(attr("type", "hidden"), attr("name", "version"), attr("value", inspection.version));
  if (inspection.follows)
    fields += input(attr("type", "hidden"), attr("name", "follows"), attr("value", inspection.follows.value));
  fields +=
      text_field(view, form,
                 {.name = "subject",
                  .label = "inspections.field.subject",
                  .hint = "inspections.subject_hint",
                  .required = true,
                  .value = inspection.subject}) +
      text_field(view, form,
                 {.name = "planned_on",
                  .label = "inspections.field.planned_on",
                  .type = "date",
                  .required = true,
                  .value = inspection.planned_on ? inspection.planned_on->vietnamese() : ""}) +
      text_field(view, form, {.name = "leader", .label = "inspections.field.leader", .value = inspection.leader}) +
      text_field(view, form,
                 {.name = "members",
                  .label = "inspections.field.members",
                  .hint = "campaigns.one_a_line",
                  .value = lines_of(inspection.members),
                  .rows = 3}) +
      text_field(view, form,
                 {.name = "checks",
                  .label = "inspections.field.checks",
                  .hint = "campaigns.one_a_line",
                  .value = checks_of(inspection),
                  .rows = 5}) +
      unit_boxes(view, data, form) + submit_button(view, "campaigns.save");
  const std::string address =
      inspection.id ? inspection_address(inspection.id) : campaign_address(campaign, "/inspections");
  return page(view, info, post_form(view, address, fields));
}

Html inspection_result_page(const View& view, const InspectionRecord& record, const Form& form) {
  const Inspection& inspection = record.inspection;
  PageInfo info{.title = view.t("inspections.record_result")};
  info.crumbs = inspection_crumbs(view, record);
  const Date day = inspection.carried_out_on.value_or(std::min(*inspection.planned_on, view.today()));
  const Html fields =
      error_summary(view, form) +
      input(attr("type", "hidden"), attr("name", "version"), attr("value", inspection.version)) +
      text_field(view, form,
                 {.name = "carried_out_on",
                  .label = "inspections.field.carried_out_on",
                  .type = "date",
                  .required = true,
                  .value = day.vietnamese()}) +
      check_fields(view, inspection, form) +
      text_field(view, form,
                 {.name = "conclusion",
                  .label = "inspections.field.conclusion",
                  .hint = "inspections.conclusion_hint",
                  .required = true,
                  .value = inspection.conclusion,
                  .rows = 4}) +
      file_field(view, form,
                 {.name = "minutes", .label = "inspections.field.minutes", .hint = "difficulties.files_hint"}, "") +
      submit_button(view, "campaigns.save");
  return page(view, info, post_form(view, inspection_address(inspection.id, "/result"), fields, true));
}

Html finding_form_page(const View& view, const InspectionRecord& record, const Form& form) {
  PageInfo info{.title = view.t("inspections.add_finding")};
  info.crumbs = inspection_crumbs(view, record);
  std::vector<Choice> units;
  for (const VisitedUnit& unit : record.units) units.push_back({std::to_string(unit.id.value), unit.name});
  std::vector<Choice> kinds;
  for (const std::string_view code : finding_kind_codes)
    kinds.push_back({std::string(code), view.t("inspections.kind." + std::string(code))});
  std::vector<Choice> severities{{"", view.t("inspections.no_severity")}};
  for (const std::string_view code : finding_severity_codes)
    if (!code.empty()) severities.push_back({std::string(code), view.t("inspections.severity." + std::string(code))});
  const Html fields =
      error_summary(view, form) +
      radio_field(view, form, {.name = "kind", .label = "inspections.field.kind", .required = true, .value = "fault"},
                  kinds) +
      text_field(view, form, {.name = "text", .label = "inspections.field.text", .required = true, .rows = 4}) +
      select_field(view, form, {.name = "unit", .label = "inspections.field.responsible", .required = true}, units) +
      select_field(view, form,
                   {.name = "severity", .label = "inspections.field.severity", .hint = "inspections.severity_hint"},
                   severities) +
      text_field(
          view, form,
          {.name = "due_on", .label = "inspections.field.due_on", .hint = "inspections.due_hint", .type = "date"}) +
      file_field(view, form, {.name = "file", .label = "inspections.field.evidence", .hint = "difficulties.files_hint"},
                 "") +
      checkbox_field(
          view, form,
          {.name = "as_task", .label = "inspections.as_task", .hint = "inspections.as_task_hint", .value = "true"}) +
      submit_button(view, "campaigns.save");
  return page(view, info, post_form(view, inspection_address(record.inspection.id, "/findings"), fields, true));
}

}  // namespace vx
