#pragma once
#include "areas/area_reads.h"
#include "web/json.h"

namespace vx {

/// Everything the page, the JSON and the command say about one unit on one day.
struct AreaDetail {
  Area area;
  Date as_of;                  ///< as asked
  Date day;                    ///< the day described: `as_of`, or the nearest on which the unit stood
  std::vector<Area> ancestry;  ///< province first, the unit last
  AreaCounts counts;
  std::vector<Area> children;
  std::map<Id<Area>, AreaCounts> child_counts;
  std::map<Id<Area>, AreaPopulation> child_populations;
  std::optional<AreaPopulation> population;
  std::vector<AreaSuccession> predecessors;
  std::vector<AreaSuccession> successors;
  std::map<Id<Area>, AreaCounts> successor_counts;  ///< on the day they followed

  [[nodiscard]] bool holds() const { return area.holds_on(listed_day(as_of)); }
};

/// The nearest day to `as_of` on which the unit stood.
Date nearest_day(const Area& area, Date as_of);
AreaDetail read_area_detail(ReadTx& tx, const Area& area, Date as_of);

Json area_json(const Area& area);
Json area_counts_json(const AreaCounts& counts);
/// `more`: fields of later slices.
Json area_detail_json(const AreaDetail& detail, const std::vector<Field>& more = {});

}  // namespace vx
