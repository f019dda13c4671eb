#include "campaigns/public_views.h"

#include "campaigns/campaign_views.h"
#include "campaigns/cascade_views.h"

namespace vx {

using namespace html;

namespace {

std::string public_address(Id<Campaign> id) { return "/public/campaigns/" + std::to_string(id.value); }

Html campaign_item_html(const View& view, const PublicCampaign& campaign) {
  Campaign period;
  period.starts_on = campaign.starts_on;
  period.ends_on = campaign.ends_on;
  return li(h2(a(href(public_address(campaign.id)), campaign.theme.empty() ? campaign.title : campaign.theme)),
            p(campaign.organisation_name, " · ", period_text(view, period), " "), state_badge(view, campaign.state));
}

Html plan_list(const View& view, const std::vector<PublicPlan>& plans) {
  std::vector<TableRow> rows;
  for (const PublicPlan& plan : plans)
    rows.push_back({{plan.title, plan.number, plan.agency, plan.issued_on ? view.date(*plan.issued_on) : "–"},
                    "/public/documents/" + std::to_string(plan.id.value)});
  return data_table(view, view.t("campaigns.public.plans"),
                    {{view.t("campaigns.field.title")},
                     {view.t("campaigns.public.number")},
                     {view.t("campaigns.field.organisation")},
                     {view.t("campaigns.cascade.issued_on")}},
                    rows);
}

Html plain_list(const View& view, const std::vector<CampaignItem>& items, ItemKind kind) {
  Html list;
  for (const CampaignItem& item : items)
    if (item.kind == kind) list += li(item.text);
  return list.empty() ? Html{}
                      : card(view.t("campaigns.items." + std::string(code_of(kind))), ol(cls("item-list"), list));
}

}  // namespace

Html public_home_page(const View& view, const PageOf<PublicCampaign>& campaigns, const PageOf<PublicPlan>& plans,
                      std::string_view after) {
  Html content;
  if (campaigns.items.empty())
    content += empty_state(view, "campaigns.public.empty", "campaigns.public.empty_hint");
  else
    content +=
        ul(cls("public-list"),
           each(campaigns.items, [&](const PublicCampaign& campaign) { return campaign_item_html(view, campaign); })) +
        pager(view, after, campaigns.next);
  if (!plans.items.empty())
    content += h2(view.t("campaigns.public.plans")) + plan_list(view, plans.items) +
               p(a(href("/public/documents"), view.t("campaigns.public.all_plans")));
  PageInfo info{.title = view.t("campaigns.public.title")};
  info.lead = view.t("campaigns.public.lead");
  info.wide = true;
  return plain_page(view, info, content);
}

Html public_campaign_page(const View& view, const CampaignRecord& record, const std::vector<CampaignItem>& items,
                          const CascadeCounts& counts, const std::optional<PublicPlan>& plan) {
  const Campaign& campaign = record.campaign;
  Html content;
  if (!campaign.aim.empty()) content += p(campaign.aim);
  std::vector<std::pair<std::string, Html>> facts{{view.t("campaigns.field.organisation"), record.organisation_name},
                                                  {view.t("campaigns.field.period"), period_text(view, campaign)}};
  if (plan)
    facts.push_back({view.t("campaigns.field.document"), a(href("/public/documents/" + std::to_string(plan->id.value)),
                                                           plan->number.empty() ? plan->title : plan->number)});
  content += card(view.t("campaigns.facts"), definition_list(facts));
  if (counts.all() > 0)
    content += card(cascade_answer(view, counts), counts_bar(view, counts, view.t("campaigns.cascade.direct")));
  for (const ItemKind kind : {ItemKind::Content, ItemKind::Criterion, ItemKind::Target, ItemKind::Award})
    content += plain_list(view, items, kind);
  PageInfo info{.title = shown_title(campaign)};
  info.crumbs = {{view.t("campaigns.public.title"), "/public"}};
  info.lead = state_badge(view, campaign.state);
  return plain_page(view, info, content);
}

}  // namespace vx
