#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/task.h"
#include "db/database.h"

namespace vx {

std::optional<CampaignTask> find_task(ReadTx& tx, Id<CampaignTask> id);
/// NotFound unless it is a task of that campaign.
CampaignTask get_task(ReadTx& tx, Id<Campaign> campaign, Id<CampaignTask> id);
/// Those made from it: "finding/12".
std::vector<CampaignTask> list_tasks_of_origin(ReadTx& tx, std::string_view origin);

/// Sets a task that was decided, with its first line of history and its audit line, and tells its unit.
Id<CampaignTask> add_task(WriteTx& tx, const NewTask& task);
/// All but where it comes from; a version that is no longer the stored one is a Conflict.
void update_task(WriteTx& tx, const CampaignTask& task);

/// A line of a task's history: kind is "added", "comment", "moved_done", "person", "due", "evidence", …
struct TaskEvent {
  std::string kind;
  Instant at;
  std::string actor;
  std::string text;
};
void insert_task_event(WriteTx& tx, Id<CampaignTask> task, std::string_view kind, std::string_view text);
/// Latest first.
std::vector<TaskEvent> list_task_events(ReadTx& tx, Id<CampaignTask> task);

}  // namespace vx
