#include "areas/population.h"

#include <set>

#include "base/text.h"

namespace vx {
namespace {

enum : std::size_t { code_column, year_column, population_column, source_column };

constexpr std::int64_t population_max = 200'000'000;
constexpr int year_min = 1900;

/// Reads one row's cells, noting each fault.
class RowReader {
 public:
  RowReader(const ImportTable& table, const ImportTable::ImportRow& row, std::vector<ImportProblem>& problems)
      : table_(table), row_(row), problems_(problems) {}

  [[nodiscard]] const std::string& cell(std::size_t column) const { return row_.cells[column]; }
  void refuse(std::size_t column, std::string_view key) {
    problems_.push_back(
        {row_.number, table_.headings[column], {std::string(key), {{"value", std::string(cell(column))}}}});
    good_ = false;
  }
  [[nodiscard]] bool good() const { return good_; }

 private:
  const ImportTable& table_;
  const ImportTable::ImportRow& row_;
  std::vector<ImportProblem>& problems_;
  bool good_ = true;
};

std::string digits_of_code(const std::string& code) {
  // A spreadsheet drops leading zeros: 1 is province 01, 4 of five digits a commune. Codes have 2, 3 or 5 digits.
  if (code.size() == 1) return "0" + code;
  if (code.size() == 4) return "0" + code;
  return code;
}

std::optional<PopulationRow> read_row(ReadTx& tx, RowReader& row, int last_year, const Viewer* viewer) {
  PopulationRow read;
  auto year = parse_count(row.cell(year_column));
  if (!year || *year < year_min || *year > last_year)
    row.refuse(year_column, "areas.population_bad_year");
  else
    read.year = static_cast<int>(*year);
  auto population = parse_count(row.cell(population_column));
  if (!population || *population > population_max)
    row.refuse(population_column, "areas.population_bad_count");
  else
    read.population = *population;
  read.source = row.cell(source_column);
  if (read.source.empty() || length_utf8(read.source) > 300) row.refuse(source_column, "areas.population_no_source");
  auto area =
      read.year == 0 ? std::nullopt : find_area(tx, digits_of_code(row.cell(code_column)), Date(read.year, 12, 31));
  if (area) {
    read.area = area->id;
    if (viewer != nullptr && !viewer->may(edit_areas, area->path))
      row.refuse(code_column, "areas.population_out_of_reach");
  } else if (read.year != 0) {
    row.refuse(code_column, "areas.population_no_area");
  }
  if (!row.good()) return std::nullopt;
  return read;
}

}  // namespace

std::span<const ImportColumn> population_columns() {
  static const std::vector<ImportColumn> columns = {
      {"code", {"Mã đơn vị hành chính", "Mã", "Mã ĐVHC", "Code", "Area code"}, true},
      {"year", {"Năm", "Year"}, true},
      {"population", {"Dân số", "Số dân", "Dân số trung bình", "Population"}, true},
      {"source", {"Nguồn", "Nguồn số liệu", "Source"}, true},
  };
  return columns;
}

std::optional<std::int64_t> parse_count(std::string_view text) {
  std::string digits;
  std::size_t run = 0;
  bool grouped = false;
  for (char c : trim(text)) {
    if (c >= '0' && c <= '9') {
      digits += c;
      ++run;
    } else if (c == '.' || c == ',' || c == ' ') {
      if (run == 0 || run > 3 || (grouped && run != 3)) return std::nullopt;
      grouped = true;
      run = 0;
    } else {
      return std::nullopt;
    }
  }
  if (digits.empty() || digits.size() > 15 || (grouped && run != 3)) return std::nullopt;
  return std::stoll(digits);
}

PopulationImport read_population_import(ReadTx& tx, const ImportTable& table, Date today, const Viewer* viewer) {
  PopulationImport import{{}, table.problems, table.unknown_headings};
  if (!import.problems.empty()) return import;
  std::set<std::pair<Id<Area>, int>> seen;
  for (const ImportTable::ImportRow& row : table.rows) {
    RowReader reader(table, row, import.problems);
    auto read = read_row(tx, reader, today.year(), viewer);
    if (!read) continue;
    if (seen.emplace(read->area, read->year).second)
      import.rows.push_back(std::move(*read));
    else
      reader.refuse(code_column, "areas.population_twice");
  }
  return import;
}

}  // namespace vx
