#pragma once
#include "campaigns/campaign_views.h"
#include "campaigns/gap.h"
#include "campaigns/gap_store.h"
#include "web/json.h"

namespace vx {

Json campaign_json(const CampaignRecord& record);
Json campaign_json(const CampaignPage& page);
Json summary_json(const CampaignSummary& campaign);
Json item_json(const CampaignItem& item);
Json counts_json(const CascadeCounts& counts);
Json board_row_json(const BoardRow& row, Date today);
Json event_json(const CampaignEvent& event);
Json gap_json(const Gap& gap);
Json gap_counts_json(const GapCounts& counts);

}  // namespace vx
