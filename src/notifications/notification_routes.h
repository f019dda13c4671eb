#pragma once
#include <string_view>

#include "notifications/calendar_feed.h"
#include "notifications/mail_options.h"
#include "web/app.h"

namespace vx {

/// What a failed mail's notification is about: one for all of them.
inline constexpr std::string_view failed_mail_subject = "mail/failed";

// Each file of pages registers its own.
void add_notification_routes(App& app);
void add_notification_home(App& app);
void add_delivery_routes(App& app, const MailOptions& options);
void add_calendar_routes(App& app, const MailOptions& options, const CalendarFeeds& feeds);
void add_mail_admin_routes(App& app, const MailOptions& options);
void add_mail_commands(App& app, const MailOptions& options);

}  // namespace vx
