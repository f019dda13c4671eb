#include <zip.h>

#include <cstddef>
#include <cstdint>

#include "base/check.h"
#include "base/text.h"
#include "web/spreadsheet.h"

namespace {

/// A workbook whose parts are the pieces of the input, so that the fuzzer reaches behind the zip format.
std::string make_workbook(std::string_view input) {
  std::vector<std::string_view> pieces = vx::split(input, '\0');
  pieces.resize(4);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_t* archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  zip_source_keep(target);
  auto add = [&](const char* name, std::string_view content) {
    zip_file_add(archive, name, zip_source_buffer(archive, content.data(), content.size(), 0), ZIP_FL_ENC_UTF_8);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(zip_get_num_entries(archive, 0) - 1), ZIP_CM_STORE, 0);
  };
  std::string_view workbook =
      pieces[3].empty() ? "<workbook><sheets><sheet name='a' id='r'/></sheets></workbook>" : pieces[3];
  add("xl/workbook.xml", workbook);
  add("xl/_rels/workbook.xml.rels", "<R><Relationship Id='r' Target='a.xml'/></R>");
  add("xl/a.xml", pieces[0]);
  add("xl/sharedStrings.xml", pieces[1].empty() ? "<sst/>" : pieces[1]);
  add("xl/styles.xml", pieces[2].empty() ? "<styleSheet/>" : pieces[2]);
  zip_close(archive);
  zip_stat_t stat;
  zip_source_stat(target, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_open(target);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

void read(std::string_view bytes) {
  vx::SpreadsheetLimits limits{.rows_max = 2000, .columns_max = 50, .inflated_max = 1 << 20};
  auto sheets = vx::read_spreadsheet(bytes, limits);
  if (!sheets) return;
  for (const vx::Sheet& sheet : *sheets) {
    vx::check(sheet.rows.size() <= limits.rows_max, "no more rows than allowed");
    for (const std::vector<std::string>& row : sheet.rows) {
      vx::check(row.size() <= limits.columns_max, "no more columns than allowed");
      for (const std::string& cell : row) vx::check(vx::is_utf8(cell), "cells are well-formed");
    }
  }
}

}  // namespace

// The bytes as a workbook, and as the parts of one: a sheet, shared strings, styles and the workbook, split by zeros.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input(reinterpret_cast<const char*>(data), size);
  if (input.starts_with("PK")) read(input);
  read(make_workbook(input));
  return 0;
}
