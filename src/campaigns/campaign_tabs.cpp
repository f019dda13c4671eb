#include "campaigns/campaign_tabs.h"

#include <algorithm>

#include "web/app.h"
#include "web/components.h"

namespace vx {

namespace {

struct OrderedTab {
  std::pair<int, std::size_t> order;  ///< of equal ones the first added comes first
  Tab tab;
};

bool may_open(const Viewer& viewer, const Access& access) {
  if (access.kind == Access::Kind::Public) return true;
  return access.kind == Access::Kind::SignedIn ? viewer.is_signed_in() : viewer.may(access.permission);
}

}  // namespace

std::string campaign_address(Id<Campaign> id, std::string_view rest) {
  return "/campaigns/" + std::to_string(id.value) + std::string(rest);
}

std::string shown_title(const Campaign& campaign) { return campaign.theme.empty() ? campaign.title : campaign.theme; }

std::vector<Crumb> campaign_crumbs(const View& view, const Campaign& campaign) {
  return {{view.t("campaigns.title"), "/campaigns"}, {shown_title(campaign), campaign_address(campaign.id)}};
}

Html campaign_tabs(const View& view, const Campaign& campaign, std::string_view current) {
  std::vector<OrderedTab> all;
  auto add = [&](int order, std::string_view code, std::string_view label, std::string address) {
    all.push_back({{order, all.size()}, {view.t(label), std::move(address), code == current, {}}});
  };
  add(10, "overview", "campaigns.tab.overview", campaign_address(campaign.id));
  add(20, "cascade", "campaigns.tab.cascade", campaign_address(campaign.id, "/cascade"));
  if (campaign.parent) add(30, "gaps", "campaigns.tab.gaps", campaign_address(campaign.id, "/gaps"));
  if (campaign.document) add(90, "lint", "campaigns.tab.lint", "/documents/" + std::to_string(campaign.document.value));
  add(100, "leader", "campaigns.tab.leader", campaign_address(campaign.id, "/leader"));
  if (view.app)
    for (const PageTab& tab : view.app->tabs)
      if (tab.of == "campaign" && may_open(view.viewer, tab.access))
        add(tab.order, tab.code, tab.label, campaign_address(campaign.id, tab.address));
  std::ranges::sort(all, {}, &OrderedTab::order);
  std::vector<Tab> items;
  for (OrderedTab& each : all) items.push_back(std::move(each.tab));
  return tabs(view, items);
}

}  // namespace vx
