#pragma once
#include "organisations/organisation_store.h"
#include "web/import_table.h"

namespace vx {

std::span<const ImportColumn> organisation_columns();

/// What one row of an import would do.
struct ImportStep {
  enum class What { Create, Change, Nothing };
  int row = 0;
  What what = What::Nothing;
  OrganisationFacts facts;                 ///< `parent` is set when it exists already
  std::optional<std::size_t> parent_step;  ///< the step that creates the parent
  std::optional<Organisation> existing;
  std::optional<Date> valid_from;  ///< of a new one; none: the day of the import
  std::vector<FactChange> changes;
};

/// An import as read: steps in the order in which they can be done, or what is wrong by row and column.
struct OrganisationImport {
  std::vector<ImportStep> steps;
  std::vector<ImportProblem> problems;
  std::vector<std::string> unknown_headings;

  [[nodiscard]] std::int64_t count(ImportStep::What what) const {
    return std::ranges::count(steps, what, &ImportStep::what);
  }
};

/// Compares the table with what is stored. A row means the stored organisation that has its name or its symbol below
/// the same parent; so importing again changes, never doubles. The parent is named by a path ("UBND tỉnh > Sở Y tế"), a
/// name or a symbol, stored or in the file. Columns the file does not have stay as they are.
OrganisationImport read_organisation_import(ReadTx& tx, const ImportTable& table, const Viewer& viewer, Date today);
/// All of it, in this transaction. `applies_from` as in update_organisation.
void apply_organisation_import(WriteTx& tx, const OrganisationImport& import, std::optional<Date> applies_from,
                               Date today);

/// Organisations as rows under the import's headings, in Vietnamese; `view` names the kinds.
std::vector<std::vector<std::string>> export_rows(ReadTx& tx, const View& view, std::span<const Organisation> list);
/// The head and two example rows.
std::vector<std::vector<std::string>> template_rows(const View& view);

}  // namespace vx
