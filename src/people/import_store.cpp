#include "people/import_store.h"

#include <charconv>

#include "base/text.h"
#include "web/csv.h"

namespace vx {
namespace {

constexpr std::string_view states[] = {"waiting", "checked", "confirmed", "done", "failed", "cancelled"};
constexpr std::string_view import_columns =
    "id, account_id, actor, scopes, unit_id, file_name, fields, state, created_at, created_count, updated_count, "
    "unchanged_count, problems";
constexpr std::int64_t kept_seconds = std::int64_t{7} * 86400;

std::string join(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::string_view line : split(text, '\n')) lines.emplace_back(line);
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

std::string problems_text(const std::vector<ImportProblem>& problems) {
  std::vector<std::vector<std::string>> rows;
  for (const ImportProblem& one : problems) {
    std::vector<std::string>& row =
        rows.emplace_back(std::vector<std::string>{std::to_string(one.row), one.heading, one.refusal.key});
    for (const auto& [name, value] : one.refusal.arguments) row.insert(row.end(), {name, value});
  }
  return rows.empty() ? "" : write_csv(rows);
}
std::vector<ImportProblem> read_problems(std::string_view text) {
  std::vector<ImportProblem> problems;
  if (text.empty()) return problems;
  auto sheet = read_csv(text, {});
  check(sheet.has_value(), "stored problems can be read");
  for (const auto& row : sheet->rows) {
    if (row.size() < 3) continue;
    ImportProblem& one = problems.emplace_back();
    std::from_chars(row[0].data(), row[0].data() + row[0].size(), one.row);
    one.heading = row[1];
    one.refusal.key = row[2];
    for (std::size_t i = 3; i + 1 < row.size(); i += 2) one.refusal.arguments.emplace_back(row[i], row[i + 1]);
  }
  return problems;
}

std::string_view code_of_decision(ImportDecision decision) {
  return decision == ImportDecision::Same ? "same" : decision == ImportDecision::Different ? "different" : "";
}
ImportDecision decision_of(std::string_view code) {
  return code == "same" ? ImportDecision::Same : code == "different" ? ImportDecision::Different : ImportDecision::None;
}

StoredImport read_import_row(const Row& row) {
  StoredImport import;
  import.id = row.integer(0);
  import.account = row.integer(1);
  import.actor = row.get<std::string>(2);
  import.scopes = lines_of(row.text(3));
  import.unit = row.get<Id<Organisation>>(4);
  import.file_name = row.get<std::string>(5);
  import.fields = lines_of(row.text(6));
  import.state = static_cast<ImportState>(std::ranges::find(states, row.text(7)) - std::begin(states));
  import.created_at = row.get<Instant>(8);
  import.created = row.integer(9);
  import.updated = row.integer(10);
  import.unchanged = row.integer(11);
  import.problems = read_problems(row.text(12));
  return import;
}

}  // namespace

std::string_view code_of(ImportState state) { return states[static_cast<std::size_t>(state)]; }

ImportTable table_of(const std::vector<std::vector<std::string>>& rows, const std::vector<std::string>& fields) {
  // The import knows its columns by name, so the head is replaced by what each column holds.
  Sheet sheet{"", rows};
  if (sheet.rows.empty()) return read_import({}, person_import_columns());
  const std::vector<std::string> head = sheet.rows[0];
  for (std::size_t i = 0; i < sheet.rows[0].size(); ++i) sheet.rows[0][i] = i < fields.size() ? fields[i] : "";
  ImportTable table = read_import({sheet}, person_import_columns());
  for (std::size_t i = 0; i < head.size() && i < fields.size(); ++i) {
    if (fields[i].empty() && !trim(head[i]).empty()) table.unknown_headings.push_back(head[i]);
    for (std::size_t column = 0; column < table.headings.size(); ++column)
      if (!fields[i].empty() && person_import_columns()[column].name == fields[i]) table.headings[column] = head[i];
  }
  return table;
}

std::vector<std::string> propose_fields(ReadTx& tx, const std::vector<std::string>& head) {
  auto remembered = tx.find("select fields from import_mapping where head = $1", {head_of(head)},
                            [](const Row& row) { return lines_of(row.text(0)); });
  if (remembered && remembered->size() == head.size()) return *remembered;
  std::vector<std::string> fields;
  for (const std::string& heading : head) {
    const std::string folded = fold_words(heading);
    std::string field;
    for (const ImportColumn& column : person_import_columns())
      if (!folded.empty() &&
          (folded == column.name ||
           std::ranges::any_of(column.headings, [&](std::string_view known) { return folded == fold_words(known); })))
        field = column.name;
    fields.push_back(std::ranges::find(fields, field) == fields.end() ? field : "");
  }
  return fields;
}

void remember_fields(WriteTx& tx, const std::vector<std::string>& head, const std::vector<std::string>& fields) {
  tx.execute(
      "insert into import_mapping (head, fields, used_at) values ($1, $2, $3) on conflict (head) do update set fields "
      "= "
      "excluded.fields, used_at = excluded.used_at",
      {head_of(head), join(fields), tx.now()});
}

std::int64_t insert_import(WriteTx& tx, const StoredImport& import, std::string_view content) {
  const std::string scopes = join(import.scopes), fields = join(import.fields);
  return tx.count(
      "insert into person_import (account_id, actor, scopes, unit_id, file_name, content, fields, state, created_at, "
      "created_count, updated_count, unchanged_count, problems) values ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, 0, "
      "0, 0, '') returning id",
      {import.account, import.actor, scopes, import.unit, import.file_name, as_bytes(content), fields, tx.now()});
}

std::optional<StoredImport> find_import(ReadTx& tx, std::int64_t id) {
  auto import =
      tx.find(fmt::format("select {} from person_import where id = $1", import_columns), {id}, read_import_row);
  if (!import) return import;
  import->questions = tx.list(
      "select row_number, person_id, other_row, name, reasons, decision from person_import_question where import_id = "
      "$1 order by row_number",
      {id}, [](const Row& row) {
        return ImportQuestion{static_cast<int>(row.integer(0)), row.get<Id<Person>>(1),
                              static_cast<int>(row.integer(2)), row.get<std::string>(3),
                              row.get<std::string>(4),          decision_of(row.text(5))};
      });
  return import;
}

std::vector<std::vector<std::string>> get_import_rows(ReadTx& tx, std::int64_t id) {
  auto content = tx.find("select content from person_import where id = $1", {id},
                         [](const Row& row) { return std::string(as_text(row.bytes(0))); });
  if (!content || content->empty()) return {};
  auto sheet = read_csv(*content, {});
  check(sheet.has_value(), "a stored list can be read");
  return std::move(sheet->rows);
}

std::vector<StoredImport> list_imports(ReadTx& tx, std::int64_t account, int limit) {
  return tx.list(fmt::format("select {} from person_import where account_id = $1 order by id desc limit {}",
                             import_columns, limit),
                 {account}, read_import_row);
}

std::optional<StoredImport> find_waiting_import(ReadTx& tx) {
  auto id = tx.find("select id from person_import where state in ('waiting', 'confirmed') order by id limit 1", {},
                    [](const Row& row) { return row.integer(0); });
  return id ? find_import(tx, *id) : std::nullopt;
}

void set_import_fields(WriteTx& tx, std::int64_t id, const std::vector<std::string>& fields) {
  tx.execute("update person_import set fields = $2, state = 'waiting' where id = $1", {id, join(fields)});
}

void set_import_state(WriteTx& tx, std::int64_t id, ImportState state) {
  std::optional<Instant> finished;
  const bool is_over = state == ImportState::Done || state == ImportState::Cancelled || state == ImportState::Failed;
  if (is_over) finished = tx.now();
  tx.execute("update person_import set state = $2, finished_at = $3 where id = $1", {id, code_of(state), finished});
  if (is_over) tx.execute("update person_import set content = $2 where id = $1", {id, as_bytes("")});
}

void set_import_decisions(WriteTx& tx, std::int64_t id, const std::map<int, ImportDecision>& decisions) {
  for (const auto& [row, decision] : decisions)
    tx.execute("update person_import_question set decision = $3 where import_id = $1 and row_number = $2",
               {id, row, code_of_decision(decision)});
}

void set_import_result(WriteTx& tx, std::int64_t id, const PersonImport& result, ImportState state) {
  using What = PersonStep::What;
  tx.execute(
      "update person_import set created_count = $2, updated_count = $3, unchanged_count = $4, problems = $5 where id = "
      "$1",
      {id, result.count(What::Create), result.count(What::Update),
       result.count(What::Nothing) + result.count(What::Skip), problems_text(result.problems)});
  tx.execute("delete from person_import_question where import_id = $1", {id});
  for (const ImportQuestion& one : result.questions)
    tx.execute(
        "insert into person_import_question (import_id, row_number, person_id, other_row, name, reasons, decision) "
        "values ($1, $2, $3, $4, $5, $6, $7)",
        {id, one.row, one.person, one.other_row, one.name, one.reasons, code_of_decision(one.decision)});
  set_import_state(tx, id, state);
}

std::int64_t forget_old_imports(WriteTx& tx) {
  const Instant before = tx.now().plus_seconds(-kept_seconds);
  tx.execute(
      "delete from person_import_question where import_id in (select id from person_import where created_at < $1 "
      "or state in ('done', 'cancelled', 'failed'))",
      {before});
  return tx.execute(
      "update person_import set state = 'cancelled', content = $2 where created_at < $1 and state in ('waiting', "
      "'checked')",
      {before, as_bytes("")});
}

}  // namespace vx
