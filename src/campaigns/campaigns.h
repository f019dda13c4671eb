#pragma once
#include "documents/confirmation.h"
#include "notifications/calendar_feed.h"
#include "people/people_hooks.h"
#include "web/app.h"

namespace vx {

/// Campaigns (phong trào thi đua): their lists and steps, the cascade board, the gap view, the leader's page, the
/// public pages, their tasks and briefings; a campaign from every plan that is confirmed. The hooks outlive the App.
void add_campaigns(App& app, ConfirmationHooks& confirmation, PeopleHooks& people, const CalendarFeeds& calendars);

void add_campaign_routes(Router& router);
void add_campaign_item_routes(Router& router);
void add_cascade_routes(Router& router);
void add_gap_routes(Router& router);
void add_leader_routes(Router& router);
void add_public_routes(Router& router);
void add_campaign_home(App& app);
void add_campaign_search(App& app);

}  // namespace vx
