#include "web/table_download.h"

#include "web/spreadsheet.h"

namespace vx {

TableFormat read_table_format(Request& request) {
  static constexpr std::array files{std::string_view("csv"), std::string_view("xlsx")};
  return request.filter.choice("file", files) == "xlsx" ? TableFormat::Xlsx : TableFormat::Csv;
}

Response download_table(TableFormat format, std::string_view sheet_name,
                        const std::vector<std::vector<std::string>>& rows, std::string_view name) {
  if (format == TableFormat::Csv)
    return download(write_csv(rows), "text/csv; charset=utf-8", fmt::format("{}.csv", name));
  return download(write_xlsx(sheet_name, rows), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                  fmt::format("{}.xlsx", name));
}

}  // namespace vx
