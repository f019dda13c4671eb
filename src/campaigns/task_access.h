#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "campaigns/task_list_store.h"
#include "web/viewer.h"

namespace vx {

/// What somebody may do with a task they may see. Who may see it: whoever may know of its campaign.
struct TaskRights {
  bool direct = false;   ///< changes what it asks, its unit and deadline, cancels it: who set it, and the campaign's
  bool run = false;      ///< says who does it: officers of its unit
  bool work = false;     ///< says how far it has come, adds evidence: also the person it is given to
  bool comment = false;  ///< also officers of co-ordinating units
  bool files = false;    ///< opens evidence: also who reads campaigns of its unit
  bool names = false;    ///< sees whose it is: who may read people of its unit, its colleagues, the person
};

/// The places around a task that rights are asked at.
struct TaskPlaces {
  std::string campaign_path;
  std::string set_by_path;
  std::string owner_path;
  std::vector<std::string> coordinator_paths;
};
TaskPlaces find_task_places(ReadTx& tx, const CampaignTask& task);

TaskRights rights_to_task(const Viewer& viewer, const CampaignTask& task, const TaskPlaces& places);
/// Whether the viewer may see names of a unit's staff; `person`: whom it is about.
bool may_see_names(const Viewer& viewer, std::string_view owner_path, Id<Person> person);

}  // namespace vx
