#pragma once
#include "notifications/calendar_feed.h"
#include "notifications/mail_options.h"
#include "notifications/notification.h"
#include "web/app.h"

namespace vx {

/// Registers the bell, the list of notifications, its live news, mail with its queue, the calendar and their jobs and
/// commands. Answers the calendar's registry, to which later slices add what they put there.
CalendarFeeds add_notifications(App& app, const MailOptions& mail);

}  // namespace vx
