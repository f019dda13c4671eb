#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/cascade.h"
#include "db/database.h"
#include "web/paging.h"
#include "web/viewer.h"

namespace vx {

struct Inspection;

enum class UrgingKind { Reminder, Visit };
inline constexpr std::array urging_kind_codes{std::string_view("reminder"), std::string_view("visit")};
std::string_view code_of(UrgingKind kind);

/// One thing that was urged of one unit (đôn đốc, R16): a reminder of its plan, or a visit; and what came of it.
struct Urging {
  UrgingKind kind = UrgingKind::Reminder;
  std::int64_t id = 0;  ///< of the event or the inspection
  Instant at;
  Id<Organisation> organisation;
  std::string organisation_name;
  std::string by;
  std::string text;
  CascadeOutcome plan = CascadeOutcome::Awaited;  ///< of a reminder: what became of the plan
  std::optional<PartialDate> issued_on;
  std::int64_t findings = 0;  ///< of a visit, at this unit
  std::int64_t resolved = 0;
};

struct UrgingFilter {
  Id<Campaign> campaign;
  std::string kind = {};  ///< code, or empty
  Id<Organisation> unit = {};
  std::string words = {};  ///< folded; of the unit
};
/// Latest first, of units the viewer reads.
PageOf<Urging> list_urgings(ReadTx& tx, const Viewer& viewer, const UrgingFilter& filter, const PageRequest& page);

/// A unit that must carry out the campaign and was never urged or never visited.
struct UnurgedUnit {
  Id<Organisation> id;
  std::string name;
  bool is_reminded = false;
  bool is_visited = false;
};
/// Those never visited first of all those never reminded either; `all`: how many units the campaign has.
struct UnurgedUnits {
  std::vector<UnurgedUnit> units;
  std::int64_t all = 0;
};
UnurgedUnits list_unurged_units(ReadTx& tx, const Viewer& viewer, Id<Campaign> campaign, int limit);

}  // namespace vx
