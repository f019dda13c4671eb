#include "campaigns/campaign_form.h"

#include "base/text.h"
#include "campaigns/campaign_views.h"

namespace vx {

using namespace html;

namespace {

std::optional<PartialDate> partial_date(Form& form, std::string_view name) {
  const std::string typed = form.text(name, 20);
  if (typed.empty()) return std::nullopt;
  auto date = parse_day_or_month(typed);
  if (!date) form.add_error(name, {"campaigns.refusal.no_date"});
  return date;
}

void read_participants(Form& form, std::string_view name, ParticipantGroup group, Campaign& draft) {
  const std::string typed = form.text(name, 8000);
  for (const std::string_view line : split(typed, '\n'))
    if (std::string person = squeeze(line); !person.empty()) draft.participants.push_back({group, person});
}

std::string lines_of(const Campaign& campaign, ParticipantGroup group) {
  std::string lines;
  for (const CampaignParticipant& each_one : campaign.participants)
    if (each_one.group == group) lines += each_one.name + "\n";
  return lines;
}

std::string shown(const std::optional<PartialDate>& date, const View& view) { return date ? view.date(*date) : ""; }

Html time_fields(const View& view, const Form& form, const Campaign& campaign) {
  return fieldset(legend(view.t("campaigns.field.period")),
                  text_field(view, form,
                             {.name = "starts_on",
                              .label = "campaigns.field.starts_on",
                              .hint = "campaigns.partial_date_hint",
                              .value = shown(campaign.starts_on, view)}) +
                      text_field(view, form,
                                 {.name = "ends_on",
                                  .label = "campaigns.field.ends_on",
                                  .hint = "campaigns.ends_on_hint",
                                  .value = shown(campaign.ends_on, view)}) +
                      text_field(view, form,
                                 {.name = "launch_by",
                                  .label = "campaigns.field.launch_by",
                                  .hint = "campaigns.launch_by_hint",
                                  .type = "date",
                                  .value = campaign.launch_by ? campaign.launch_by->iso() : ""}));
}

Html people_fields(const View& view, const Form& form, const Campaign& campaign) {
  return fieldset(legend(view.t("campaigns.field.participants")),
                  text_field(view, form,
                             {.name = "collectives",
                              .label = "campaigns.participants.collective",
                              .hint = "campaigns.one_a_line",
                              .value = lines_of(campaign, ParticipantGroup::Collective),
                              .rows = 4}) +
                      text_field(view, form,
                                 {.name = "individuals",
                                  .label = "campaigns.participants.individual",
                                  .hint = "campaigns.one_a_line",
                                  .value = lines_of(campaign, ParticipantGroup::Individual),
                                  .rows = 4}) +
                      text_field(view, form,
                                 {.name = "lead_unit",
                                  .label = "campaigns.field.lead_unit",
                                  .hint = "campaigns.lead_unit_hint",
                                  .value = campaign.lead_unit}) +
                      text_field(view, form,
                                 {.name = "coordinating_unit",
                                  .label = "campaigns.field.coordinating_unit",
                                  .value = campaign.coordinating_unit}) +
                      text_field(view, form,
                                 {.name = "funding",
                                  .label = "campaigns.field.funding",
                                  .hint = "campaigns.funding_hint",
                                  .value = campaign.funding,
                                  .rows = 2}));
}

Html parent_field(const View& view, const Form& form, const Campaign& campaign, const CampaignChoices& choices) {
  std::vector<Choice> parents{{"", view.t("campaigns.no_parent")}};
  for (const CampaignSummary& parent : choices.parents)
    if (parent.id != campaign.id)
      parents.push_back({std::to_string(parent.id.value),
                         (parent.theme.empty() ? parent.title : parent.theme) + " – " + parent.organisation_name});
  return select_field(view, form,
                      {.name = "parent",
                       .label = "campaigns.field.parent",
                       .hint = "campaigns.parent_hint",
                       .value = campaign.parent ? std::to_string(campaign.parent.value) : ""},
                      parents);
}

}  // namespace

void read_campaign_form(Form& form, Campaign& draft) {
  draft.title = form.text("title", 1000);
  draft.theme = form.text("theme", 1000);
  draft.aim = form.text("aim", 4000);
  const std::string kind = form.choice("kind", campaign_kind_codes);
  if (!kind.empty()) draft.kind = campaign_kind_of(kind);
  draft.parent = form.id<Campaign>("parent");
  draft.starts_on = partial_date(form, "starts_on");
  draft.ends_on = partial_date(form, "ends_on");
  draft.launch_by = form.date("launch_by");
  draft.lead_unit = form.text("lead_unit");
  draft.coordinating_unit = form.text("coordinating_unit");
  draft.funding = form.text("funding", 2000);
  draft.participants.clear();
  read_participants(form, "collectives", ParticipantGroup::Collective, draft);
  read_participants(form, "individuals", ParticipantGroup::Individual, draft);
}

Html campaign_form_page(const View& view, const Form& form, const Campaign& campaign, const CampaignChoices& choices) {
  Html fields = error_summary(view, form);
  if (campaign.id) {
    fields += input(attr("type", "hidden"), attr("name", "version"), attr("value", campaign.version));
  } else {
    std::vector<Choice> organisations;
    for (const Organisation& organisation : choices.organisations)
      organisations.push_back({std::to_string(organisation.id.value), organisation.name()});
    fields += select_field(view, form,
                           {.name = "organisation",
                            .label = "campaigns.field.organisation",
                            .required = true,
                            .value = campaign.organisation ? std::to_string(campaign.organisation.value) : ""},
                           organisations);
  }
  std::vector<Choice> kinds;
  for (const std::string_view code : campaign_kind_codes)
    kinds.push_back({std::string(code), view.t("campaigns.kind." + std::string(code))});
  fields += text_field(view, form,
                       {.name = "title",
                        .label = "campaigns.field.title",
                        .hint = "campaigns.title_hint",
                        .required = true,
                        .value = campaign.title,
                        .rows = 2}) +
            text_field(view, form,
                       {.name = "theme",
                        .label = "campaigns.field.theme",
                        .hint = "campaigns.theme_hint",
                        .value = campaign.theme,
                        .rows = 2}) +
            parent_field(view, form, campaign, choices) +
            radio_field(view, form,
                        {.name = "kind",
                         .label = "campaigns.field.kind",
                         .required = true,
                         .value = std::string(code_of(campaign.kind))},
                        kinds) +
            text_field(view, form, {.name = "aim", .label = "campaigns.field.aim", .value = campaign.aim, .rows = 4}) +
            time_fields(view, form, campaign) + people_fields(view, form, campaign) +
            submit_button(view, "campaigns.save");
  PageInfo info{.title = view.t(campaign.id ? "campaigns.edit" : "campaigns.new")};
  info.crumbs = {{view.t("campaigns.title"), "/campaigns"}};
  if (campaign.id) info.crumbs = campaign_crumbs(view, campaign);
  return page(view, info, post_form(view, campaign.id ? campaign_address(campaign.id) : "/campaigns", fields));
}

}  // namespace vx
