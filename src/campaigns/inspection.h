#pragma once
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "campaigns/task.h"
#include "web/form.h"

namespace vx {

struct Campaign;
struct Organisation;

enum class InspectionState { Planned, CarriedOut, Cancelled };
inline constexpr std::array inspection_state_codes{std::string_view("planned"), std::string_view("carried_out"),
                                                   std::string_view("cancelled")};
std::string_view code_of(InspectionState state);
InspectionState inspection_state_of(std::string_view code);

/// What a line of the check list came to.
enum class CheckResult { None, Met, NotMet, NotApplicable };
inline constexpr std::array check_result_codes{std::string_view(""), std::string_view("met"),
                                               std::string_view("not_met"), std::string_view("not_applicable")};
std::string_view code_of(CheckResult result);
CheckResult check_result_of(std::string_view code);
struct InspectionCheck {
  std::string text;
  CheckResult result = CheckResult::None;
  std::string note;
  bool operator==(const InspectionCheck&) const = default;
};

/// A visit to units (cuộc kiểm tra), planned by those who steer a campaign or by the unit that follows it (R16, R17).
/// Invariants: a subject, a day, a unit at least; results only once it was carried out, which is not after today.
struct Inspection {
  Id<Inspection> id;
  std::int64_t version = 1;
  Id<Campaign> campaign;
  Id<Inspection> follows;  ///< whose findings it looks at again
  std::string subject;
  std::optional<Date> planned_on;
  std::string leader;                ///< trưởng đoàn
  std::vector<std::string> members;  ///< one name each
  std::vector<Id<Organisation>> units;
  std::vector<InspectionCheck> checks;
  InspectionState state = InspectionState::Planned;
  std::optional<Date> carried_out_on;
  std::string conclusion;
  std::string cancel_reason;
};

std::expected<Inspection, std::vector<FieldError>> decide_inspection(Inspection draft);
/// What came of it: the day, a conclusion, each check's result. May be corrected afterwards.
std::expected<Inspection, std::vector<FieldError>> decide_inspection_result(Inspection inspection, Date today);
std::expected<Inspection, Refusal> decide_inspection_cancellation(Inspection inspection, std::string_view reason);

/// Fault (tồn tại, vi phạm), recommendation (kiến nghị), good practice (cách làm hay).
enum class FindingKind { Fault, Recommendation, GoodPractice };
inline constexpr std::array finding_kind_codes{std::string_view("fault"), std::string_view("recommendation"),
                                               std::string_view("good_practice")};
std::string_view code_of(FindingKind kind);
FindingKind finding_kind_of(std::string_view code);
enum class FindingSeverity { None, Low, Medium, High };
inline constexpr std::array finding_severity_codes{std::string_view(""), std::string_view("low"),
                                                   std::string_view("medium"), std::string_view("high")};
std::string_view code_of(FindingSeverity severity);
FindingSeverity finding_severity_of(std::string_view code);
enum class Recheck { None, Resolved, NotResolved };
inline constexpr std::array recheck_codes{std::string_view(""), std::string_view("resolved"),
                                          std::string_view("not_resolved")};
std::string_view code_of(Recheck recheck);
Recheck recheck_of(std::string_view code);

/// What an inspection found at a unit, which answers for putting it right.
struct InspectionFinding {
  Id<InspectionFinding> id;
  Id<Inspection> inspection;
  Id<Organisation> organisation;
  FindingKind kind = FindingKind::Fault;
  FindingSeverity severity = FindingSeverity::None;  ///< of faults only
  std::string text;
  std::optional<Date> due_on;
  Id<CampaignTask> task;
  std::optional<Date> rechecked_on;
  Recheck recheck = Recheck::None;
  std::string recheck_note;
};

/// Where a finding stands. Noted: a good practice. Done: its task is, and somebody must look again.
enum class FindingState { Noted, Open, Late, Done, Resolved };
inline constexpr std::array finding_state_codes{std::string_view("noted"), std::string_view("open"),
                                                std::string_view("late"), std::string_view("done"),
                                                std::string_view("resolved")};
std::string_view code_of(FindingState state);
/// From the re-check, else from its task, else from its deadline.
FindingState classify_finding(const InspectionFinding& finding, const std::optional<TaskState>& task, Date today);

/// A fault has its severity; faults and recommendations a deadline; the unit is one that was visited.
std::expected<InspectionFinding, std::vector<FieldError>> decide_finding(InspectionFinding draft,
                                                                         const Inspection& inspection);
/// Faults and recommendations become tasks, once.
std::expected<void, Refusal> decide_finding_task(const InspectionFinding& finding);
/// A result of looking again; "not resolved" needs a note.
std::expected<InspectionFinding, Refusal> decide_recheck(InspectionFinding finding, Recheck recheck,
                                                         std::string_view note, Date today);

}  // namespace vx
