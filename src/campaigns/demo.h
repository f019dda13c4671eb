#pragma once
#include "web/app.h"

namespace vx {

/// Vĩnh Phúc in September 2021: our own plans (assets/demo) uploaded, reviewed and confirmed by requests like
/// anybody's, and what officers did with them since: moves, reminders, reasons, dispensations, verdicts. Registered
/// last; uses the organisations and accounts of the demonstration. Does nothing where there is a campaign already. The
/// same data every time.
void add_campaigns_demo(App& app);
/// What was done since in the province's campaign: tasks with what came of them, briefings and meetings. Registered
/// behind that and behind the people of the demonstration.
void add_campaign_work_demo(App& app);

}  // namespace vx
