#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "web/request.h"
#include "web/response.h"

namespace vx {

enum class TableFormat { Csv, Xlsx };

/// What the address asks for: "file=csv", "file=xlsx"; CSV without one. Anything else is a fault of the filter.
TableFormat read_table_format(Request& request);
/// A table to save as `name`.csv or `name`.xlsx; its first row is the head.
Response download_table(TableFormat format, std::string_view sheet_name,
                        const std::vector<std::vector<std::string>>& rows, std::string_view name);

}  // namespace vx
