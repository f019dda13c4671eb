#include <atomic>

#include "base/log.h"
#include "people/import_store.h"

namespace vx {
namespace {

/// Of the import this process works on.
std::atomic<std::int64_t> working_on{0};
std::atomic<int> percent_done{0};

ImportSettings settings_of(const StoredImport& import) {
  ImportSettings settings;
  settings.scopes = import.scopes;
  settings.unit = import.unit;
  for (const ImportQuestion& one : import.questions)
    if (one.decision != ImportDecision::None) settings.decisions[one.row] = one.decision;
  settings.progress = [](std::int64_t done, std::int64_t of) {
    percent_done = static_cast<int>(of > 0 ? done * 100 / of : 0);
  };
  return settings;
}

bool is_settled(const PersonImport& result) {
  return result.problems.empty() && std::ranges::none_of(result.questions, [](const ImportQuestion& one) {
           return one.decision == ImportDecision::None;
         });
}

PersonImport check_import(ReadTx& tx, PersonSeal& seal, const StoredImport& import, const ImportSettings& settings) {
  return read_person_import(tx, seal, table_of(get_import_rows(tx, import.id), import.fields), settings);
}

/// Reads only, beside other work; then stores what it found.
void check_waiting(Database& database, PersonSeal& seal, const StoredImport& import) {
  const ImportSettings settings = settings_of(import);
  PersonImport result = database.read([&](ReadTx& tx) { return check_import(tx, seal, import, settings); });
  database.write(Actor::system(), [&](WriteTx& tx) {
    tx.exempt_from_audit("what the check of an import found");
    set_import_result(tx, import.id, result, ImportState::Checked);
  });
}

/// Checked once more in the transaction that writes: the world may have changed since somebody confirmed.
void write_confirmed(Database& database, PersonSeal& seal, const PeopleHooks& hooks, const StoredImport& import) {
  const ImportSettings settings = settings_of(import);
  const Actor actor{import.account, import.actor, "", ""};
  database.write(actor, [&](WriteTx& tx) {
    PersonImport result = check_import(tx, seal, import, settings);
    const bool is_good = is_settled(result);
    if (is_good) apply_person_import(tx, seal, hooks, result, settings);
    if (!is_good) tx.exempt_from_audit("an import that has to be decided about once more");
    set_import_result(tx, import.id, result, is_good ? ImportState::Done : ImportState::Checked);
  });
}

}  // namespace

bool work_on_imports(Database& database, PersonSeal& seal, const PeopleHooks& hooks) {
  auto import = database.read([](ReadTx& tx) { return find_waiting_import(tx); });
  if (!import) return false;
  working_on = import->id;
  percent_done = 0;
  try {
    if (import->state == ImportState::Waiting)
      check_waiting(database, seal, *import);
    else
      write_confirmed(database, seal, hooks, *import);
  } catch (const Problem& problem) {
    // Somebody changed what the import was about to change, or an organisation went: its owner begins again.
    log_warning("import_failed", {{"import", import->id}, {"why", name_of(problem.code())}});
    database.write(Actor::system(), [&](WriteTx& tx) {
      tx.exempt_from_audit("an import that could not be written");
      set_import_state(tx, import->id, ImportState::Failed);
    });
  }
  working_on = 0;
  return true;
}

std::optional<int> import_progress(std::int64_t id) {
  return working_on == id ? std::optional(percent_done.load()) : std::nullopt;
}

}  // namespace vx
