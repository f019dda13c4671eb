#include "campaigns/inspection.h"

#include "base/check.h"
#include "base/text.h"

namespace vx {

namespace {

template <class Enum, std::size_t n>
Enum value_of(const std::array<std::string_view, n>& codes, std::string_view code) {
  const auto at = std::find(codes.begin(), codes.end(), code);
  check(at != codes.end(), "an unknown code was stored with an inspection");
  return static_cast<Enum>(at - codes.begin());
}

}  // namespace

std::string_view code_of(InspectionState state) { return inspection_state_codes[static_cast<std::size_t>(state)]; }
InspectionState inspection_state_of(std::string_view code) {
  return value_of<InspectionState>(inspection_state_codes, code);
}
std::string_view code_of(CheckResult result) { return check_result_codes[static_cast<std::size_t>(result)]; }
CheckResult check_result_of(std::string_view code) { return value_of<CheckResult>(check_result_codes, code); }
std::string_view code_of(FindingKind kind) { return finding_kind_codes[static_cast<std::size_t>(kind)]; }
FindingKind finding_kind_of(std::string_view code) { return value_of<FindingKind>(finding_kind_codes, code); }
std::string_view code_of(FindingSeverity severity) {
  return finding_severity_codes[static_cast<std::size_t>(severity)];
}
FindingSeverity finding_severity_of(std::string_view code) {
  return value_of<FindingSeverity>(finding_severity_codes, code);
}
std::string_view code_of(Recheck recheck) { return recheck_codes[static_cast<std::size_t>(recheck)]; }
Recheck recheck_of(std::string_view code) { return value_of<Recheck>(recheck_codes, code); }
std::string_view code_of(FindingState state) { return finding_state_codes[static_cast<std::size_t>(state)]; }

std::expected<Inspection, std::vector<FieldError>> decide_inspection(Inspection draft) {
  std::vector<FieldError> faults;
  draft.subject = squeeze(draft.subject);
  draft.leader = squeeze(draft.leader);
  std::sort(draft.units.begin(), draft.units.end());
  draft.units.erase(std::unique(draft.units.begin(), draft.units.end()), draft.units.end());
  if (draft.subject.empty()) faults.push_back({"subject", {"inspections.refusal.no_subject"}});
  if (!draft.planned_on) faults.push_back({"planned_on", {"inspections.refusal.no_day"}});
  if (draft.units.empty()) faults.push_back({"unit", {"inspections.refusal.no_unit"}});
  if (draft.state != InspectionState::Planned) faults.push_back({"", {"inspections.refusal.not_planned"}});
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return draft;
}

std::expected<Inspection, std::vector<FieldError>> decide_inspection_result(Inspection inspection, Date today) {
  std::vector<FieldError> faults;
  inspection.conclusion = squeeze(inspection.conclusion);
  if (inspection.state == InspectionState::Cancelled) faults.push_back({"", {"inspections.refusal.cancelled"}});
  if (!inspection.carried_out_on) faults.push_back({"carried_out_on", {"inspections.refusal.no_day"}});
  if (inspection.carried_out_on && *inspection.carried_out_on > today)
    faults.push_back({"carried_out_on", {"inspections.refusal.day_later"}});
  if (inspection.conclusion.empty()) faults.push_back({"conclusion", {"inspections.refusal.no_conclusion"}});
  if (!faults.empty()) return std::unexpected(std::move(faults));
  inspection.state = InspectionState::CarriedOut;
  return inspection;
}

std::expected<Inspection, Refusal> decide_inspection_cancellation(Inspection inspection, std::string_view reason) {
  if (inspection.state != InspectionState::Planned) return std::unexpected(Refusal{"inspections.refusal.not_planned"});
  inspection.cancel_reason = squeeze(reason);
  if (inspection.cancel_reason.empty()) return std::unexpected(Refusal{"inspections.refusal.no_reason"});
  inspection.state = InspectionState::Cancelled;
  return inspection;
}

FindingState classify_finding(const InspectionFinding& finding, const std::optional<TaskState>& task, Date today) {
  if (finding.kind == FindingKind::GoodPractice) return FindingState::Noted;
  if (finding.recheck == Recheck::Resolved) return FindingState::Resolved;
  if (task == TaskState::Done) return FindingState::Done;
  return finding.due_on && *finding.due_on < today ? FindingState::Late : FindingState::Open;
}

std::expected<InspectionFinding, std::vector<FieldError>> decide_finding(InspectionFinding draft,
                                                                         const Inspection& inspection) {
  std::vector<FieldError> faults;
  draft.text = squeeze(draft.text);
  if (inspection.state != InspectionState::CarriedOut) faults.push_back({"", {"inspections.refusal.not_carried_out"}});
  if (draft.text.empty()) faults.push_back({"text", {"inspections.refusal.no_text"}});
  if (std::find(inspection.units.begin(), inspection.units.end(), draft.organisation) == inspection.units.end())
    faults.push_back({"unit", {"inspections.refusal.not_visited"}});
  if (draft.kind == FindingKind::Fault && draft.severity == FindingSeverity::None)
    faults.push_back({"severity", {"inspections.refusal.no_severity"}});
  if (draft.kind != FindingKind::Fault) draft.severity = FindingSeverity::None;
  if (draft.kind == FindingKind::GoodPractice) {
    draft.due_on.reset();
  } else if (!draft.due_on) {
    faults.push_back({"due_on", {"inspections.refusal.no_deadline"}});
  } else if (inspection.carried_out_on && *draft.due_on < *inspection.carried_out_on) {
    faults.push_back({"due_on", {"inspections.refusal.deadline_before_visit"}});
  }
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return draft;
}

std::expected<void, Refusal> decide_finding_task(const InspectionFinding& finding) {
  if (finding.kind == FindingKind::GoodPractice)
    return std::unexpected(Refusal{"inspections.refusal.good_practice_no_task"});
  if (finding.task) return std::unexpected(Refusal{"inspections.refusal.has_task"});
  return {};
}

std::expected<InspectionFinding, Refusal> decide_recheck(InspectionFinding finding, Recheck recheck,
                                                         std::string_view note, Date today) {
  if (finding.kind == FindingKind::GoodPractice)
    return std::unexpected(Refusal{"inspections.refusal.good_practice_no_recheck"});
  if (recheck == Recheck::None) return std::unexpected(Refusal{"inspections.refusal.no_recheck"});
  finding.recheck_note = squeeze(note);
  if (recheck == Recheck::NotResolved && finding.recheck_note.empty())
    return std::unexpected(Refusal{"inspections.refusal.recheck_needs_note"});
  finding.recheck = recheck;
  finding.rechecked_on = today;
  return finding;
}

}  // namespace vx
