#include <any>

#include "areas/area_pages.h"
#include "areas/population.h"
#include "web/components.h"
#include "web/layout.h"
#include "web/paging.h"

namespace vx {
namespace {

using namespace html;

constexpr std::size_t file_max = 8u << 20;

/// The import's form; below it what a checked file would do, with the button that does it.
Html import_page(const View& view, const Form& form, const Html& checked) {
  Html fields =
      file_field(
          view, form,
          {.name = "file", .label = "areas.population_file", .hint = "areas.population_file_hint", .required = true},
          ".csv,.xlsx") +
      submit_button(view, "areas.population_check");
  return page(view,
              {.title = view.t("areas.population_import"),
               .crumbs = {{view.t("areas.title"), "/areas"}},
               .lead = view.t("areas.population_lead")},
              error_summary(view, form) + post_form(view, "/areas/population/check", fields, true) + checked);
}

Response show_form(Request& request, ReadTx&) { return html_response(import_page(request.view, request.filter, {})); }

/// Reads the uploaded file, or the hidden field a checked file travels in: on a worker thread, before the transaction.
std::any read_rows(Request& request) {
  std::string_view bytes = request.form.raw("rows");
  if (const UploadedFile* file = request.form.file("file")) bytes = file->bytes;
  if (bytes.empty()) return std::expected<ImportTable, Refusal>(std::unexpected(Refusal{"areas.population_no_file"}));
  auto sheets = read_spreadsheet(bytes);
  if (!sheets) return std::expected<ImportTable, Refusal>(std::unexpected(sheets.error()));
  return std::expected<ImportTable, Refusal>(read_import(*sheets, population_columns()));
}

/// What read_rows made; a refusal is noted in the form.
std::optional<ImportTable> prepared_rows(Request& request) {
  auto table = std::any_cast<std::expected<ImportTable, Refusal>>(std::move(request.prepared));
  if (table) return std::move(*table);
  request.form.add_error("file", table.error());
  return std::nullopt;
}

/// The rows in the form in which they travel to the confirmation.
std::string travelling_rows(const ImportTable& table) {
  std::vector<std::vector<std::string>> rows{{}};
  for (const ImportColumn& column : population_columns()) rows[0].emplace_back(column.headings[0]);
  for (const ImportTable::ImportRow& row : table.rows) rows.push_back(row.cells);
  return write_csv(rows);
}

Json changes_json(const View& view, const PopulationChanges& changes, const PopulationImport& import) {
  return json_object({{"added", changes.added},
                      {"changed", changes.changed},
                      {"unchanged", changes.unchanged},
                      {"problems", import_problems_json(view, import.problems)}});
}

Html checked_view(const View& view, const ImportTable& table, const PopulationImport& import,
                  const PopulationChanges& changes) {
  if (!import.problems.empty())
    return alert(Tone::Bad, view.n("areas.population_problems", static_cast<std::int64_t>(import.problems.size()))) +
           import_problems_table(view, import.problems);
  Html fields = input(attr("type", "hidden"), attr("name", "rows"), attr("value", travelling_rows(table))) +
                submit_button(view, "areas.population_save");
  return card(view.t("areas.population_would"),
              p(view.t("areas.population_summary", {{"added", view.number(changes.added)},
                                                    {"changed", view.number(changes.changed)},
                                                    {"unchanged", view.number(changes.unchanged)}})) +
                  post_form(view, "/areas/population", fields));
}

Response check_import(Request& request, WriteTx& tx) {
  auto table = prepared_rows(request);
  if (!table) return invalid(request, request.form, import_page(request.view, request.form, {}));
  PopulationImport import = read_population_import(tx, *table, request.view.today(), &request.viewer());
  PopulationChanges changes = preview_populations(tx, import.rows);
  return respond(
      request,
      [&] { return import_page(request.view, request.form, checked_view(request.view, *table, import, changes)); },
      [&] { return changes_json(request.view, changes, import); });
}

Response save_import(Request& request, WriteTx& tx) {
  auto table = prepared_rows(request);
  if (!table) return invalid(request, request.form, import_page(request.view, request.form, {}));
  PopulationImport import = read_population_import(tx, *table, request.view.today(), &request.viewer());
  if (!import.problems.empty()) {
    request.form.add_error("file", {"areas.population_has_problems"});
    return invalid(request, request.form,
                   import_page(request.view, request.form, checked_view(request.view, *table, import, {})));
  }
  PopulationChanges changes = save_populations(tx, import.rows);
  return done(request, "/areas", "areas.population_saved", changes_json(request.view, changes, import));
}

}  // namespace

void add_population_routes(Router& router) {
  FieldInfo file{"file", FieldType::File, false, "A .csv or .xlsx with code, year, population and source."};
  FieldInfo rows{"rows", FieldType::Text, false, "The same rows as CSV, instead of a file."};
  router.get("/areas/population", show_form,
             {.access = Access::holder(edit_areas), .about = "Form to import population counts", .json = false});
  router.post("/areas/population/check", check_import,
              {.access = Access::holder(edit_areas),
               .about = "Says every problem of a population import and what it would change; changes nothing",
               .fields = {file, rows},
               .body_max = file_max,
               .prepare = read_rows});
  router.post("/areas/population", save_import,
              {.access = Access::holder(edit_areas),
               .about = "Imports population counts, all or nothing",
               .fields = {file, rows},
               .body_max = file_max,
               .prepare = read_rows});
}

}  // namespace vx
