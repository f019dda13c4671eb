#pragma once
#include "campaigns/campaign_store.h"
#include "campaigns/cascade_store.h"
#include "campaigns/gap_store.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

/// A campaign on one screen (R106).
struct LeaderPage {
  CampaignRecord record;
  CascadeCounts counts;
  CascadeCounts tree;
  std::vector<CountedGroup> kinds;
  std::vector<CountedGroup> districts;
  std::vector<BoardRow> late;  ///< the most urgent
  std::vector<ChildGaps> gaps;
  std::vector<CampaignEvent> events;
  bool may_steer = false;
};
Html leader_page(const View& view, const LeaderPage& data);

}  // namespace vx
