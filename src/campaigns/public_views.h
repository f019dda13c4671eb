#pragma once
#include "campaigns/campaign_item.h"
#include "campaigns/cascade.h"
#include "campaigns/public_store.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

Html public_home_page(const View& view, const PageOf<PublicCampaign>& campaigns, const PageOf<PublicPlan>& plans,
                      std::string_view after);
Html public_campaign_page(const View& view, const CampaignRecord& record, const std::vector<CampaignItem>& items,
                          const CascadeCounts& counts, const std::optional<PublicPlan>& plan);

}  // namespace vx
