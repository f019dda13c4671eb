#include "campaigns/campaign_views.h"

#include "web/form.h"

namespace vx {

using namespace html;

namespace {

Html campaign_filters(const View& view, const CampaignListPage& data) {
  std::vector<Choice> states{{"", view.t("campaigns.filter.any_state")}};
  for (const std::string_view code : campaign_state_codes)
    states.push_back({std::string(code), view.t("campaigns.state." + std::string(code))});
  std::vector<Choice> kinds{{"", view.t("campaigns.filter.any_kind")}};
  for (const std::string_view code : campaign_kind_codes)
    kinds.push_back({std::string(code), view.t("campaigns.kind." + std::string(code))});
  const Form empty;
  return get_form(
      view, "/campaigns",
      text_field(view, empty, {.name = "q", .label = "campaigns.filter.words", .required = true, .value = data.words}) +
          select_field(
              view, empty,
              {.name = "state", .label = "campaigns.field.state", .required = true, .value = data.filter.state},
              states) +
          select_field(view, empty,
                       {.name = "kind", .label = "campaigns.field.kind", .required = true, .value = data.filter.kind},
                       kinds) +
          submit_button(view, "campaigns.filter.apply", "secondary"));
}

std::string list_title(const View& view, const CampaignListPage& data) {
  std::int64_t running = 0;
  std::int64_t all = 0;
  for (const auto& [state, count] : data.counts) {
    all += count;
    if (state != CampaignState::Prepared && state != CampaignState::Closed) running += count;
  }
  if (all == 0) return view.t("campaigns.title");
  return view.n("campaigns.list.answer", running, {{"all", view.number(all)}});
}

Html issued_cell(const View& view, const CampaignSummary& campaign) {
  if (campaign.required == 0) return Html(view.t("campaigns.cascade.nobody"));
  Html cell(view.number(campaign.issued) + " / " + view.number(campaign.required));
  if (campaign.overdue > 0)
    cell += Html(" ") + badge(Tone::Bad, view.n("campaigns.cascade.count_overdue", campaign.overdue));
  return cell;
}

std::vector<TableRow> campaign_rows(const View& view, const std::vector<CampaignSummary>& campaigns) {
  std::vector<TableRow> rows;
  for (const CampaignSummary& campaign : campaigns)
    rows.push_back({{campaign.theme.empty() ? campaign.title : campaign.theme, campaign.organisation_name,
                     state_badge(view, campaign.state), campaign.ends_on ? view.date(*campaign.ends_on) : "–",
                     issued_cell(view, campaign)},
                    campaign_address(campaign.id)});
  return rows;
}

std::vector<Column> campaign_columns(const View& view) {
  return {{view.t("campaigns.field.theme")},
          {view.t("campaigns.field.organisation")},
          {view.t("campaigns.field.state")},
          {view.t("campaigns.field.ends_on")},
          {view.t("campaigns.list.issued")}};
}

Html participants_html(const View& view, const Campaign& campaign) {
  Html out;
  for (const ParticipantGroup group : {ParticipantGroup::Collective, ParticipantGroup::Individual}) {
    Html names;
    for (const CampaignParticipant& each_one : campaign.participants)
      if (each_one.group == group) names += li(each_one.name);
    if (!names.empty()) out += p(strong(view.t("campaigns.participants." + std::string(code_of(group))))) + ul(names);
  }
  return out.empty() ? Html(view.t("campaigns.none_given")) : out;
}

Html document_link(const View& view, const CampaignRecord& record) {
  if (!record.campaign.document) return Html(view.t("campaigns.no_document"));
  std::string name = (record.document_number.empty() ? "…" : record.document_number) + "/" + record.document_symbol;
  if (record.document_date) name += " " + view.t("campaigns.dated", {{"date", view.date(*record.document_date)}});
  return a(href("/documents/" + std::to_string(record.campaign.document.value)), name);
}

std::string or_none(const View& view, const std::string& text) {
  return text.empty() ? view.t("campaigns.none_given") : text;
}

Html facts_card(const View& view, const CampaignPage& data) {
  const Campaign& campaign = data.record.campaign;
  std::vector<std::pair<std::string, Html>> facts{
      {view.t("campaigns.field.title"), campaign.title},
      {view.t("campaigns.field.organisation"), data.record.organisation_name},
      {view.t("campaigns.field.document"), document_link(view, data.record)},
      {view.t("campaigns.field.kind"), view.t("campaigns.kind." + std::string(code_of(campaign.kind)))},
      {view.t("campaigns.field.period"), period_text(view, campaign)},
      {view.t("campaigns.field.launch_by"),
       campaign.launch_by ? Html(view.date(*campaign.launch_by)) : Html(view.t("campaigns.none_given"))},
      {view.t("campaigns.field.participants"), participants_html(view, campaign)},
      {view.t("campaigns.field.lead_unit"), or_none(view, campaign.lead_unit)},
      {view.t("campaigns.field.coordinating_unit"), or_none(view, campaign.coordinating_unit)},
      {view.t("campaigns.field.funding"), or_none(view, campaign.funding)}};
  if (!campaign.aim.empty()) facts.insert(facts.begin() + 1, {view.t("campaigns.field.aim"), campaign.aim});
  return card(view.t("campaigns.facts"), definition_list(facts));
}

Html family_line(const CampaignSummary& campaign) {
  return a(href(campaign_address(campaign.id)), campaign.theme.empty() ? campaign.title : campaign.theme) +
         Html(" – " + campaign.organisation_name + " ");
}

/// Those above it, itself and those below it, each level within the one above.
Html family_card(const View& view, const CampaignPage& data) {
  Html below;
  for (const CampaignSummary& child : data.children) below += li(family_line(child), state_badge(view, child.state));
  Html lines = li(strong(shown_title(data.record.campaign)), below.empty() ? Html{} : ul(below));
  for (auto above = data.ancestry.rbegin(); above != data.ancestry.rend(); ++above)
    lines = li(family_line(*above), ul(lines));
  Html more;
  if (data.children.size() == 20)
    more =
        a(href("/campaigns?parent=" + std::to_string(data.record.campaign.id.value)), view.t("campaigns.all_children"));
  return card(view.t("campaigns.family"), div(cls("family"), ul(lines)) + more);
}

Html links_card(const View& view, const CampaignPage& data) {
  const Campaign& campaign = data.record.campaign;
  Html content;
  for (const CampaignLink& link : data.links) {
    const std::string key = "campaigns.link." + std::string(code_of(link.relation)) + (link.is_inward ? "_by" : "");
    const std::string address =
        link.other ? campaign_address(link.other) : "/documents/" + std::to_string(link.document.value);
    content +=
        li(view.t(key), " ", a(href(address), link.other_title.empty() ? address : link.other_title),
           data.may_edit && !link.is_inward
               ? post_button(view, campaign_address(campaign.id, "/links/" + std::to_string(link.id.value) + "/remove"),
                             "campaigns.link.remove", "link", "campaigns.link.remove_question")
               : Html{});
  }
  if (data.links.empty())
    content = p(view.t("campaigns.link.none"));
  else
    content = ul(content);
  return card(view.t("campaigns.link.heading"), content,
              data.may_edit
                  ? link_button(campaign_address(campaign.id, "/links/new"), view.t("campaigns.link.add"), "secondary")
                  : Html{});
}

Html campaign_actions(const View& view, const CampaignPage& data) {
  if (!data.may_edit) return {};
  const Campaign& campaign = data.record.campaign;
  Html actions = link_button(campaign_address(campaign.id, "/edit"), view.t("campaigns.edit"), "secondary");
  if (campaign.public_since)
    actions += post_button(view, campaign_address(campaign.id, "/withdrawal"), "campaigns.withdraw", "secondary",
                           "campaigns.withdraw_question");
  else if (campaign.state != CampaignState::Prepared)
    actions += post_button(view, campaign_address(campaign.id, "/publication"), "campaigns.publish", "secondary",
                           "campaigns.publish_question");
  return actions;
}

}  // namespace

Html campaign_list_page(const View& view, const CampaignListPage& data) {
  const bool is_filtered = !data.words.empty() || !data.filter.state.empty() || !data.filter.kind.empty();
  Html content = campaign_filters(view, data);
  if (data.campaigns.items.empty())
    content += is_filtered ? empty_state(view, "campaigns.list.no_match", "campaigns.list.no_match_hint")
                           : empty_state(view, "campaigns.list.empty", "campaigns.list.empty_hint",
                                         view.viewer.may(edit_campaigns)
                                             ? link_button("/campaigns/new", view.t("campaigns.new"))
                                             : Html{});
  else
    content +=
        data_table(view, view.t("campaigns.title"), campaign_columns(view), campaign_rows(view, data.campaigns.items)) +
        pager(view, data.after, data.campaigns.next);
  PageInfo info{.title = list_title(view, data)};
  if (view.viewer.may(edit_campaigns)) info.actions = link_button("/campaigns/new", view.t("campaigns.new"));
  info.wide = true;
  return page(view, info, content);
}

Html campaign_page(const View& view, const CampaignPage& data, const Form& move_form) {
  const Campaign& campaign = data.record.campaign;
  PageInfo info{.title = shown_title(campaign)};
  info.crumbs = {{view.t("campaigns.title"), "/campaigns"}};
  info.actions = campaign_actions(view, data);
  info.lead = state_badge(view, campaign.state) + Html(" " + cascade_answer(view, data.counts));
  Html content = campaign_tabs(view, data.record.campaign, "overview");
  if (campaign.public_since)
    content +=
        alert(Tone::Info,
              Html(view.t("campaigns.public_since", {{"date", view.date(*campaign.public_since)}}) + " ") +
                  a(href("/public/campaigns/" + std::to_string(campaign.id.value)), view.t("campaigns.public_link")));
  content += steps_card(view, data, move_form) + facts_card(view, data) +
             item_lists(view, campaign, data.items, data.may_edit) + family_card(view, data) + links_card(view, data);
  return page(view, info, content);
}

}  // namespace vx
