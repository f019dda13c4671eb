#include "campaigns/campaign_views.h"
#include "campaigns/cascade_views.h"

namespace vx {

using namespace html;

namespace {

std::string unit_address(const CascadeUnitPage& data, std::string_view rest) {
  return campaign_address(data.record.campaign.id,
                          "/cascade/" + std::to_string(data.row.expectation.organisation.value) + std::string(rest));
}

std::string unit_title(const View& view, const CascadeUnitPage& data) {
  const std::string key = "campaigns.cascade.unit_" + std::string(code_of(data.row.state));
  return view.t(key, {{"name", data.row.organisation_name}});
}

Html unit_facts(const View& view, const CascadeUnitPage& data) {
  const Expectation& each_one = data.row.expectation;
  std::vector<std::pair<std::string, Html>> facts{
      {view.t("campaigns.field.state"), cascade_badge(view, data.row.state)},
      {view.t("campaigns.cascade.due"), due_text(view, data.row)},
      {view.t("campaigns.cascade.plan"),
       each_one.child ? plan_link(view, data.row) : Html(view.t("campaigns.cascade.not_issued"))}};
  if (each_one.issued_on) facts.push_back({view.t("campaigns.cascade.issued_on"), view.date(*each_one.issued_on)});
  if (!each_one.reason.empty()) facts.push_back({view.t("campaigns.cascade.reason"), each_one.reason});
  if (!each_one.excuse.empty()) facts.push_back({view.t("campaigns.cascade.excuse"), each_one.excuse});
  return card(view.t("campaigns.cascade.standing"), definition_list(facts));
}

Html steering_card(const View& view, const CascadeUnitPage& data, const Form& form) {
  if (!data.may_steer || data.row.expectation.child) return {};
  const Expectation& expectation = data.row.expectation;
  const Html version = input(attr("type", "hidden"), attr("name", "version"), attr("value", expectation.version));
  Html content = post_form(
      view, unit_address(data, "/reminder"),
      text_field(
          view, form,
          {.name = "note", .label = "campaigns.cascade.reminder_text", .hint = "campaigns.cascade.reminder_hint"}) +
          submit_button(view, "campaigns.cascade.remind"));
  content += post_form(view, unit_address(data, "/deadline"),
                       version +
                           text_field(view, form,
                                      {.name = "due_on",
                                       .label = "campaigns.cascade.due",
                                       .type = "date",
                                       .value = expectation.due_on ? expectation.due_on->iso() : ""}) +
                           submit_button(view, "campaigns.cascade.set_due", "secondary"));
  if (expectation.excuse.empty())
    content += post_form(view, unit_address(data, "/dispensation"),
                         version +
                             text_field(view, form,
                                        {.name = "excuse",
                                         .label = "campaigns.cascade.excuse_reason",
                                         .hint = "campaigns.cascade.excuse_hint",
                                         .required = true,
                                         .rows = 2}) +
                             submit_button(view, "campaigns.cascade.excuse_unit", "secondary"));
  else
    content += post_button(view, unit_address(data, "/dispensation/withdrawal"), "campaigns.cascade.withdraw_excuse",
                           "secondary", "campaigns.cascade.withdraw_excuse_question");
  content += post_button(view, unit_address(data, "/remove"), "campaigns.cascade.remove_unit", "link",
                         "campaigns.cascade.remove_unit_question");
  return card(view.t("campaigns.cascade.steer"), content);
}

Html reason_card(const View& view, const CascadeUnitPage& data, const Form& form) {
  if (!data.may_explain || !decide_reason(data.row.expectation, "x")) return {};
  return card(view.t("campaigns.cascade.explain"),
              post_form(view, unit_address(data, "/reason"),
                        text_field(view, form,
                                   {.name = "reason",
                                    .label = "campaigns.cascade.reason",
                                    .hint = "campaigns.cascade.reason_hint",
                                    .required = true,
                                    .value = data.row.expectation.reason,
                                    .rows = 3}) +
                            submit_button(view, "campaigns.cascade.send_reason")),
              link_button("/documents/upload", view.t("campaigns.cascade.upload_plan"), "secondary"));
}

}  // namespace

Html cascade_unit_page(const View& view, const CascadeUnitPage& data, const Form& form) {
  PageInfo info{.title = unit_title(view, data)};
  info.crumbs = campaign_crumbs(view, data.record.campaign);
  info.crumbs.push_back({view.t("campaigns.tab.cascade"), campaign_address(data.record.campaign.id, "/cascade")});
  Html content = error_summary(view, form) + unit_facts(view, data) + reason_card(view, data, form) +
                 steering_card(view, data, form) +
                 card(view.t("campaigns.events.title"), event_list(view, data.events));
  return page(view, info, content);
}

Html cascade_units_page(const View& view, const CampaignRecord& record, const std::vector<PossibleUnit>& units,
                        const Form& form) {
  PageInfo info{.title = view.t("campaigns.cascade.choose_units")};
  info.crumbs = campaign_crumbs(view, record.campaign);
  info.crumbs.push_back({view.t("campaigns.tab.cascade"), campaign_address(record.campaign.id, "/cascade")});
  info.lead = view.t("campaigns.cascade.choose_lead", {{"name", record.organisation_name}});
  if (units.empty())
    return page(
        view, info,
        empty_state(view, "campaigns.cascade.all_chosen", "campaigns.cascade.all_chosen_hint",
                    link_button(campaign_address(record.campaign.id, "/cascade"), view.t("campaigns.tab.cascade"))));
  Html boxes;
  for (const PossibleUnit& unit : units) {
    const std::string id = std::to_string(unit.id.value);
    boxes += div(cls("form-check"),
                 input(attr("type", "checkbox"), cls("form-check-input"), attr("name", "unit"), attr("value", id),
                       attr("id", "unit-" + id)),
                 label(attr("for", "unit-" + id), unit.name + " – " + view.t("campaigns.unit_kind." + unit.kind)));
  }
  const Html fields =
      error_summary(view, form) + fieldset(legend(view.t("campaigns.cascade.units")), boxes) +
      text_field(view, form,
                 {.name = "due_on",
                  .label = "campaigns.cascade.due",
                  .type = "date",
                  .value = record.campaign.launch_by ? record.campaign.launch_by->iso() : ""}) +
      submit_button(view, "campaigns.cascade.add_units") +
      button(cls("btn btn-secondary"), attr("name", "all"), attr("value", "1"), view.t("campaigns.cascade.add_all"));
  return page(view, info, post_form(view, campaign_address(record.campaign.id, "/cascade/units"), fields));
}

}  // namespace vx
