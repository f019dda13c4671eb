#pragma once
#include <array>
#include <map>

#include "areas/area.h"
#include "web/paging.h"

namespace vx {

// Reads of the pages and commands of areas; for this slice only.

/// How many units stand below one, on one day.
struct AreaCounts {
  std::int64_t districts = 0;
  std::int64_t communes = 0;
  std::int64_t end_unknown = 0;           ///< of them: ended on a day the lists do not name
  std::array<std::int64_t, 9> of_type{};  ///< by AreaType
};

AreaCounts count_areas_below(ReadTx& tx, const Area& area, Date as_of);
/// The same for every unit right below `parent` (no id: the provinces) at once.
std::map<Id<Area>, AreaCounts> count_areas_by_parent(ReadTx& tx, Id<Area> parent, Date as_of);
/// The unit that bore `code` last, up to that day, whether it still stood or not.
std::optional<Area> find_last_area(ReadTx& tx, std::string_view code, Date as_of);

struct AreaQuery {
  std::string words;  ///< as typed
  Date as_of;
  int limit = 50;
  std::string after;  ///< cursor
};
/// Units of that day (first) and of other days whose names match, best first.
PageOf<Area> find_areas(ReadTx& tx, const AreaQuery& query);

/// The population of each unit right below `parent` (no id: the provinces), as find_population gives it.
std::map<Id<Area>, AreaPopulation> list_populations(ReadTx& tx, Id<Area> parent, Date as_of);
/// Every count of one unit, newest first.
std::vector<AreaPopulation> list_population_counts(ReadTx& tx, Id<Area> area);

}  // namespace vx
