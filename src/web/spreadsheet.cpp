#include "web/spreadsheet.h"

#include "web/csv.h"
#include "web/xlsx_reader.h"

namespace vx {

std::expected<std::vector<Sheet>, Refusal> read_spreadsheet(std::string_view bytes, const SpreadsheetLimits& limits) {
  if (bytes.empty()) return std::unexpected(Refusal{"spreadsheet.empty"});
  if (bytes.starts_with("PK\x03\x04")) return read_xlsx(bytes, limits);
  // An .xls of before 2007, or an .xlsx with a password, is a compound file.
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return std::unexpected(Refusal{"spreadsheet.old_or_locked"});
  auto sheet = read_csv(bytes, limits);
  if (!sheet) return std::unexpected(sheet.error());
  return std::vector<Sheet>{std::move(*sheet)};
}

}  // namespace vx
