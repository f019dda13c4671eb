#include "campaigns/task_access.h"

#include "organisations/organisation.h"
#include "people/person.h"

namespace vx {

bool may_see_names(const Viewer& viewer, std::string_view owner_path, Id<Person> person) {
  if (person && person.value == viewer.person) return true;
  if (viewer.may(read_people, owner_path)) return true;
  return !viewer.scope.empty() && viewer.scope == owner_path;
}

TaskRights rights_to_task(const Viewer& viewer, const CampaignTask& task, const TaskPlaces& places) {
  TaskRights rights;
  rights.direct = viewer.may(edit_campaigns, places.campaign_path) || viewer.may(edit_campaigns, places.set_by_path);
  rights.run = rights.direct || viewer.may(edit_campaigns, places.owner_path);
  rights.work = rights.run || (task.person && task.person.value == viewer.person);
  rights.comment = rights.work || viewer.may(steer_campaigns, places.owner_path) ||
                   std::any_of(places.coordinator_paths.begin(), places.coordinator_paths.end(),
                               [&](const std::string& path) { return viewer.may(edit_campaigns, path); });
  rights.files = rights.comment || viewer.may(read_campaigns, places.owner_path);
  rights.names = may_see_names(viewer, places.owner_path, task.person);
  return rights;
}

}  // namespace vx
