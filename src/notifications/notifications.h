#pragma once
#include "notifications/calendar_feed.h"
#include "notifications/notification.h"
#include "web/app.h"

namespace vx {

/// Registers the bell, the list of notifications, its live news and the jobs. Answers the calendar's registry, to
/// which later slices add what they put there.
CalendarFeeds add_notifications(App& app);

}  // namespace vx
