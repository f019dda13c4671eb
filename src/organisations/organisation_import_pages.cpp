#include <any>

#include "organisations/organisation_import.h"
#include "organisations/organisation_pages.h"
#include "organisations/organisation_views.h"
#include "web/components.h"
#include "web/layout.h"
#include "web/table_download.h"

namespace vx {
namespace {

using namespace html;

constexpr std::size_t file_max = 8u << 20;
using Prepared = std::expected<ImportTable, Refusal>;

Html import_page(const View& view, const Form& form, const Html& checked) {
  Html fields = file_field(view, form,
                           {.name = "file",
                            .label = "organisations.import_file",
                            .hint = "organisations.import_file_hint",
                            .required = true},
                           ".csv,.xlsx") +
                submit_button(view, "organisations.import_check");
  Html templates = p(view.t("organisations.import_template_text"), " ",
                     a(href("/organisations/template?file=xlsx"), view.t("organisations.template_xlsx")), " · ",
                     a(href("/organisations/template?file=csv"), view.t("organisations.template_csv")));
  return page(
      view,
      {.title = view.t("organisations.import"),
       .crumbs = {{view.t("organisations.title"), "/organisations"}},
       .lead = view.t("organisations.import_lead")},
      error_summary(view, form) + checked + templates + post_form(view, "/organisations/import/check", fields, true));
}

/// The uploaded file's rows, or those of the hidden field in which a checked file travels; on a worker thread.
std::any read_rows(Request& request) {
  std::string_view bytes = request.form.raw("rows");
  if (const UploadedFile* file = request.form.file("file")) bytes = file->bytes;
  if (bytes.empty()) return Prepared(std::unexpected(Refusal{"organisations.import_no_file"}));
  auto sheets = read_spreadsheet(bytes);
  if (!sheets) return Prepared(std::unexpected(sheets.error()));
  return Prepared(read_import(*sheets, organisation_columns()));
}

std::optional<ImportTable> prepared_rows(Request& request) {
  auto table = std::any_cast<Prepared>(std::move(request.prepared));
  if (table) return std::move(*table);
  request.form.add_error("file", table.error());
  return std::nullopt;
}

/// The rows as they travel to the confirmation: only the columns the file has, so that the others stay as they are.
std::string travelling_rows(const ImportTable& table) {
  std::vector<std::vector<std::string>> rows(table.rows.size() + 1);
  for (std::size_t column = 0; column < table.headings.size(); ++column) {
    if (table.headings[column].empty()) continue;
    rows[0].push_back(table.headings[column]);
    for (std::size_t row = 0; row < table.rows.size(); ++row) rows[row + 1].push_back(table.rows[row].cells[column]);
  }
  return write_csv(rows);
}

Json import_json(const View& view, const OrganisationImport& import) {
  using What = ImportStep::What;
  return json_object({{"created", import.count(What::Create)},
                      {"changed", import.count(What::Change)},
                      {"unchanged", import.count(What::Nothing)},
                      {"unknown_columns",
                       json_array(import.unknown_headings, [](const std::string& heading) { return Json(heading); })},
                      {"problems", import_problems_json(view, import.problems)}});
}

std::string changes_text(const View& view, const ImportStep& step) {
  std::string text;
  for (const FactChange& change : step.changes) {
    if (step.what != ImportStep::What::Change) break;
    text += (text.empty() ? "" : "; ") + view.t(fmt::format("organisations.field_{}", change.field));
    bool readable = change.field != "seat" && change.field != "governed" && change.field != "kind";
    if (readable) text += fmt::format(": “{}” → “{}”", change.before, change.after);
  }
  return text;
}

Html steps_table(const View& view, const OrganisationImport& import) {
  constexpr std::size_t shown_max = 500;
  std::vector<TableRow> rows;
  for (const ImportStep& step : import.steps) {
    if (step.what == ImportStep::What::Nothing) continue;
    if (rows.size() == shown_max) break;
    bool is_new = step.what == ImportStep::What::Create;
    rows.push_back({{step.facts.name, std::to_string(step.row),
                     badge(is_new ? Tone::Good : Tone::Info,
                           view.t(is_new ? "organisations.import_new" : "organisations.import_changed")),
                     changes_text(view, step)}});
  }
  if (rows.empty()) return {};
  return data_table(view, view.t("organisations.import_would"),
                    {{view.t("organisations.name")},
                     {view.t("spreadsheet.row"), "", true},
                     {view.t("organisations.import_what")},
                     {view.t("organisations.import_changes")}},
                    rows);
}

Html checked_view(const View& view, const Form& form, const ImportTable& table, const OrganisationImport& import) {
  using What = ImportStep::What;
  Html notes;
  if (!import.unknown_headings.empty()) {
    std::string names;
    for (const std::string& heading : import.unknown_headings) names += (names.empty() ? "“" : ", “") + heading + "”";
    notes = alert(Tone::Warning, view.t("organisations.import_unknown_columns", {{"names", names}}));
  }
  if (!import.problems.empty())
    return alert(Tone::Bad,
                 view.n("organisations.import_problems", static_cast<std::int64_t>(import.problems.size()))) +
           notes + import_problems_table(view, import.problems);
  Html summary = p(view.t("organisations.import_summary", {{"created", view.number(import.count(What::Create))},
                                                           {"changed", view.number(import.count(What::Change))},
                                                           {"unchanged", view.number(import.count(What::Nothing))}}));
  Html fields = input(attr("type", "hidden"), attr("name", "rows"), attr("value", travelling_rows(table))) +
                text_field(view, form,
                           {.name = "applies_from",
                            .label = "organisations.applies_from",
                            .hint = "organisations.applies_hint",
                            .type = "date"}) +
                submit_button(view, "organisations.import_save");
  return card(view.t("organisations.import_checked"),
              notes + summary + post_form(view, "/organisations/import", fields)) +
         steps_table(view, import);
}

Response show_form(Request& request, ReadTx&) { return html_response(import_page(request.view, request.filter, {})); }

Response check_import(Request& request, WriteTx& tx) {
  auto table = prepared_rows(request);
  if (!table) return invalid(request, request.form, import_page(request.view, request.form, {}));
  OrganisationImport import = read_organisation_import(tx, *table, request.viewer(), request.view.today());
  return respond(
      request, [&] { return import_page(request.view, Form{}, checked_view(request.view, Form{}, *table, import)); },
      [&] { return import_json(request.view, import); });
}

Response save_import(Request& request, WriteTx& tx) {
  auto table = prepared_rows(request);
  if (!table) return invalid(request, request.form, import_page(request.view, request.form, {}));
  auto applies_from = request.form.date("applies_from");
  if (applies_from && *applies_from > request.view.today())
    request.form.add_error("applies_from", {"organisations.day_in_future"});
  OrganisationImport import = read_organisation_import(tx, *table, request.viewer(), request.view.today());
  if (!import.problems.empty()) request.form.add_error("file", {"organisations.import_has_problems"});
  if (!request.form.ok())
    return invalid(request, request.form,
                   import_page(request.view, request.form, checked_view(request.view, request.form, *table, import)));
  apply_organisation_import(tx, import, applies_from, request.view.today());
  return done(request, "/organisations", "organisations.imported", import_json(request.view, import));
}

Response send_template(Request& request, ReadTx&) {
  auto rows = template_rows(request.view);
  std::string name = request.view.t("organisations.template_name");
  const TableFormat format = request.filter.raw("file") == "csv" ? TableFormat::Csv : TableFormat::Xlsx;
  return download_table(format, request.view.t("organisations.title"), rows, name);
}

}  // namespace

void add_organisation_import_routes(Router& router) {
  Access access = Access::holder(edit_organisations);
  std::vector<FieldInfo> fields = {{"file", FieldType::File, false, "A .csv or .xlsx in the columns of the template."},
                                   {"rows", FieldType::Text, false, "The same rows as CSV, instead of a file."}};
  router.get("/organisations/import", show_form,
             {.access = access, .about = "Form to import organisations", .json = false});
  router.post("/organisations/import/check", check_import,
              {.access = access,
               .about = "Says every problem of an import and what it would create and change; changes nothing",
               .fields = fields,
               .body_max = file_max,
               .prepare = read_rows});
  fields.push_back({"applies_from", FieldType::Date, false, "The day from which changes hold; none corrects."});
  router.post("/organisations/import", save_import,
              {.access = access,
               .about = "Imports organisations, all or nothing",
               .fields = fields,
               .body_max = file_max,
               .prepare = read_rows});
  router.get("/organisations/template", send_template,
             {.access = access,
              .about = "A spreadsheet with the import's columns",
              .fields = {{"file", FieldType::Text, false, "csv or xlsx"}},
              .page = false,
              .json = false});
}

}  // namespace vx
