#pragma once
#include "campaigns/campaign_item.h"
#include "campaigns/campaign_store.h"
#include "web/form.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

/// A new item (no id) or one to be changed.
Html item_form_page(const View& view, const CampaignRecord& record, const CampaignItem& item, const Form& form);
Html link_form_page(const View& view, const CampaignRecord& record, const std::vector<CampaignSummary>& others,
                    const Form& form);

}  // namespace vx
