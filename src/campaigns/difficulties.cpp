#include "campaigns/difficulties.h"

#include "campaigns/campaign.h"

namespace vx {

void add_difficulties(App& app) {
  add_difficulty_routes(app.router);
  add_difficulty_decision_routes(app.router);
  add_difficulty_topic_routes(app.router);
  add_difficulty_clock_routes(app.router);
  add_difficulty_home(app);
  add_difficulty_escalation(app);
  app.menu.push_back({"difficulties.title", "/difficulties", "message-report", Access::holder(read_campaigns), 24});
  app.tabs.push_back({.of = "campaign",
                      .code = "difficulties",
                      .label = "difficulties.tab",
                      .address = "/difficulties",
                      .access = Access::holder(read_campaigns),
                      .order = 60});
}

std::string difficulty_subject(Id<Difficulty> id) { return "difficulty/" + std::to_string(id.value); }

}  // namespace vx
