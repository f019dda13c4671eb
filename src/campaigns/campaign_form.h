#pragma once
#include "campaigns/campaign_store.h"
#include "organisations/organisation.h"
#include "web/form.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

/// What the campaign form offers to choose from.
struct CampaignChoices {
  std::vector<Organisation> organisations;  ///< where the viewer may edit; only for a new one
  std::vector<CampaignSummary> parents;
};
/// Reads the form into `draft`; faults are noted in the form.
void read_campaign_form(Form& form, Campaign& draft);
/// `campaign` has no id when it is new.
Html campaign_form_page(const View& view, const Form& form, const Campaign& campaign, const CampaignChoices& choices);

}  // namespace vx
