#include <cstddef>
#include <cstdint>

#include "base/check.h"
#include "base/text.h"
#include "web/import_table.h"
#include "web/spreadsheet.h"

// CSV in any form: what is read is well-formed text within the limits, and what is written from it is read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vx;
  SpreadsheetLimits limits{.rows_max = 1000, .columns_max = 50};
  auto sheets = read_spreadsheet({reinterpret_cast<const char*>(data), size}, limits);
  if (!sheets) return 0;
  for (const Sheet& sheet : *sheets) {
    check(sheet.rows.size() <= limits.rows_max, "no more rows than allowed");
    for (const std::vector<std::string>& row : sheet.rows) {
      check(row.size() <= limits.columns_max, "no more columns than allowed");
      for (const std::string& cell : row) check(is_utf8(cell), "cells are well-formed");
    }
  }
  const std::vector<ImportColumn> columns = {{"name", {"Tên đơn vị", "Name"}, true}, {"symbol", {"Ký hiệu"}}};
  ImportTable table = read_import(*sheets, columns);
  for (const ImportTable::ImportRow& row : table.rows)
    check(row.cells.size() == columns.size(), "a cell for each column");
  return 0;
}
