#include "web/import_table.h"

#include "base/text.h"
#include "web/components.h"

namespace vx {
namespace {

std::optional<std::size_t> find_column(std::span<const ImportColumn> columns, std::string_view heading) {
  std::string folded = fold_words(heading);
  if (folded.empty()) return std::nullopt;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (folded == columns[i].name) return i;
    for (std::string_view known : columns[i].headings)
      if (folded == fold_words(known)) return i;
  }
  return std::nullopt;
}

bool is_empty_row(const std::vector<std::string>& row) {
  return std::ranges::all_of(row, [](const std::string& cell) { return trim(cell).empty(); });
}

/// For each cell of the head the import's column, if it has one.
using Mapping = std::vector<std::optional<std::size_t>>;

Mapping map_head(ImportTable& table, const std::vector<std::string>& head, std::span<const ImportColumn> columns) {
  Mapping mapping;
  for (const std::string& cell : head) {
    std::string heading = squeeze(cell);
    auto column = find_column(columns, heading);
    if (column && !table.headings[*column].empty()) {
      table.problems.push_back({0, heading, {"spreadsheet.heading_twice", {{"heading", heading}}}});
      column.reset();
    }
    if (column)
      table.headings[*column] = heading;
    else if (!heading.empty())
      table.unknown_headings.push_back(heading);
    mapping.push_back(column);
  }
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].required && table.headings[i].empty())
      table.problems.push_back(
          {0, "", {"spreadsheet.column_missing", {{"heading", std::string(columns[i].headings.front())}}}});
  return mapping;
}

}  // namespace

ImportTable read_import(const std::vector<Sheet>& sheets, std::span<const ImportColumn> columns) {
  ImportTable table;
  table.headings.resize(columns.size());
  for (const Sheet& sheet : sheets) {
    auto head = std::ranges::find_if(sheet.rows, [&](const std::vector<std::string>& row) {
      return std::ranges::any_of(row, [&](const std::string& cell) { return find_column(columns, cell).has_value(); });
    });
    if (head == sheet.rows.end()) continue;
    Mapping mapping = map_head(table, *head, columns);
    for (auto row = head + 1; row != sheet.rows.end(); ++row) {
      if (is_empty_row(*row)) continue;
      ImportTable::ImportRow& read = table.rows.emplace_back();
      read.number = static_cast<int>(row - sheet.rows.begin()) + 1;
      read.cells.resize(columns.size());
      for (std::size_t i = 0; i < std::min(row->size(), mapping.size()); ++i)
        if (mapping[i]) read.cells[*mapping[i]] = squeeze(to_nfc((*row)[i]));
    }
    if (table.rows.empty()) table.problems.push_back({0, "", {"spreadsheet.no_rows"}});
    return table;
  }
  table.problems.push_back({0, "", {"spreadsheet.no_head", {{"heading", std::string(columns[0].headings.front())}}}});
  return table;
}

Html import_problems_table(const View& view, std::span<const ImportProblem> problems) {
  if (problems.empty()) return {};
  std::vector<TableRow> rows;
  for (const ImportProblem& problem : problems)
    rows.push_back({{problem.row == 0 ? view.t("spreadsheet.whole_file") : view.number(std::int64_t{problem.row}),
                     problem.heading, view.t(problem.refusal)}});
  return data_table(
      view, view.t("spreadsheet.problems"),
      {{view.t("spreadsheet.row"), "", true}, {view.t("spreadsheet.column")}, {view.t("spreadsheet.problem")}}, rows);
}

Json import_problems_json(const View& view, std::span<const ImportProblem> problems) {
  return json_array(problems, [&](const ImportProblem& problem) {
    return json_object({{"row", problem.row == 0 ? Json() : Json(problem.row)},
                        {"column", problem.heading},
                        {"code", problem.refusal.key},
                        {"problem", view.t(problem.refusal)}});
  });
}

}  // namespace vx
