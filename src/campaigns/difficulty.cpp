#include "campaigns/difficulty.h"

#include <charconv>

#include "base/check.h"
#include "base/text.h"
#include "embedded/difficulty_clock_rules.h"
#include "organisations/organisation.h"

namespace vx {

namespace {

template <class Enum, std::size_t n>
Enum value_of(const std::array<std::string_view, n>& codes, std::string_view code) {
  const auto at = std::find(codes.begin(), codes.end(), code);
  check(at != codes.end(), "an unknown code was stored with a difficulty");
  return static_cast<Enum>(at - codes.begin());
}

DifficultyStep open_step_at(const DifficultyPlace& place, const DifficultyRules& rules, Instant now) {
  DifficultyStep step;
  step.place = place;
  step.received_at = now;
  step.due_at = rules.calendar.end_of_working_day_after(now, rules.clocks.of(place.level));
  return step;
}

void end_step(Difficulty& difficulty, StepOutcome outcome, std::string_view text, std::string_view by, Instant now) {
  DifficultyStep& step = difficulty.steps.back();
  step.outcome = outcome;
  step.left_at = now;
  step.text = text;
  step.decided_by = by;
}

Refusal not_waiting() { return {"difficulties.refusal.not_waiting"}; }

DifficultyClocks read_clocks(std::string_view rules) {
  DifficultyClocks clocks;
  for (const std::string_view raw : split(rules, '\n')) {
    const std::string_view line = trim(raw);
    if (line.empty() || line.starts_with('#')) continue;
    const auto words = split(line, ' ');
    check(words.size() == 2, "a line of the difficulty clocks is a level and its days");
    if (words[0] == "status") {
      clocks.is_verified = words[1] == "verified";
      continue;
    }
    int& days = clocks.working_days[static_cast<std::size_t>(difficulty_level_of(words[0]))];
    std::from_chars(words[1].data(), words[1].data() + words[1].size(), days);
  }
  return clocks;
}

}  // namespace

std::string_view code_of(DifficultyLevel level) { return difficulty_level_codes[static_cast<std::size_t>(level)]; }
DifficultyLevel difficulty_level_of(std::string_view code) {
  return value_of<DifficultyLevel>(difficulty_level_codes, code);
}
std::string_view code_of(DifficultyState state) { return difficulty_state_codes[static_cast<std::size_t>(state)]; }
DifficultyState difficulty_state_of(std::string_view code) {
  return value_of<DifficultyState>(difficulty_state_codes, code);
}
std::string_view code_of(StepOutcome outcome) { return step_outcome_codes[static_cast<std::size_t>(outcome)]; }
StepOutcome step_outcome_of(std::string_view code) { return value_of<StepOutcome>(step_outcome_codes, code); }

const DifficultyStep* Difficulty::open_step() const {
  return steps.empty() || steps.back().left_at ? nullptr : &steps.back();
}

const DifficultyStep* Difficulty::answer() const {
  return steps.empty() || steps.back().outcome != StepOutcome::Answered ? nullptr : &steps.back();
}

const DifficultyClocks& default_difficulty_clocks() {
  static const DifficultyClocks clocks = read_clocks(embedded::difficulty_clock_rules()[0].bytes);
  return clocks;
}

std::optional<DifficultyPlace> DifficultyRules::above(const DifficultyPlace& place) const {
  auto at = std::find_if(chain.begin(), chain.end(),
                         [&](const DifficultyPlace& each) { return each.organisation == place.organisation; });
  // A place that a changed tree no longer leads through goes on at the next level.
  at = at != chain.end() ? at + 1 : std::find_if(chain.begin(), chain.end(), [&](const DifficultyPlace& each) {
    return each.level > place.level;
  });
  return at == chain.end() ? std::nullopt : std::optional(*at);
}

std::vector<DifficultyPlace> chain_of(const std::vector<Organisation>& ancestry, const Organisation& committee,
                                      const Organisation* lead) {
  check(!ancestry.empty(), "a unit is in its own ancestry");
  const Organisation& unit = ancestry.back();
  std::vector<DifficultyPlace> chain{{DifficultyLevel::Unit, unit.id}};
  for (auto above = ancestry.rbegin() + 1; above != ancestry.rend(); ++above) {
    if (committee.path.starts_with(above->path)) break;
    if (!lead || above->id != lead->id) chain.push_back({DifficultyLevel::Department, above->id});
  }
  if (lead && lead->id != unit.id && lead->id != committee.id && unit.id != committee.id)
    chain.push_back({DifficultyLevel::HomeAffairs, lead->id});
  if (unit.id != committee.id) chain.push_back({DifficultyLevel::Committee, committee.id});
  return chain;
}

std::expected<Difficulty, std::vector<FieldError>> decide_difficulty(Difficulty draft, Date today) {
  std::vector<FieldError> faults;
  draft.text = squeeze(draft.text);
  draft.need = squeeze(draft.need);
  if (draft.text.empty()) faults.push_back({"text", {"difficulties.refusal.no_text"}});
  if (draft.need.empty()) faults.push_back({"need", {"difficulties.refusal.no_need"}});
  if (draft.since && *draft.since > today) faults.push_back({"since", {"difficulties.refusal.since_later"}});
  if (!draft.organisation) faults.push_back({"unit", {"difficulties.refusal.no_unit"}});
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return draft;
}

Difficulty start_difficulty(Difficulty draft, const DifficultyRules& rules, bool speaks_for_unit, Instant now) {
  check(draft.steps.empty() && !rules.chain.empty(), "a difficulty starts once, on a way that has a beginning");
  draft.raised_at = now;
  draft.state = DifficultyState::Waiting;
  draft.steps.push_back(open_step_at(rules.chain.front(), rules, now));
  if (speaks_for_unit)
    if (const auto above = rules.above(rules.chain.front())) {
      end_step(draft, StepOutcome::PassedUp, "", draft.raised_by, now);
      draft.steps.push_back(open_step_at(*above, rules, now));
    }
  return draft;
}

std::expected<Difficulty, Refusal> decide_answer(Difficulty difficulty, std::string_view answer, std::string_view by,
                                                 Instant now, Id<DifficultyTopic> topic) {
  if (difficulty.state != DifficultyState::Waiting) return std::unexpected(not_waiting());
  const std::string said = squeeze(answer);
  if (said.empty()) return std::unexpected(Refusal{"difficulties.refusal.no_answer"});
  end_step(difficulty, StepOutcome::Answered, said, by, now);
  difficulty.steps.back().topic = topic;
  difficulty.state = DifficultyState::Answered;
  return difficulty;
}

std::expected<Difficulty, Refusal> decide_passing_up(Difficulty difficulty, const DifficultyRules& rules,
                                                     std::string_view opinion, std::string_view by, Instant now) {
  if (difficulty.state != DifficultyState::Waiting) return std::unexpected(not_waiting());
  const auto above = rules.above(difficulty.steps.back().place);
  if (!above) return std::unexpected(Refusal{"difficulties.refusal.top"});
  const std::string said = squeeze(opinion);
  if (said.empty()) return std::unexpected(Refusal{"difficulties.refusal.no_opinion"});
  end_step(difficulty, StepOutcome::PassedUp, said, by, now);
  difficulty.steps.push_back(open_step_at(*above, rules, now));
  return difficulty;
}

std::optional<Difficulty> decide_escalation(Difficulty difficulty, const DifficultyRules& rules, Instant now) {
  if (difficulty.state != DifficultyState::Waiting || now <= difficulty.steps.back().due_at) return std::nullopt;
  const auto above = rules.above(difficulty.steps.back().place);
  if (!above) return std::nullopt;
  end_step(difficulty, StepOutcome::Overdue, "", "", now);
  difficulty.steps.push_back(open_step_at(*above, rules, now));
  return difficulty;
}

std::expected<Difficulty, Refusal> decide_acceptance(Difficulty difficulty) {
  if (difficulty.state != DifficultyState::Answered)
    return std::unexpected(Refusal{"difficulties.refusal.not_answered"});
  difficulty.state = DifficultyState::Accepted;
  return difficulty;
}

std::expected<Difficulty, Refusal> decide_reopening(Difficulty difficulty, const DifficultyRules& rules,
                                                    std::string_view reason, Instant now) {
  if (difficulty.state != DifficultyState::Answered && difficulty.state != DifficultyState::Accepted)
    return std::unexpected(Refusal{"difficulties.refusal.not_answered"});
  if (squeeze(reason).empty()) return std::unexpected(Refusal{"difficulties.refusal.no_reason"});
  difficulty.steps.push_back(open_step_at(difficulty.steps.back().place, rules, now));
  difficulty.state = DifficultyState::Waiting;
  return difficulty;
}

std::expected<Difficulty, Refusal> decide_withdrawal(Difficulty difficulty, std::string_view by, Instant now) {
  if (difficulty.state != DifficultyState::Waiting) return std::unexpected(not_waiting());
  end_step(difficulty, StepOutcome::Withdrawn, "", by, now);
  difficulty.state = DifficultyState::Withdrawn;
  return difficulty;
}

std::expected<DifficultyClocks, std::vector<FieldError>> decide_clocks(DifficultyClocks clocks) {
  std::vector<FieldError> faults;
  for (std::size_t i = 0; i < difficulty_level_codes.size(); ++i)
    if (clocks.working_days[i] < 1 || clocks.working_days[i] > 60)
      faults.push_back({std::string(difficulty_level_codes[i]), {"difficulties.refusal.clock"}});
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return clocks;
}

}  // namespace vx
