#include "campaigns/campaign_views.h"
#include "campaigns/difficulty_views.h"

// Forms: raising a difficulty (on a phone), and the clocks of a campaign.

namespace vx {

using namespace html;

namespace {

std::vector<Crumb> form_crumbs(const View& view, const CampaignRecord& record) {
  auto crumbs = campaign_crumbs(view, record.campaign);
  crumbs.push_back({view.t("difficulties.title"), campaign_address(record.campaign.id, "/difficulties")});
  return crumbs;
}

Html unit_field(const View& view, const DifficultyFormPage& data, const Form& form) {
  std::vector<Choice> units;
  for (const Organisation& unit : data.units) units.push_back({std::to_string(unit.id.value), unit.name()});
  return select_field(view, form,
                      {.name = "unit",
                       .label = "difficulties.field.unit",
                       .hint = "difficulties.unit_hint",
                       .required = true,
                       .value = data.unit ? std::to_string(data.unit.value) : ""},
                      units);
}

Html item_field(const View& view, const DifficultyFormPage& data, const Form& form) {
  std::vector<Choice> items{{"", view.t("difficulties.no_item")}};
  for (const CampaignItem& item : data.items)
    items.push_back({std::to_string(item.id.value), view.t("campaigns.items." + std::string(code_of(item.kind))) +
                                                        ": " + shorten_text(item.text, 90)});
  return select_field(view, form, {.name = "item", .label = "difficulties.field.item"}, items);
}

}  // namespace

Html difficulty_form_page(const View& view, const DifficultyFormPage& data, const Form& form) {
  const Id<Campaign> id = data.record.campaign.id;
  PageInfo info{.title = view.t("difficulties.raise")};
  info.crumbs = form_crumbs(view, data.record);
  info.lead = view.t("difficulties.raise_lead");
  const Html fields =
      error_summary(view, form) +
      text_field(view, form,
                 {.name = "text",
                  .label = "difficulties.field.text",
                  .hint = "difficulties.text_hint",
                  .required = true,
                  .rows = 4}) +
      text_field(view, form,
                 {.name = "need",
                  .label = "difficulties.field.need",
                  .hint = "difficulties.need_hint",
                  .required = true,
                  .rows = 3}) +
      text_field(
          view, form,
          {.name = "since", .label = "difficulties.field.since", .hint = "difficulties.since_hint", .type = "date"}) +
      unit_field(view, data, form) + item_field(view, data, form) +
      file_field(view, form, {.name = "file", .label = "difficulties.field.files", .hint = "difficulties.files_hint"},
                 "") +
      submit_button(view, "difficulties.send");
  return page(view, info, post_form(view, campaign_address(id, "/difficulties"), fields, true));
}

Html difficulty_campaigns_page(const View& view, const std::vector<CampaignSummary>& campaigns) {
  PageInfo info{.title = view.t("difficulties.which_campaign")};
  info.crumbs = {{view.t("difficulties.title"), "/difficulties"}};
  if (campaigns.empty())
    return page(view, info,
                empty_state(view, "difficulties.no_campaign", "difficulties.no_campaign_hint",
                            link_button("/campaigns", view.t("campaigns.title"), "secondary")));
  return page(view, info, ul(cls("public-list"), each(campaigns, [&](const CampaignSummary& campaign) {
                               return li(h2(a(href(campaign_address(campaign.id, "/difficulties/new")),
                                              campaign.theme.empty() ? campaign.title : campaign.theme)),
                                         p(campaign.organisation_name));
                             })));
}

Html difficulty_clocks_page(const View& view, const CampaignRecord& record, const DifficultyClocks& clocks,
                            const Form& form) {
  const Id<Campaign> id = record.campaign.id;
  PageInfo info{.title = view.t("difficulties.clocks")};
  info.crumbs = form_crumbs(view, record);
  info.lead = view.t("difficulties.clocks_lead");
  Html content;
  if (!clocks.is_verified) content += alert(Tone::Unknown, view.t("difficulties.clocks_not_verified"));
  content +=
      p(cls("form-hint"), view.t("difficulties.calendar_note", {{"source", WorkingCalendar::standard().source()}}));
  if (!view.viewer.may(edit_campaigns, record.organisation_path)) {
    std::vector<std::pair<std::string, Html>> facts;
    for (std::size_t i = 0; i < difficulty_level_codes.size(); ++i)
      facts.push_back({level_name(view, static_cast<DifficultyLevel>(i)),
                       view.n("difficulties.working_days", clocks.working_days[i])});
    return page(view, info, content + card(view.t("difficulties.clocks"), definition_list(facts)));
  }
  Html fields = error_summary(view, form);
  for (std::size_t i = 0; i < difficulty_level_codes.size(); ++i) {
    const std::string label = "difficulties.level." + std::string(difficulty_level_codes[i]);
    fields += text_field(view, form,
                         {.name = difficulty_level_codes[i],
                          .label = label,
                          .hint = "difficulties.clock_hint",
                          .type = "number",
                          .required = true,
                          .value = std::to_string(clocks.working_days[i])});
  }
  content +=
      post_form(view, campaign_address(id, "/difficulties/clocks"), fields + submit_button(view, "campaigns.save"));
  if (clocks.is_own)
    content += post_button(view, campaign_address(id, "/difficulties/clocks/default"), "difficulties.clocks_default",
                           "secondary", "difficulties.clocks_default_question");
  return page(view, info, content);
}

}  // namespace vx
