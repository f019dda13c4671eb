#include <unistd.h>
#include <xlsxwriter.h>

#include <filesystem>
#include <fstream>

#include "base/check.h"
#include "base/text.h"
#include "web/spreadsheet.h"

namespace vx {
namespace {

/// The width of a column in characters: its longest cell, within reason.
double column_width(const std::vector<std::vector<std::string>>& rows, std::size_t column) {
  std::size_t width = 8;
  for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), 500); ++i)
    if (column < rows[i].size()) width = std::max(width, length_utf8(rows[i][column]) + 2);
  return static_cast<double>(std::min<std::size_t>(width, 60));
}

/// A sheet's name may have 31 characters and none of []:*?/\ .
std::string usable_sheet_name(std::string_view wanted) {
  std::string name;
  std::size_t count = 0;
  for (std::size_t at = 0; at < wanted.size() && count < 31; ++count) {
    std::size_t start = at;
    char32_t c = next_code_point(wanted, at);
    bool bad = c < 128 && std::string_view("[]:*?/\\'").contains(static_cast<char>(c));
    name += bad ? " " : wanted.substr(start, at - start);
  }
  return trim(name).empty() ? "1" : name;
}

/// A file of its own that is removed in the end: libxlsxwriter 1.1 writes to no memory.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "vungxanh-XXXXXX").string()) {
    int file = mkstemp(path_.data());
    if (file < 0) throw Problem(ProblemCode::Busy);
    close(file);
  }
  ~TemporaryFile() { unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  [[nodiscard]] const char* path() const { return path_.c_str(); }
  [[nodiscard]] std::string content() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::string path_;
};

void write_rows(lxw_worksheet* sheet, lxw_format* head, const std::vector<std::vector<std::string>>& rows) {
  std::size_t columns = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    columns = std::max(columns, rows[r].size());
    for (std::size_t c = 0; c < rows[r].size(); ++c)
      // Everything is text: codes keep their zeros, and nothing is taken for a formula.
      worksheet_write_string(sheet, static_cast<lxw_row_t>(r), static_cast<lxw_col_t>(c), rows[r][c].c_str(),
                             r == 0 ? head : nullptr);
  }
  for (std::size_t c = 0; c < columns; ++c)
    worksheet_set_column(sheet, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c), column_width(rows, c), nullptr);
  worksheet_freeze_panes(sheet, 1, 0);
  if (rows.size() > 1 && columns > 0)
    worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(rows.size() - 1), static_cast<lxw_col_t>(columns - 1));
}

}  // namespace

std::string write_xlsx(std::string_view sheet_name, const std::vector<std::vector<std::string>>& rows) {
  TemporaryFile file;
  lxw_workbook* book = workbook_new(file.path());
  check(book != nullptr, "libxlsxwriter could not begin a workbook");
  lxw_worksheet* sheet = workbook_add_worksheet(book, usable_sheet_name(sheet_name).c_str());
  check(sheet != nullptr, "libxlsxwriter could not begin a sheet");
  lxw_format* head = workbook_add_format(book);
  format_set_bold(head);
  format_set_text_wrap(head);
  write_rows(sheet, head, rows);
  lxw_error error = workbook_close(book);
  check(error == LXW_NO_ERROR, "libxlsxwriter could not finish the workbook");
  return file.content();
}

}  // namespace vx
