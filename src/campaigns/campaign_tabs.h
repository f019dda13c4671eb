#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "campaigns/campaign.h"
#include "web/html.h"
#include "web/layout.h"
#include "web/view.h"

// What every page of one campaign begins with; also for pages of later slices about a campaign.

namespace vx {

/// "/campaigns/12" and what follows.
std::string campaign_address(Id<Campaign> id, std::string_view rest = {});
/// What a campaign is called in a heading: its theme, else its title.
std::string shown_title(const Campaign& campaign);
std::vector<Crumb> campaign_crumbs(const View& view, const Campaign& campaign);
/// The pages of one campaign: overview, cascade, gaps, its plan, leader, and those that were added to `App::tabs` as
/// of a "campaign". `current` is the code of the page shown.
Html campaign_tabs(const View& view, const Campaign& campaign, std::string_view current);

}  // namespace vx
