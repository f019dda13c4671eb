#pragma once
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "campaigns/campaign.h"

namespace vx {

/// How far a sub-unit's own plan has come (R3, R9). Only Overdue and Due depend on the day.
enum class CascadeState { Overdue, Due, NoDeadline, IssuedUndated, IssuedLate, IssuedOnTime, Excused };
inline constexpr std::array cascade_state_codes{std::string_view("overdue"),     std::string_view("due"),
                                                std::string_view("no_deadline"), std::string_view("issued_undated"),
                                                std::string_view("issued_late"), std::string_view("issued_on_time"),
                                                std::string_view("excused")};
std::string_view code_of(CascadeState state);
std::optional<CascadeState> cascade_state_of(std::string_view code);

/// What of an expectation does not change from day to day, as it is stored. In the order of urgency on the board.
enum class CascadeOutcome { Awaited, Undated, Late, OnTime, Excused };
inline constexpr std::array cascade_outcome_codes{std::string_view("awaited"), std::string_view("undated"),
                                                  std::string_view("late"), std::string_view("on_time"),
                                                  std::string_view("excused")};
std::string_view code_of(CascadeOutcome outcome);
CascadeOutcome cascade_outcome_of(std::string_view code);

/// A sub-unit that must issue its own plan under a campaign: until when, what came, and what was said about it.
/// A dispensation (`excuse`) is given by those above; a reason by the unit itself.
struct Expectation {
  Id<Expectation> id;
  std::int64_t version = 1;
  Id<Campaign> campaign;
  Id<Organisation> organisation;
  std::optional<Date> due_on;
  Id<Campaign> child;                    ///< the campaign of its plan, when there is one
  std::optional<PartialDate> issued_on;  ///< as the plan says; its day may be blank (R108)
  std::optional<Date> received_on;       ///< when the plan came in here
  std::string excuse;
  std::string reason;
  int reminders = 0;
  std::optional<Instant> reminded_at;
};

/// What a reminder's notification is about: it ends when the plan is there or is no longer awaited.
std::string reminder_subject(const Expectation& expectation);

/// On time: issued on or before the due day; a plan without its day was issued on time if its whole month, or the day
/// it came in, lies before the deadline, late if no day of its month does, and is otherwise undated, which is not
/// green. Without a deadline an issued plan is on time.
CascadeOutcome decide_outcome(const Expectation& expectation);
CascadeState classify_cascade(CascadeOutcome outcome, const std::optional<Date>& due_on, Date today);
/// Days left until the due day, negative when it has passed; nothing without a deadline or when nothing is awaited.
std::optional<int> days_to_due(CascadeOutcome outcome, const std::optional<Date>& due_on, Date today);

/// A dispensation needs its reason, and nothing issued yet.
std::expected<void, Refusal> decide_excuse(const Expectation& expectation, std::string_view reason);
/// A reminder goes only to those from whom a plan is awaited, and once a day.
std::expected<void, Refusal> decide_reminder(const Expectation& expectation, CampaignState state, Date today);
/// The unit may say why its plan is late or will be; only while it is awaited or came late.
std::expected<void, Refusal> decide_reason(const Expectation& expectation, std::string_view reason);

/// How many sub-units stand where.
struct CascadeCounts {
  std::array<std::int64_t, cascade_state_codes.size()> by_state{};
  std::int64_t& operator[](CascadeState state) { return by_state[static_cast<std::size_t>(state)]; }
  std::int64_t operator[](CascadeState state) const { return by_state[static_cast<std::size_t>(state)]; }
  [[nodiscard]] std::int64_t all() const;
  /// All but the excused: who must issue a plan.
  [[nodiscard]] std::int64_t required() const;
  [[nodiscard]] std::int64_t issued() const;
  CascadeCounts& operator+=(const CascadeCounts& more);
};

/// The colour of a whole group: green only if all have issued on time or are excused; unknown if nobody is counted or
/// something cannot be judged; red with anything overdue.
enum class CascadeTone { Good, Waiting, Late, Overdue, Unknown };
CascadeTone classify_counts(const CascadeCounts& counts);

}  // namespace vx
