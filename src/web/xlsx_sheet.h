#pragma once
#include <string>
#include <vector>

#include "web/spreadsheet.h"
#include "web/xlsx_format.h"
#include "web/xml_reader.h"

namespace vx {

/// What the cells of a workbook refer to.
struct WorkbookParts {
  std::vector<std::string> shared_strings;
  std::vector<NumberKind> styles;  ///< of cellXfs, in order
  bool epoch_1904 = false;
};

/// How much a whole workbook may still hold once read: repeated shared strings and far-off cells cost nothing in the
/// file, but much in memory.
struct WorkbookBudget {
  std::size_t cells = 4'000'000;
  std::size_t text = 100u << 20;
};

/// xl/worksheets/sheetN.xml
class SheetListener : public XmlListener {
 public:
  SheetListener(const WorkbookParts& parts, const SpreadsheetLimits& limits, WorkbookBudget& budget, Sheet& sheet)
      : parts_(parts), limits_(limits), budget_(budget), sheet_(sheet) {}
  void start(std::string_view name, const char* const* attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view text) override;

 private:
  void start_cell(const char* const* attributes);
  void end_cell();
  void put(std::string value);

  const WorkbookParts& parts_;
  const SpreadsheetLimits& limits_;
  WorkbookBudget& budget_;
  Sheet& sheet_;
  std::size_t row_ = 0;     ///< of the current row, from 1
  std::size_t column_ = 0;  ///< of the next cell, from 0
  std::string type_;
  std::size_t style_ = 0;
  std::string value_;
  bool in_value_ = false;
  bool in_phonetic_ = false;
};

/// xl/sharedStrings.xml
class SharedStringsListener : public XmlListener {
 public:
  SharedStringsListener(std::vector<std::string>& strings, std::size_t bytes_max)
      : strings_(strings), bytes_left_(bytes_max) {}
  void start(std::string_view name, const char* const* attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view text) override;

 private:
  std::vector<std::string>& strings_;
  std::size_t bytes_left_;
  std::string value_;
  bool in_text_ = false;
  bool in_phonetic_ = false;
};

/// xl/styles.xml
class StylesListener : public XmlListener {
 public:
  explicit StylesListener(std::vector<NumberKind>& styles) : styles_(styles) {}
  void start(std::string_view name, const char* const* attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view) override {}

 private:
  std::vector<NumberKind>& styles_;
  std::map<int, NumberKind> formats_;
  bool in_cell_formats_ = false;
};

}  // namespace vx
