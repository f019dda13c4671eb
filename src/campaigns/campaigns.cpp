#include "campaigns/campaigns.h"

#include "campaigns/briefings.h"
#include "campaigns/campaign.h"
#include "campaigns/campaign_confirmation.h"
#include "campaigns/difficulties.h"
#include "campaigns/inspections.h"
#include "campaigns/plan_comparison.h"
#include "campaigns/tasks.h"

namespace vx {

void add_campaigns(App& app, ConfirmationHooks& confirmation, PeopleHooks& people, const CalendarFeeds& calendars) {
  add_campaign_confirmation(confirmation);
  add_campaign_routes(app.router);
  add_campaign_item_routes(app.router);
  add_cascade_routes(app.router);
  add_gap_routes(app.router);
  add_leader_routes(app.router);
  add_public_routes(app.router);
  add_campaign_home(app);
  add_campaign_search(app);
  add_tasks(app, people);
  add_task_calendar(calendars);
  add_briefings(app, people);
  add_difficulties(app);
  add_inspections(app);
  add_plan_comparison(app);
  app.menu.push_back({"campaigns.title", "/campaigns", "flag", Access::holder(read_campaigns), 20});
}

}  // namespace vx
