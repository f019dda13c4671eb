#include "base/text.h"
#include "campaigns/campaign_views.h"
#include "campaigns/campaigns.h"
#include "campaigns/cascade_store.h"

// What waits for the viewer today, and the search box.

namespace vx {

using namespace html;

namespace {

std::string deadline_text(const View& view, const AwaitedPlan& plan) {
  if (!plan.due_on) return view.t("campaigns.home.no_due");
  const int days = *plan.due_on - view.today();
  const std::string date = view.date(*plan.due_on);
  if (days < 0) return view.n("campaigns.cascade.days_over", -days, {{"date", date}});
  if (days == 0) return view.t("campaigns.cascade.due_today", {{"date", date}});
  return view.n("campaigns.cascade.days_left", days, {{"date", date}});
}

HomeCard awaited_card(const View& view, const AwaitedPlan& plan) {
  const bool is_overdue = plan.due_on && *plan.due_on < view.today();
  const std::string unit = campaign_address(plan.campaign, "/cascade/" + std::to_string(plan.organisation.value));
  Html content = p(badge(is_overdue ? Tone::Bad : Tone::Warning, deadline_text(view, plan)), " ",
                   a(href(campaign_address(plan.campaign)), plan.title), Html(" – " + plan.issuer));
  if (plan.reminders > 0)
    content += p(view.n("campaigns.home.reminded", plan.reminders, {{"date", view.date(plan.reminded_at->date())}}));
  HomeCard card_of;
  card_of.urgency = is_overdue ? 90 : 70;
  card_of.content = card(view.t("campaigns.home.plan_due", {{"name", plan.organisation_name}}), content,
                         link_button("/documents/upload", view.t("campaigns.cascade.upload_plan")) +
                             link_button(unit, view.t("campaigns.cascade.explain"), "secondary"));
  return card_of;
}

HomeCard overdue_card(const View& view, const OverdueCampaign& campaign) {
  HomeCard card_of;
  card_of.urgency = 80;
  card_of.content = card(
      view.n("campaigns.home.overdue", campaign.overdue), p(campaign.title),
      link_button(campaign_address(campaign.campaign, "/cascade?state=overdue"), view.t("campaigns.home.open_board")) +
          link_button(campaign_address(campaign.campaign, "/leader"), view.t("campaigns.tab.leader"), "secondary"));
  return card_of;
}

std::vector<HomeCard> list_home_cards(ReadTx& tx, const View& view) {
  std::vector<HomeCard> cards;
  if (view.viewer.organisation != 0 && view.viewer.may(edit_campaigns))
    for (const AwaitedPlan& plan : list_awaited_plans(tx, view.viewer, 5)) cards.push_back(awaited_card(view, plan));
  if (view.viewer.may(steer_campaigns) || view.viewer.may(edit_campaigns))
    for (const OverdueCampaign& campaign : list_overdue_campaigns(tx, view.viewer, 5))
      cards.push_back(overdue_card(view, campaign));
  return cards;
}

std::vector<SearchHit> search(ReadTx& tx, const View& view, std::string_view folded, int limit) {
  std::vector<SearchHit> hits;
  if (!view.viewer.may(read_campaigns)) return hits;
  PageRequest page;
  page.size = limit;
  for (const CampaignSummary& each_one :
       list_campaigns(tx, view.viewer, {.words = std::string(folded), .state = {}, .kind = {}}, page).items)
    hits.push_back({"campaigns.one", each_one.theme.empty() ? each_one.title : each_one.theme,
                    each_one.organisation_name, campaign_address(each_one.id)});
  return hits;
}

}  // namespace

void add_campaign_home(App& app) { app.home.push_back(list_home_cards); }
void add_campaign_search(App& app) { app.search.push_back(search); }

}  // namespace vx
