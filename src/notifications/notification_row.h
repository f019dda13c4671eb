#pragma once
#include "notifications/notification.h"

namespace vx {

/// The columns notification_of reads, of `notification n`.
#define NOTIFICATION_COLUMNS                                                                                       \
  "n.id, n.account_id, n.kind, n.parameters, n.address, n.subject, n.urgency, n.due_on, n.created_at, n.read_at, " \
  "n.settled_at"
KeptNotification notification_of(const Row& row);

}  // namespace vx
