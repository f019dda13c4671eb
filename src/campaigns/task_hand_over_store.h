#pragma once
#include <vector>

#include "campaigns/task.h"
#include "db/database.h"

namespace vx {

/// Neither done nor cancelled, given to that person.
std::vector<CampaignTask> list_waiting_tasks_of(ReadTx& tx, Id<Person> person);
/// The record `from` goes on in `into`: its tasks too; remembered, so that it can be undone.
void merge_tasks_of(WriteTx& tx, Id<Person> from, Id<Person> into);
void unmerge_tasks_of(WriteTx& tx, Id<Person> from, Id<Person> into);

}  // namespace vx
