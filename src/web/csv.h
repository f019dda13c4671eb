#pragma once
#include <expected>
#include <string_view>

#include "web/spreadsheet.h"

namespace vx {

/// One sheet of a .csv: see read_spreadsheet. Never fails on odd quoting: what cannot be a quoted cell is text.
std::expected<Sheet, Refusal> read_csv(std::string_view bytes, const SpreadsheetLimits& limits);

}  // namespace vx
