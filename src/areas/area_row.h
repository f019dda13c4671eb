#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.h"

namespace vx {

// How the stores of areas read a unit's row; for this slice only.

/// The columns of `area` as read_area wants them, each prefixed with "area.".
inline constexpr std::string_view area_columns =
    "area.id, area.code, area.kind, area.type, area.name, area.full_name, area.parent_id, area.valid_from, "
    "area.valid_to, area.list_gap, area.later_name, area.path";
inline constexpr int area_column_count = 12;

/// The unit whose columns begin at `first`.
Area read_area(const Row& row, int first = 0);

/// The different words of a name as search knows them: folded.
std::vector<std::string> name_words(std::string_view name);

}  // namespace vx
