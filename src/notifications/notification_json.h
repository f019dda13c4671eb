#pragma once
#include "notifications/notification.h"
#include "web/json.h"
#include "web/paging.h"

namespace vx {

Json notification_json(const View& view, const KeptNotification& kept);
Json notifications_json(const View& view, std::int64_t unread, const PageOf<KeptNotification>& list);

}  // namespace vx
