#pragma once
#include <string>
#include <vector>

#include "campaigns/campaign_item.h"
#include "campaigns/campaign_link.h"
#include "campaigns/campaign_move.h"
#include "campaigns/campaign_store.h"
#include "campaigns/campaign_tabs.h"
#include "campaigns/cascade.h"
#include "campaigns/cascade_store.h"
#include "web/components.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

// Parts several pages of the slice share.
Html state_badge(const View& view, CampaignState state);
Html cascade_badge(const View& view, CascadeState state);
Tone tone_of(CascadeState state);
Tone tone_of(CascadeTone tone);
/// "tháng 9/2021 – 31/12/2021", "từ 20/9/2021, chưa định ngày kết thúc".
std::string period_text(const View& view, const Campaign& campaign);
/// "12 of 14 sub-units have issued their plans; 2 are overdue": the answer a board or a leader asks for.
std::string cascade_answer(const View& view, const CascadeCounts& counts);
Html event_list(const View& view, const std::vector<CampaignEvent>& events);

// Pages.
struct CampaignListPage {
  PageOf<CampaignSummary> campaigns;
  std::vector<std::pair<CampaignState, std::int64_t>> counts;
  CampaignFilter filter;
  std::string words;  ///< as typed
  std::string after;
};
Html campaign_list_page(const View& view, const CampaignListPage& data);

struct CampaignPage {
  CampaignRecord record;
  std::vector<CampaignItem> items;
  std::vector<CampaignMove> moves;
  std::vector<CampaignLink> links;
  std::vector<CampaignSummary> ancestry;
  std::vector<CampaignSummary> children;  ///< the first ones
  CascadeCounts counts;
  LaunchReadiness readiness;
  bool may_edit = false;
};
Html campaign_page(const View& view, const CampaignPage& data, const Form& move_form = {});
/// The numbered lists (R13), with links to edit where one may.
Html item_lists(const View& view, const Campaign& campaign, const std::vector<CampaignItem>& items, bool may_edit);
/// The five steps, where the campaign stands, and the next move.
Html steps_card(const View& view, const CampaignPage& data, const Form& move_form);

}  // namespace vx
