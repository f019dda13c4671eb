#pragma once
#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/problem.h"

namespace vx {

/// One sheet as rows of texts; numbers and dates as they are shown (dates ISO).
struct Sheet {
  std::string name;
  std::vector<std::vector<std::string>> rows;
};

struct SpreadsheetLimits {
  std::size_t rows_max = 100'000;
  std::size_t columns_max = 200;
  std::size_t inflated_max = 200u << 20;  ///< bytes of one XLSX sheet's XML
};

/// Reads .xlsx (all sheets, streaming) or .csv (UTF-8 with or without BOM, UTF-16; comma, semicolon or tab; RFC 4180
/// quotes) by what the bytes are, not by the name. Refusals say where: sheet, row, column.
std::expected<std::vector<Sheet>, Refusal> read_spreadsheet(std::string_view bytes,
                                                            const SpreadsheetLimits& limits = {});
/// UTF-8 with BOM, so that Excel shows Vietnamese; cells that a spreadsheet would take for a formula are quoted.
std::string write_csv(const std::vector<std::vector<std::string>>& rows);
/// The first row is the head: bold, frozen, filtered.
std::string write_xlsx(std::string_view sheet_name, const std::vector<std::vector<std::string>>& rows);

}  // namespace vx
