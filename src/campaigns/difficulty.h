#pragma once
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "campaigns/working_calendar.h"
#include "web/form.h"

namespace vx {

struct Campaign;
struct CampaignItem;
struct CampaignTask;
struct DifficultyTopic;
struct Organisation;

/// The levels a difficulty goes up (R18): the unit itself, those above it, the lead unit that follows the campaign
/// (Sở Nội vụ, R17), the People's Committee that leads it.
enum class DifficultyLevel { Unit, Department, HomeAffairs, Committee };
inline constexpr std::array difficulty_level_codes{std::string_view("unit"), std::string_view("department"),
                                                   std::string_view("home_affairs"), std::string_view("committee")};
std::string_view code_of(DifficultyLevel level);
DifficultyLevel difficulty_level_of(std::string_view code);

/// Waiting: at exactly one level, whose clock runs. Answered: with the unit again, which accepts or reopens it.
enum class DifficultyState { Waiting, Answered, Accepted, Withdrawn };
inline constexpr std::array difficulty_state_codes{std::string_view("waiting"), std::string_view("answered"),
                                                   std::string_view("accepted"), std::string_view("withdrawn")};
std::string_view code_of(DifficultyState state);
DifficultyState difficulty_state_of(std::string_view code);

/// How a level's turn ended. Overdue: its clock ran out and the rule passed it on.
enum class StepOutcome { Open, Answered, PassedUp, Overdue, Withdrawn };
inline constexpr std::array step_outcome_codes{std::string_view("open"), std::string_view("answered"),
                                               std::string_view("passed_up"), std::string_view("overdue"),
                                               std::string_view("withdrawn")};
std::string_view code_of(StepOutcome outcome);
StepOutcome step_outcome_of(std::string_view code);

/// A place on the way up.
struct DifficultyPlace {
  DifficultyLevel level = DifficultyLevel::Unit;
  Id<Organisation> organisation;
  bool operator==(const DifficultyPlace&) const = default;
};

/// One level's turn: when it received the difficulty, until when it answers, and what it did.
struct DifficultyStep {
  DifficultyPlace place;
  Instant received_at;
  Instant due_at;
  std::optional<Instant> left_at;  ///< none while it is this level's turn
  StepOutcome outcome = StepOutcome::Open;
  std::string text;  ///< the answer, or the opinion it was passed on with
  std::string decided_by;
  Id<DifficultyTopic> topic;  ///< answered for a whole topic
  bool operator==(const DifficultyStep&) const = default;
};

/// A difficulty or obstacle in carrying out a campaign (khó khăn, vướng mắc).
/// Invariants: its last step is open if and only if it is waiting; no other step ever is; a step that has ended never
/// changes; each step but the first begins when or after the one before ended.
struct Difficulty {
  Id<Difficulty> id;
  std::int64_t version = 1;
  Id<Campaign> campaign;
  Id<Organisation> organisation;  ///< whose difficulty it is
  Id<CampaignItem> item;          ///< of the plan, that it hinders
  Id<CampaignTask> task;
  Id<DifficultyTopic> topic;
  std::int64_t account = 0;  ///< who raised it
  std::string raised_by;
  Instant raised_at;
  std::optional<Date> since;
  std::string text;  ///< what
  std::string need;  ///< what would help
  DifficultyState state = DifficultyState::Waiting;
  std::vector<DifficultyStep> steps;

  [[nodiscard]] const DifficultyStep* open_step() const;
  /// The step that gave the answer the unit has now.
  [[nodiscard]] const DifficultyStep* answer() const;
};

/// Working days each level has.
struct DifficultyClocks {
  std::array<int, difficulty_level_codes.size()> working_days{};
  bool is_verified = false;  ///< the defaults come from no law
  bool is_own = false;       ///< set by a campaign, not the defaults
  [[nodiscard]] int of(DifficultyLevel level) const { return working_days[static_cast<std::size_t>(level)]; }
  bool operator==(const DifficultyClocks&) const = default;
};
/// From rules/difficulty_clocks.txt.
const DifficultyClocks& default_difficulty_clocks();

/// What decides where a difficulty goes and until when. `chain` begins with the unit.
struct DifficultyRules {
  std::vector<DifficultyPlace> chain;
  DifficultyClocks clocks;
  const WorkingCalendar& calendar;
  /// The place above, or none at the top.
  [[nodiscard]] std::optional<DifficultyPlace> above(const DifficultyPlace& place) const;
};

/// The way up for a difficulty of the last organisation of `ancestry` (root first): the unit; those above it below the
/// committee; the lead unit; the committee. `committee` leads the root campaign, `lead` follows it or is none.
std::vector<DifficultyPlace> chain_of(const std::vector<Organisation>& ancestry, const Organisation& committee,
                                      const Organisation* lead);

/// Whether it may be raised as typed; its first step is added by `start_difficulty`.
std::expected<Difficulty, std::vector<FieldError>> decide_difficulty(Difficulty draft, Date today);
/// Gives it to its first level: the unit's own, or, when somebody raises it who speaks for the unit, the one above.
Difficulty start_difficulty(Difficulty draft, const DifficultyRules& rules, bool speaks_for_unit, Instant now);

std::expected<Difficulty, Refusal> decide_answer(Difficulty difficulty, std::string_view answer, std::string_view by,
                                                 Instant now, Id<DifficultyTopic> topic = {});
std::expected<Difficulty, Refusal> decide_passing_up(Difficulty difficulty, const DifficultyRules& rules,
                                                     std::string_view opinion, std::string_view by, Instant now);
/// By rule: passed on when the clock ran out; at the top, or in time, nothing happens.
std::optional<Difficulty> decide_escalation(Difficulty difficulty, const DifficultyRules& rules, Instant now);
std::expected<Difficulty, Refusal> decide_acceptance(Difficulty difficulty);
/// Back to the level that answered, with a clock that begins anew; needs its reason.
std::expected<Difficulty, Refusal> decide_reopening(Difficulty difficulty, const DifficultyRules& rules,
                                                    std::string_view reason, Instant now);
std::expected<Difficulty, Refusal> decide_withdrawal(Difficulty difficulty, std::string_view by, Instant now);
std::expected<DifficultyClocks, std::vector<FieldError>> decide_clocks(DifficultyClocks clocks);

}  // namespace vx
