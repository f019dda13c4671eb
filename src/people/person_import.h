#pragma once
#include <functional>

#include "people/duplicates.h"
#include "people/person_store.h"
#include "web/import_table.h"

namespace vx {

std::span<const ImportColumn> person_import_columns();
/// Places in person_import_columns().
enum class PersonColumn : std::size_t {
  Name,
  BirthDate,
  Sex,
  Phone,
  Email,
  IdNumber,
  Unit,
  Position,
  Rank,
  Kind,
  ValidFrom,
  Residence,
  Address
};

/// A row of a list, read.
struct ImportedPerson {
  int row = 0;  ///< as the spreadsheet numbers it
  PersonFacts facts;
  std::optional<Membership> membership;  ///< none: a citizen
  bool has_valid_from = false;
};

/// What a person decided about a row that may be somebody.
enum class ImportDecision { None, Same, Different };

/// A row that may be somebody: `person`, or the row `other_row` of the same file.
struct ImportQuestion {
  int row = 0;
  Id<Person> person;
  int other_row = 0;
  std::string name;
  std::string reasons;  ///< codes, a space between
  ImportDecision decision = ImportDecision::None;
};

/// What one row would do.
struct PersonStep {
  enum class What { Create, Update, Nothing, Skip };
  What what = What::Create;
  ImportedPerson wanted;
  Id<Person> existing;
};

struct PersonImport {
  std::vector<PersonStep> steps;
  std::vector<ImportProblem> problems;
  std::vector<ImportQuestion> questions;  ///< those without a decision keep the import from being written
  std::vector<std::string> unknown_headings;
  [[nodiscard]] std::int64_t count(PersonStep::What what) const {
    return std::ranges::count(steps, what, &PersonStep::what);
  }
};

struct ImportSettings {
  std::vector<ScopePath> scopes;  ///< where the one who imports may edit people
  Id<Organisation> unit;          ///< of rows that name none
  std::map<int, ImportDecision> decisions;
  std::function<void(std::int64_t done, std::int64_t of)> progress = [](std::int64_t, std::int64_t) {};
};

/// Reads every row and compares it with the file and with who is stored. A row is somebody stored when the two are the
/// same beyond doubt (duplicates.h), or bear the same name in the same unit and nothing speaks against it: so importing
/// again updates and never doubles. Columns the file does not have, and empty cells, leave stored data as it is.
PersonImport read_person_import(ReadTx& tx, PersonSeal& seal, const ImportTable& table, const ImportSettings& settings);
/// Writes all of it, in this transaction.
void apply_person_import(WriteTx& tx, PersonSeal& seal, const PeopleHooks& hooks, const PersonImport& import,
                         const ImportSettings& settings);

/// The head and two made-up rows.
std::vector<std::vector<std::string>> person_template_rows(const View& view);

/// How the columns of a file were meant, by their headings: remembered, or none. A file's head is told by its words.
std::string head_of(const std::vector<std::string>& headings);

// Its parts.
/// Cells to values, noting every fault (person_import_rows.cpp).
std::vector<ImportedPerson> read_person_rows(ReadTx& tx, const ImportTable& table, const ImportSettings& settings,
                                             std::vector<ImportProblem>& problems);
/// What stored people become, and which rows change nothing (person_import_write_store.cpp).
void plan_updates(ReadTx& tx, PersonSeal& seal, PersonImport& import);
/// The stored facts with what the row says in addition.
PersonFacts merge_facts(PersonFacts stored, const PersonFacts& wanted);

}  // namespace vx
