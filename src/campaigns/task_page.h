#pragma once
#include <string>
#include <string_view>

#include "campaigns/task_views.h"
#include "web/request.h"

// What the handlers of tasks share.

namespace vx {

std::string task_subject(const CampaignTask& task);
/// The task of the address with all its page shows. NotFound for who may not know of its campaign.
TaskPage read_task_page(const Request& request, ReadTx& tx);
/// The list the address asks for, of its campaign.
TaskListPage read_task_list(Request& request, ReadTx& tx);
/// Stores who does it, says so in its history and to the person.
void give_task(WriteTx& tx, const CampaignTask& before, const CampaignTask& after, std::string_view note);

}  // namespace vx
