#pragma once
#include "campaigns/campaign_store.h"
#include "campaigns/gap.h"
#include "web/form.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

struct GapPage {
  CampaignRecord record;
  CampaignRecord parent;
  std::vector<Gap> gaps;
  bool may_decide = false;
};
/// `form` with faults belongs to the item `faulty`.
Html gap_page(const View& view, const GapPage& data, const Form& form = {}, Id<CampaignItem> faulty = {});

}  // namespace vx
