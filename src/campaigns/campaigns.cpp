#include "campaigns/campaigns.h"

#include "campaigns/campaign.h"
#include "campaigns/campaign_confirmation.h"
#include "campaigns/difficulties.h"

namespace vx {

void add_campaigns(App& app, ConfirmationHooks& hooks) {
  add_campaign_confirmation(hooks);
  add_campaign_routes(app.router);
  add_campaign_item_routes(app.router);
  add_cascade_routes(app.router);
  add_gap_routes(app.router);
  add_leader_routes(app.router);
  add_public_routes(app.router);
  add_campaign_home(app);
  add_campaign_search(app);
  add_difficulties(app);
  app.menu.push_back({"campaigns.title", "/campaigns", "flag", Access::holder(read_campaigns), 20});
}

}  // namespace vx
