#pragma once
#include "notifications/calendar_feed.h"
#include "people/people_hooks.h"
#include "web/app.h"

namespace vx {

/// Tasks (nhiệm vụ): their tab, menu line, pages, home cards and search; what happens when people move.
void add_tasks(App& app, PeopleHooks& people);
void add_task_list_routes(Router& router);
void add_task_routes(Router& router);
void add_task_edit_routes(Router& router);
void add_task_plan_routes(Router& router);
void add_task_evidence_routes(Router& router);
void add_task_home(App& app);
/// One's own tasks with a day, and those of an officer's unit, in calendars.
void add_task_calendar(const CalendarFeeds& feeds);

}  // namespace vx
