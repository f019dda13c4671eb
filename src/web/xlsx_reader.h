#pragma once
#include <expected>
#include <string_view>
#include <vector>

#include "web/spreadsheet.h"

namespace vx {

/// The sheets of an .xlsx workbook, in the workbook's order: see read_spreadsheet.
std::expected<std::vector<Sheet>, Refusal> read_xlsx(std::string_view bytes, const SpreadsheetLimits& limits);

}  // namespace vx
