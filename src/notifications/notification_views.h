#pragma once
#include "notifications/notification.h"
#include "web/html.h"
#include "web/paging.h"

namespace vx {

struct NotificationList {
  std::int64_t unread = 0;
  PageOf<KeptNotification> waiting = {};  ///< unread ones first
  std::vector<KeptNotification> settled = {};
};

Html notifications_page(const View& view, const NotificationList& list, std::string_view after);
Html settled_page(const View& view, const PageOf<KeptNotification>& list, std::string_view after);
/// When it came, and by when it is due.
Html notification_facts(const View& view, const KeptNotification& kept);
/// One line each, with its time and the way to it.
Html notification_list(const View& view, const std::vector<KeptNotification>& items);

}  // namespace vx
