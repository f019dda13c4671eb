#pragma once
#include "campaigns/difficulty_store.h"
#include "web/app.h"

namespace vx {

/// Difficulties of campaigns (khó khăn, vướng mắc; R18): raised by any unit, decided level by level, passed on by rule.
void add_difficulties(App& app);

void add_difficulty_routes(Router& router);
void add_difficulty_decision_routes(Router& router);
void add_difficulty_topic_routes(Router& router);
void add_difficulty_clock_routes(Router& router);
void add_difficulty_home(App& app);
/// Passes on what is overdue, as the system: each difficulty in a write of its own, decided anew inside it, so that it
/// may run at any time and again.
void add_difficulty_escalation(App& app);
/// One run of it; answers how many went up.
int escalate_overdue_difficulties(Database& database);

/// The audit subject: "difficulty/12".
std::string difficulty_subject(Id<Difficulty> id);

}  // namespace vx
