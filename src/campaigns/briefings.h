#pragma once
#include "people/people_hooks.h"
#include "web/app.h"

namespace vx {

/// Briefings (quán triệt, phổ biến; R19–R22): who must read or hear something, who has, unit by unit down to names.
/// `people` outlives the App.
void add_briefings(App& app, PeopleHooks& people);
void add_briefing_routes(Router& router);
void add_briefing_coverage_routes(Router& router);
void add_briefing_meeting_routes(Router& router);
void add_briefing_reminder_routes(Router& router);
void add_briefing_home(App& app);

}  // namespace vx
