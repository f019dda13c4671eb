#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "web/html.h"
#include "web/json.h"
#include "web/problem.h"
#include "web/spreadsheet.h"
#include "web/view.h"

namespace vx {

/// A column an import knows, by any of its headings; diacritics, case and punctuation of a heading do not matter.
struct ImportColumn {
  std::string_view name;                   ///< of the field: "parent"
  std::vector<std::string_view> headings;  ///< the first is the template's: "Đơn vị cấp trên"
  bool required = false;
};

/// What is wrong with one cell of an import, or with the whole file (row 0).
struct ImportProblem {
  int row = 0;          ///< as the spreadsheet numbers it, the head is 1
  std::string heading;  ///< of the column, as the file has it; may be empty
  Refusal refusal;
};

/// The rows of an import under known columns.
class ImportTable {
 public:
  struct ImportRow {
    int number = 0;                  ///< as the spreadsheet numbers it
    std::vector<std::string> cells;  ///< by column of the import; trimmed, NFC
  };
  std::vector<ImportRow> rows;
  std::vector<std::string> unknown_headings;  ///< columns of the file that are left out
  std::vector<ImportProblem> problems;        ///< missing columns, a heading twice

  /// The heading the file has for a column; empty if it is not in the file.
  std::vector<std::string> headings;
};

/// Finds the head (the first row that has a known heading) in the first sheet that has rows, and the rows below it;
/// empty rows are left out.
ImportTable read_import(const std::vector<Sheet>& sheets, std::span<const ImportColumn> columns);

/// Every problem by row and column, as a table; nothing if there is none.
Html import_problems_table(const View& view, std::span<const ImportProblem> problems);
Json import_problems_json(const View& view, std::span<const ImportProblem> problems);

}  // namespace vx
