#include "campaigns/difficulties.h"
#include "campaigns/difficulty_notices.h"

namespace vx {

namespace {

/// One run takes this many; what is left is taken by the next.
constexpr int escalations_a_run = 500;

bool escalate(WriteTx& tx, Id<Difficulty> id) {
  const auto record = find_difficulty_unscoped(tx, id);
  if (!record || !record->difficulty.open_step()) return false;
  const Difficulty& difficulty = record->difficulty;
  const DifficultyRules rules = read_difficulty_rules(tx, difficulty.campaign, difficulty.organisation);
  const auto up = decide_escalation(difficulty, rules, tx.now());
  if (!up) return false;
  update_difficulty(tx, *up);
  insert_difficulty_event(tx, id, "escalated", record->place_names.back());
  tell_of_difficulty(tx, id);
  tx.record({.action = "difficulties.escalate",
             .subject = difficulty_subject(id),
             .before = std::string(code_of(difficulty.steps.back().place.level)),
             .after = std::string(code_of(up->steps.back().place.level))});
  return true;
}

}  // namespace

int escalate_overdue_difficulties(Database& database) {
  const auto overdue =
      database.read([](ReadTx& tx) { return list_overdue_difficulties_unscoped(tx, escalations_a_run); });
  int escalated = 0;
  for (const Id<Difficulty> id : overdue) {
    const bool went_up = database.write(Actor::system(), [id](WriteTx& tx) {
      if (escalate(tx, id)) return true;
      tx.exempt_from_audit("nothing was overdue any more");
      return false;
    });
    if (went_up) ++escalated;
  }
  return escalated;
}

void add_difficulty_escalation(App& app) {
  constexpr int seconds_between = 300;
  app.jobs.push_back(
      {"difficulty_escalation", seconds_between, [](Database& database) { escalate_overdue_difficulties(database); }});
}

}  // namespace vx
