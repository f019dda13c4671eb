#include "campaigns/task_notices.h"

#include "accounts/person_account.h"
#include "campaigns/campaign_tabs.h"
#include "campaigns/officers.h"
#include "notifications/notification.h"

namespace vx {

namespace {

std::string subject_of(const CampaignTask& task) { return "task/" + std::to_string(task.id.value); }

Notification notice(const CampaignTask& task, std::string_view kind, Urgency urgency) {
  Notification notification;
  notification.kind = "campaigns." + std::string(kind);
  notification.parameters = {{"title", task.title}};
  notification.address = campaign_address(task.campaign, "/tasks/" + std::to_string(task.id.value));
  notification.subject = subject_of(task);
  notification.urgency = urgency;
  notification.due_on = task.due_on;
  return notification;
}

void tell_officers(WriteTx& tx, Id<Organisation> unit, Notification notification) {
  for (const std::int64_t account : list_officers(tx, unit)) {
    notification.account = account;
    notify(tx, notification);
  }
}

}  // namespace

void tell_task_given(WriteTx& tx, const CampaignTask& task) {
  tell_officers(tx, task.owner, notice(task, "task_given", Urgency::Digest));
}

void tell_task_assigned(WriteTx& tx, const CampaignTask& task) {
  settle_all(tx, subject_of(task));
  const auto account = account_of_person(tx, task.person);
  if (!account) return;
  Notification notification = notice(task, "task_assigned", Urgency::Today);
  notification.account = account->value;
  notify(tx, notification);
}

void tell_task_left(WriteTx& tx, const CampaignTask& task) {
  settle_all(tx, subject_of(task));
  tell_officers(tx, task.owner, notice(task, "task_left", Urgency::Today));
}

void tell_task_blocked(WriteTx& tx, const CampaignTask& task) {
  tell_officers(tx, task.unblocker, notice(task, "task_blocked", Urgency::Today));
}

void settle_task(WriteTx& tx, const CampaignTask& task) { settle_all(tx, subject_of(task)); }

}  // namespace vx
