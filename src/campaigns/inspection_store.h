#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/inspection.h"
#include "db/database.h"
#include "web/paging.h"
#include "web/viewer.h"

namespace vx {

/// A unit that is visited.
struct VisitedUnit {
  Id<Organisation> id;
  std::string name;
  std::string path;
};

/// A finding with its unit, its task's state and its file.
struct FindingRecord {
  InspectionFinding finding;
  std::string organisation_name;
  std::string organisation_path;
  std::optional<TaskState> task_state;
  std::string file_name;  ///< empty: none
};

/// An inspection with the names of what it belongs to.
struct InspectionRecord {
  Inspection inspection;
  std::string campaign_title;
  std::string organisation_path;  ///< of the campaign's organisation
  std::vector<VisitedUnit> units;
  std::string minutes_name;  ///< empty: none
  std::string created_by;
  Instant created_at;
};

struct InspectionSummary {
  Id<Inspection> id;
  std::string subject;
  std::string leader;
  Date planned_on;
  std::optional<Date> carried_out_on;
  InspectionState state = InspectionState::Planned;
  std::vector<std::string> units;
  std::int64_t findings = 0;  ///< faults and recommendations
  std::int64_t open = 0;      ///< of them, not yet resolved
};

struct InspectionFilter {
  Id<Campaign> campaign;
  std::string state = {};
  Id<Organisation> unit = {};
  std::string words = {};  ///< folded
  std::optional<Date> from = {};
  std::optional<Date> to = {};  ///< inclusive
};

struct InspectionCounts {
  std::int64_t planned = 0, overdue = 0, carried_out = 0, cancelled = 0;
  std::int64_t open_findings = 0;
  [[nodiscard]] std::int64_t all() const { return planned + carried_out + cancelled; }
};

std::optional<InspectionRecord> find_inspection_unscoped(ReadTx& tx, Id<Inspection> id);
/// NotFound unless the viewer reads campaigns at its campaign's organisation, or at a unit it visits.
InspectionRecord get_inspection(ReadTx& tx, const Viewer& viewer, Id<Inspection> id);
/// The latest day first; only what the viewer may know of.
PageOf<InspectionSummary> list_inspections(ReadTx& tx, const Viewer& viewer, const InspectionFilter& filter,
                                           const PageRequest& page);
InspectionCounts count_inspections(ReadTx& tx, const Viewer& viewer, const InspectionFilter& filter);

Id<Inspection> insert_inspection(WriteTx& tx, const Inspection& inspection);
/// A version that is no longer the stored one is a Conflict.
void update_inspection(WriteTx& tx, const Inspection& inspection);
void set_inspection_minutes(WriteTx& tx, Id<Inspection> id, const UploadedFile& file);

/// Of the units the viewer reads; all of them for who reads at the campaign's organisation.
std::vector<FindingRecord> list_findings(ReadTx& tx, const Viewer& viewer, const InspectionRecord& record);
/// NotFound unless it is one of these.
FindingRecord get_finding(ReadTx& tx, const Viewer& viewer, const InspectionRecord& record, Id<InspectionFinding> id);
Id<InspectionFinding> insert_finding(WriteTx& tx, const InspectionFinding& finding);
void update_finding(WriteTx& tx, const InspectionFinding& finding);
void delete_finding(WriteTx& tx, Id<InspectionFinding> id);
void set_finding_file(WriteTx& tx, Id<InspectionFinding> id, const UploadedFile& file);

/// The bytes behind a name of the minutes or of a finding.
std::optional<std::string> find_minutes(ReadTx& tx, Id<Inspection> id);
std::optional<std::string> find_finding_file(ReadTx& tx, Id<InspectionFinding> id);

/// Whether the viewer plans and carries out visits of this campaign: who steers it, and the unit that follows it.
bool may_inspect(ReadTx& tx, const Viewer& viewer, Id<Campaign> campaign, std::string_view organisation_path);

}  // namespace vx
