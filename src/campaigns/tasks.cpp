#include "campaigns/tasks.h"

#include "campaigns/task_staff.h"

namespace vx {

void add_tasks(App& app, PeopleHooks& people) {
  add_task_list_routes(app.router);
  add_task_routes(app.router);
  add_task_edit_routes(app.router);
  add_task_plan_routes(app.router);
  add_task_evidence_routes(app.router);
  add_task_home(app);
  add_task_hand_over(people);
  app.tabs.push_back({"campaign", "tasks", "tasks.title", "/tasks", Access::holder(read_campaigns), 40});
  app.menu.push_back({"tasks.title", "/tasks", "checklist", Access::holder(read_campaigns), 21});
}

}  // namespace vx
