#pragma once
#include "people/person_import.h"

namespace vx {

/// Waiting for the check; checked: a person decides and confirms; confirmed: being written; then done. Failed: the
/// check found that the world had changed since, or the file cannot be read any more.
enum class ImportState { Waiting, Checked, Confirmed, Done, Failed, Cancelled };
std::string_view code_of(ImportState state);

/// A list being brought in, of one account.
struct StoredImport {
  std::int64_t id = 0;
  std::int64_t account = 0;
  std::string actor;
  std::vector<ScopePath> scopes;  ///< where the uploader may edit people
  Id<Organisation> unit;
  std::string file_name;
  std::vector<std::string> fields;  ///< for each column of the file the field it holds, "" = none
  ImportState state = ImportState::Waiting;
  Instant created_at;
  std::int64_t created = 0, updated = 0, unchanged = 0;
  std::vector<ImportProblem> problems;
  std::vector<ImportQuestion> questions;
};

/// The rows of the file under the import's columns, as `fields` says.
ImportTable table_of(const std::vector<std::vector<std::string>>& rows, const std::vector<std::string>& fields);
/// What the columns of a file hold: as remembered for such a head, else by their headings.
std::vector<std::string> propose_fields(ReadTx& tx, const std::vector<std::string>& head);
void remember_fields(WriteTx& tx, const std::vector<std::string>& head, const std::vector<std::string>& fields);

std::int64_t insert_import(WriteTx& tx, const StoredImport& import, std::string_view content);
std::optional<StoredImport> find_import(ReadTx& tx, std::int64_t id);
/// The file's rows, its head first.
std::vector<std::vector<std::string>> get_import_rows(ReadTx& tx, std::int64_t id);
std::vector<StoredImport> list_imports(ReadTx& tx, std::int64_t account, int limit);
/// The oldest that a job has to work on.
std::optional<StoredImport> find_waiting_import(ReadTx& tx);
void set_import_fields(WriteTx& tx, std::int64_t id, const std::vector<std::string>& fields);
void set_import_state(WriteTx& tx, std::int64_t id, ImportState state);
void set_import_decisions(WriteTx& tx, std::int64_t id, const std::map<int, ImportDecision>& decisions);
/// What the check found.
void set_import_result(WriteTx& tx, std::int64_t id, const PersonImport& result, ImportState state);
/// Removes the rows of lists that were finished, or left lying for more than a week.
std::int64_t forget_old_imports(WriteTx& tx);

/// Works on the oldest waiting or confirmed import, if there is one. Answers whether there was.
bool work_on_imports(Database& database, PersonSeal& seal, const PeopleHooks& hooks);
/// How far that is in this process, in percent; none if it works on another one.
std::optional<int> import_progress(std::int64_t id);

}  // namespace vx
