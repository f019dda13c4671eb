#include <any>
#include <charconv>

#include "people/import_views.h"
#include "people/people_pages.h"
#include "web/csv.h"
#include "web/table_download.h"

namespace vx {
namespace {

constexpr std::size_t file_max = 24u << 20;
constexpr std::string_view refresh_seconds = "2";

/// The first sheet that has rows, from its first row that is not empty.
using Rows = std::vector<std::vector<std::string>>;
using Prepared = std::expected<Rows, Refusal>;

/// On a worker thread.
std::any read_rows(Request& request) {
  const UploadedFile* file = request.form.file("file");
  if (!file || file->bytes.empty()) return Prepared(std::unexpected(Refusal{"people.import_no_file"}));
  auto sheets = read_spreadsheet(file->bytes);
  if (!sheets) return Prepared(std::unexpected(sheets.error()));
  for (Sheet& sheet : *sheets) {
    auto is_head = [](const std::vector<std::string>& row) {
      return std::ranges::count_if(row, [](const std::string& cell) { return !cell.empty(); }) > 1;
    };
    auto head = std::ranges::find_if(sheet.rows, is_head);
    if (head == sheet.rows.end()) continue;
    // Rows above the head stay, emptied, so that problems name rows as the spreadsheet numbers them.
    if (head != sheet.rows.begin()) {
      std::vector<std::string> moved = std::move(*head);
      for (auto row = sheet.rows.begin(); row <= head; ++row) row->clear();
      sheet.rows.front() = std::move(moved);
    }
    return Prepared(std::move(sheet.rows));
  }
  return Prepared(std::unexpected(Refusal{"spreadsheet.no_rows"}));
}

/// The viewer's own import; others' are not there.
StoredImport get_own_import(Request& request, ReadTx& tx) {
  auto import = find_import(tx, request.path_number("id"));
  if (!import || import->account != request.viewer().account) throw Problem(ProblemCode::NotFound);
  return std::move(*import);
}

std::optional<Organisation> wanted_unit(Request& request, ReadTx& tx, Form& form) {
  Id<Organisation> id = form.id<Organisation>("unit");
  if (!id && request.viewer().organisation != 0) id = {request.viewer().organisation};
  auto unit = id ? find_organisation(tx, id) : std::nullopt;
  return unit && request.viewer().may(edit_people, unit->path) ? unit : std::nullopt;
}

Response show_start(Request& request, ReadTx& tx) {
  return html_response(import_start_page(request.view, Form{}, list_imports(tx, request.viewer().account, 10),
                                         wanted_unit(request, tx, request.filter)));
}

Response answer_import(Request& request, ReadTx& tx, std::int64_t id, std::string_view notice, int status = 200) {
  return done(request, import_address(id), notice, import_json(request.view, *find_import(tx, id)), status);
}

Response upload(Request& request, WriteTx& tx) {
  auto rows = std::any_cast<Prepared>(std::move(request.prepared));
  const auto unit = wanted_unit(request, tx, request.form);
  if (!rows) {
    request.form.add_error("file", rows.error());
    return invalid(request, request.form,
                   import_start_page(request.view, request.form, list_imports(tx, request.viewer().account, 10), unit));
  }
  StoredImport import;
  import.account = request.viewer().account;
  import.actor = request.viewer().login_name;
  import.scopes = request.viewer().scopes_of(edit_people);
  if (unit) import.unit = unit->id;
  import.file_name = request.form.file("file")->name;
  import.fields = propose_fields(tx, rows->front());
  const std::int64_t id = insert_import(tx, import, write_csv(*rows));
  tx.record({.action = "people.import_upload", .subject = fmt::format("person_import/{}", id)});
  return answer_import(request, tx, id, "people.import_uploaded", 201);
}

Response show_import(Request& request, ReadTx& tx) {
  const StoredImport import = get_own_import(request, tx);
  const bool is_checked = import.state == ImportState::Checked;
  Response response = respond(
      request,
      [&] { return import_page(request.view, Form{}, import, is_checked ? get_import_rows(tx, import.id) : Rows{}); },
      [&] { return import_json(request.view, import); });
  const bool is_waiting = import.state == ImportState::Waiting || import.state == ImportState::Confirmed;
  return is_waiting ? std::move(response).with_header("Refresh", std::string(refresh_seconds)) : std::move(response);
}

/// Only a checked import can be decided about.
StoredImport get_checked(Request& request, ReadTx& tx) {
  StoredImport import = get_own_import(request, tx);
  if (import.state != ImportState::Checked)
    throw Problem(ProblemCode::Conflict, request.view.t("people.import_not_checked"));
  return import;
}

Response change_columns(Request& request, WriteTx& tx) {
  const StoredImport import = get_checked(request, tx);
  const Rows rows = get_import_rows(tx, import.id);
  std::vector<std::string> fields;
  for (std::size_t i = 0; !rows.empty() && i < rows[0].size(); ++i) {
    std::string field(request.form.raw(fmt::format("columns.{}", i)));
    const bool is_known =
        std::ranges::any_of(person_import_columns(), [&](const ImportColumn& c) { return c.name == field; });
    const bool is_taken = std::ranges::find(fields, field) != fields.end();
    fields.push_back(is_known && !is_taken ? std::move(field) : "");
  }
  set_import_fields(tx, import.id, fields);
  if (!rows.empty()) remember_fields(tx, rows[0], fields);
  tx.exempt_from_audit("how the columns of a file are meant");
  return answer_import(request, tx, import.id, "people.import_uploaded");
}

Response decide(Request& request, WriteTx& tx) {
  const StoredImport import = get_checked(request, tx);
  std::map<int, ImportDecision> decisions;
  for (const ImportQuestion& one : import.questions) {
    const std::string_view choice = request.form.raw(fmt::format("decide.{}", one.row));
    if (choice == "same") decisions[one.row] = ImportDecision::Same;
    if (choice == "different") decisions[one.row] = ImportDecision::Different;
  }
  set_import_decisions(tx, import.id, decisions);
  // The counts follow from the decisions: checked again.
  set_import_state(tx, import.id, ImportState::Waiting);
  tx.record({.action = "people.import_decide",
             .subject = fmt::format("person_import/{}", import.id),
             .note = fmt::format("{} decided", decisions.size())});
  return answer_import(request, tx, import.id, "people.import_decided");
}

Response confirm(Request& request, WriteTx& tx) {
  const StoredImport import = get_checked(request, tx);
  const bool has_open = std::ranges::any_of(
      import.questions, [](const ImportQuestion& one) { return one.decision == ImportDecision::None; });
  if (!import.problems.empty() || has_open)
    throw Problem(ProblemCode::Invalid, request.view.t("people.import_not_settled"));
  // Whoever has lost the right since the upload writes nothing.
  for (const ScopePath& scope : import.scopes) request.require(edit_people, scope);
  const Rows rows = get_import_rows(tx, import.id);
  if (!rows.empty()) remember_fields(tx, rows[0], import.fields);
  set_import_state(tx, import.id, ImportState::Confirmed);
  tx.record({.action = "people.import_confirm", .subject = fmt::format("person_import/{}", import.id)});
  return answer_import(request, tx, import.id, "people.import_confirmed");
}

Response cancel(Request& request, WriteTx& tx) {
  const StoredImport import = get_checked(request, tx);
  set_import_state(tx, import.id, ImportState::Cancelled);
  tx.record({.action = "people.import_cancel", .subject = fmt::format("person_import/{}", import.id)});
  return answer_import(request, tx, import.id, "people.import_cancelled");
}

Response send_template(Request& request, ReadTx&) {
  auto rows = person_template_rows(request.view);
  const std::string name = request.view.t("people.template_name");
  const TableFormat format = request.filter.raw("file") == "csv" ? TableFormat::Csv : TableFormat::Xlsx;
  return download_table(format, request.view.t("people.title"), rows, name);
}

}  // namespace

void add_import_routes(Router& router, const PeopleParts&) {
  const Access access = Access::holder(edit_people);
  router.get(
      "/people/import", show_start,
      {.access = access, .about = "Form to import people", .fields = {{"unit", FieldType::Integer}}, .json = false});
  router.post("/people/imports", upload,
              {.access = access,
               .about = "Uploads a list of people to be checked; changes nobody",
               .fields = {{"file", FieldType::File, true, "A .csv or .xlsx"},
                          {"unit", FieldType::Integer, false, "Of rows that name no unit"}},
               .body_max = file_max,
               .prepare = read_rows});
  router.get("/people/imports/{id}", show_import,
             {.access = access, .about = "What an import would do, every problem by row and column, and its progress"});
  router.post("/people/imports/{id}/columns", change_columns,
              {.access = access,
               .about = "Says what the columns of the file hold; remembered for the next file with this head",
               .fields = {{"columns", FieldType::TextList, false, "For each column its field, or nothing"}}});
  router.post("/people/imports/{id}/decisions", decide,
              {.access = access, .about = "Decides about rows that may be somebody: decide.ROW is same or different"});
  router.post("/people/imports/{id}/confirm", confirm,
              {.access = access, .about = "Has a checked import written, all or nothing"});
  router.post("/people/imports/{id}/cancel", cancel, {.access = access, .about = "Drops an import"});
  router.get("/people/template", send_template,
             {.access = access,
              .about = "A spreadsheet with the import's columns",
              .fields = {{"file", FieldType::Text, false, "csv or xlsx"}},
              .page = false,
              .json = false});
}

}  // namespace vx
