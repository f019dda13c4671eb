#include "web/spreadsheet.h"

#include <zip.h>

#include <gtest/gtest.h>

#include "web/import_table.h"
#include "web/xlsx_format.h"

namespace vx {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// A zip file of the given entries.
std::string make_zip(const std::vector<std::pair<std::string, std::string>>& entries) {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_t* archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  zip_source_keep(target);
  for (const auto& [name, content] : entries)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0),
                 ZIP_FL_ENC_UTF_8);
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

std::string make_workbook(std::string sheet, std::string strings = "<sst/>", std::string styles = "<styleSheet/>",
                          std::string workbook_more = "") {
  return make_zip(
      {{"xl/workbook.xml", "<workbook xmlns:r='r'>" + workbook_more +
                               "<sheets><sheet name='Đơn vị' sheetId='1' r:id='rId7'/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='rId7' Target='worksheets/a.xml'/></Relationships>"},
       {"xl/sharedStrings.xml", strings},
       {"xl/styles.xml", styles},
       {"xl/worksheets/a.xml", "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>"}});
}

std::string refusal_of(std::string_view bytes, const SpreadsheetLimits& limits = {}) {
  auto sheets = read_spreadsheet(bytes, limits);
  return sheets ? "" : sheets.error().key;
}

Rows rows_of(std::string_view bytes) {
  auto sheets = read_spreadsheet(bytes);
  EXPECT_TRUE(sheets.has_value()) << (sheets ? "" : sheets.error().key);
  return sheets ? sheets->at(0).rows : Rows{};
}

TEST(Csv, ReadsQuotesSeparatorsAndLineEnds) {
  EXPECT_EQ(rows_of("a,b\r\n\"x,\"\"y\"\"\nz\",2\n"), (Rows{{"a", "b"}, {"x,\"y\"\nz", "2"}}));
  EXPECT_EQ(rows_of("Tên;Mã\nSở Y tế;\"SYT\"\n"), (Rows{{"Tên", "Mã"}, {"Sở Y tế", "SYT"}}));
  EXPECT_EQ(rows_of("a\tb\n1\t2"), (Rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(rows_of("a,b\n\n1,"), (Rows{{"a", "b"}, {""}, {"1", ""}}));
}

TEST(Csv, ReadsByteOrderMarksAndUtf16) {
  EXPECT_EQ(rows_of("\xEF\xBB\xBFSở,1"), (Rows{{"Sở", "1"}}));
  std::string little = std::string("\xFF\xFE") + std::string("S\0\xDF\x1E,\0\x31\0", 8);
  EXPECT_EQ(rows_of(little), (Rows{{"Sở", "1"}}));
}

TEST(Csv, AnUnendedQuoteTakesTheRest) { EXPECT_EQ(rows_of("a,\"b\nc"), (Rows{{"a", "b\nc"}})); }

TEST(Csv, WhatIsWrittenIsReadAgainAndNothingIsAFormula) {
  Rows rows = {
      {"Tên", "Số"}, {"=HYPERLINK(\"x\")", "-5"}, {"@a", "+84 211"}, {" có khoảng trắng ", "a;b,\"c\""}, {"'lạ", ""}};
  std::string bytes = write_csv(rows);
  EXPECT_TRUE(bytes.starts_with("\xEF\xBB\xBF"));
  EXPECT_NE(bytes.find("'=HYPERLINK"), std::string::npos);
  EXPECT_NE(bytes.find("\n\"'@a\""), std::string::npos);
  EXPECT_EQ(rows_of(bytes), rows);
}

TEST(Csv, RefusesMoreThanTheLimits) {
  EXPECT_EQ(refusal_of("a\nb\nc\n", {.rows_max = 2}), "spreadsheet.too_many_rows");
  EXPECT_EQ(refusal_of("a,b,c\n", {.columns_max = 2}), "spreadsheet.too_many_columns");
  EXPECT_EQ(refusal_of(""), "spreadsheet.empty");
  EXPECT_EQ(refusal_of("\xD0\xCF\x11\xE0..."), "spreadsheet.old_or_locked");
}

TEST(Xlsx, WhatIsWrittenIsReadAgain) {
  Rows rows = {{"Mã", "Tên"}, {"00004", "Phường Ba Đình"}, {"=1+1", "Ủy ban & <b>"}};
  auto sheets = read_spreadsheet(write_xlsx("Địa bàn: [2021]", rows));
  ASSERT_TRUE(sheets.has_value());
  EXPECT_EQ(sheets->at(0).name, "Địa bàn   2021 ");
  EXPECT_EQ(sheets->at(0).rows, rows);
}

TEST(Xlsx, ReadsSharedAndInlineStringsNumbersAndHoles) {
  std::string bytes = make_workbook(
      "<row r='2'><c r='B2' t='s'><v>0</v></c><c r='D2' t='inlineStr'><is><t>trực </t><r><t>tiếp</t></r></is></c></row>"
      "<row><c><v>0.30000000000000004</v></c><c t='b'><v>1</v></c><c t='str'><f>A1</f><v>tính</v></c><c/></row>",
      "<sst><si><r><t>Sở </t></r><r><t>Y tế</t></r><rPh><t>x</t></rPh></si></sst>");
  auto sheets = read_spreadsheet(bytes);
  ASSERT_TRUE(sheets.has_value()) << sheets.error().key;
  EXPECT_EQ(sheets->at(0).name, "Đơn vị");
  EXPECT_EQ(sheets->at(0).rows, (Rows{{}, {"", "Sở Y tế", "", "trực tiếp"}, {"0.3", "TRUE", "tính"}}));
}

TEST(Xlsx, ShowsDatesByTheirStyle) {
  std::string styles =
      "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd\\/mm\\/yyyy'/><numFmt numFmtId='165' "
      "formatCode='#,##0 \"days\"'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf "
      "numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='14'/><xf numFmtId='165'/><xf "
      "numFmtId='20'/></cellXfs></styleSheet>";
  std::string row =
      "<row r='1'><c s='1'><v>44463</v></c><c s='2'><v>44463.625</v></c><c s='3'><v>44463</v></c><c "
      "s='4'><v>0.625</v></c>"
      "<c s='1'><v>1</v></c><c s='1'><v>60</v></c><c s='9'><v>7</v></c></row>";
  EXPECT_EQ(rows_of(make_workbook(row, "<sst/>", styles)),
            (Rows{{"2021-09-24", "2021-09-24 15:00", "44463", "15:00", "1900-01-01", "60", "7"}}));
  EXPECT_EQ(rows_of(make_workbook("<row r='1'><c s='1'><v>43001</v></c></row>", "<sst/>", styles,
                                  "<workbookPr date1904='1'/>")),
            (Rows{{"2021-09-24"}}));
}

TEST(Xlsx, KnowsDateFormats) {
  EXPECT_EQ(kind_of_format("[$-42A]d mmmm yyyy;@"), NumberKind::Date);
  EXPECT_EQ(kind_of_format("\"ngày \"dd"), NumberKind::Date);
  EXPECT_EQ(kind_of_format("[h]:mm"), NumberKind::Time);
  EXPECT_EQ(kind_of_format("General"), NumberKind::Plain);
  EXPECT_EQ(kind_of_format("#,##0.00\\ \"đồng\""), NumberKind::Plain);
  EXPECT_EQ(kind_of_format("[Red]0"), NumberKind::Plain);
}

TEST(Xlsx, RefusesDoctypesDamageAndWhatGrowsTooLarge) {
  EXPECT_EQ(refusal_of("PK\x03\x04 no zip"), "spreadsheet.broken");
  EXPECT_EQ(refusal_of(make_zip({{"word/document.xml", "<a/>"}})), "spreadsheet.broken");
  EXPECT_EQ(refusal_of(make_workbook("<row><c></row>")), "spreadsheet.broken");
  EXPECT_EQ(refusal_of(make_workbook("", "<!DOCTYPE sst [<!ENTITY a 'aaaa'>]><sst><si><t>&a;</t></si></sst>")),
            "spreadsheet.broken");
  EXPECT_EQ(refusal_of(make_workbook("<row r='1000000'><c><v>1</v></c></row>")), "spreadsheet.too_many_rows");
  EXPECT_EQ(refusal_of(make_workbook("<row r='1'><c r='XFD1'><v>1</v></c></row>")), "spreadsheet.too_many_columns");
  EXPECT_EQ(refusal_of(make_workbook(std::string(3 << 20, ' ')), {.inflated_max = 1 << 20}), "spreadsheet.too_large");
  // A long shared string used again and again, small in the file.
  std::string rows;
  for (int i = 0; i < 200; ++i) rows += "<row><c t='s'><v>0</v></c></row>";
  EXPECT_EQ(refusal_of(make_workbook(rows, "<sst><si><t>" + std::string(1 << 20, 'x') + "</t></si></sst>")),
            "spreadsheet.too_large");
}

TEST(Xlsx, EmptyCellsFarAwayDoNotCount) {
  EXPECT_EQ(rows_of(make_workbook("<row r='1'><c><v>1</v></c></row><row r='1048576'><c r='XFD1048576' s='1'/></row>")),
            (Rows{{"1"}}));
}

TEST(ImportTable, FindsColumnsByHeadingsWithOrWithoutDiacritics) {
  std::vector<ImportColumn> columns = {{"name", {"Tên đơn vị", "Name"}, true}, {"symbol", {"Ký hiệu"}}};
  auto sheets = read_spreadsheet("DANH SÁCH\n\nKY HIEU,ten don vi *,Ghi chú\nSYT,  Sở   Y tế ,x\n,,\nSNV,Sở Nội vụ\n");
  ImportTable table = read_import(*sheets, columns);
  EXPECT_TRUE(table.problems.empty());
  EXPECT_EQ(table.unknown_headings, std::vector<std::string>{"Ghi chú"});
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0].number, 4);
  EXPECT_EQ(table.rows[0].cells, (std::vector<std::string>{"Sở Y tế", "SYT"}));
  EXPECT_EQ(table.rows[1].number, 6);
}

TEST(ImportTable, SaysWhichColumnsAreMissingOrTwice) {
  std::vector<ImportColumn> columns = {{"name", {"Tên đơn vị"}, true}, {"symbol", {"Ký hiệu"}}};
  ImportTable missing = read_import(*read_spreadsheet("Ký hiệu,Ký hiệu\nA,B\n"), columns);
  ASSERT_EQ(missing.problems.size(), 2u);
  EXPECT_EQ(missing.problems[0].refusal.key, "spreadsheet.heading_twice");
  EXPECT_EQ(missing.problems[1].refusal.key, "spreadsheet.column_missing");
  EXPECT_EQ(read_import(*read_spreadsheet("1,2\n3,4\n"), columns).problems.at(0).refusal.key, "spreadsheet.no_head");
  EXPECT_EQ(read_import(*read_spreadsheet("Tên đơn vị\n"), columns).problems.at(0).refusal.key, "spreadsheet.no_rows");
}

}  // namespace
}  // namespace vx
