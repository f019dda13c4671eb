#pragma once
#include <string>
#include <vector>

#include "areas/area.h"
#include "web/import_table.h"

namespace vx {

/// One count of an import: how many people lived in a unit in a year, and who says so.
struct PopulationRow {
  Id<Area> area;
  int year = 0;
  std::int64_t population = 0;
  std::string source;
};

/// A population import as read: either every row is good or `problems` says what is not.
struct PopulationImport {
  std::vector<PopulationRow> rows;
  std::vector<ImportProblem> problems;
  std::vector<std::string> unknown_headings;
};

struct PopulationChanges {
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
};

std::span<const ImportColumn> population_columns();
/// Finds each row's unit by its code in the year's units; refuses codes that no unit had, years, counts and doubles.
/// `viewer`: who imports, and only for areas within reach; null: the command line, everywhere.
PopulationImport read_population_import(ReadTx& tx, const ImportTable& table, Date today, const Viewer* viewer);
/// A whole number as people write it: "1191780", "1.191.780", "1,191,780", "1 191 780".
std::optional<std::int64_t> parse_count(std::string_view text);

PopulationChanges preview_populations(ReadTx& tx, std::span<const PopulationRow> rows);
PopulationChanges save_populations(WriteTx& tx, std::span<const PopulationRow> rows);

}  // namespace vx
