#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.h"

namespace vx {

/// The unit lists as the build made them (make_area_list.mjs): units numbered from 1 in their order, which become their
/// ids, and who followed whom.
struct AreaList {
  struct Succession {
    Id<Area> predecessor;
    Id<Area> successor;
    std::string_view extent;  ///< its code
  };
  std::vector<Area> areas;
  std::vector<Succession> successions;
};

/// So many units of one kind and type stand below a unit for a time.
struct AreaCountRow {
  Id<Area> area;
  Date valid_from;
  std::optional<Date> valid_to;
  AreaKind kind;
  AreaType type;
  std::int64_t units = 0;
  std::int64_t end_unknown = 0;  ///< of them: ended on a day the lists do not name
};
/// Counts what is below each unit, interval by interval.
std::vector<AreaCountRow> count_units(const AreaList& list);

/// Reads the table; a malformed line is a bug (the build made it).
AreaList parse_area_list(std::string_view table);
/// The lists that are part of the binary.
AreaList embedded_area_list();

/// Fills an empty database with the lists; does nothing if there is a unit already.
void insert_area_list(WriteTx& tx, const AreaList& list);
bool has_areas(ReadTx& tx);

}  // namespace vx
