#pragma once
#include "organisations/decisions.h"
#include "web/paging.h"

namespace vx {

// For this slice only.

/// The columns read_organisation wants: of `organisation` today (alias o), or of another day's period (alias p).
std::string organisation_source(bool is_today, std::string_view day);
Organisation read_organisation(const Row& row, int first = 0);
inline constexpr int organisation_column_count = 16;

struct OrganisationFilter {
  std::string words;  ///< diacritics optional
  std::optional<OrganisationKind> kind;
  ScopePath area;   ///< seated or governing in this area or below
  ScopePath under;  ///< this organisation and below
  Date as_of;
  bool without_head = false;
  [[nodiscard]] bool is_set() const { return !words.empty() || kind || !area.empty() || without_head; }
};
/// In Vietnamese order; `limit` 0 = all (for exports).
PageOf<Organisation> find_organisations(ReadTx& tx, const OrganisationFilter& filter, int limit,
                                        std::string_view after);
std::int64_t count_organisations(ReadTx& tx, const OrganisationFilter& filter);

/// The last row of the page before: its sort key and id; throws BadRequest on what is no cursor.
std::pair<std::string, std::int64_t> read_organisation_cursor(std::string_view after);

bool has_organisations(ReadTx& tx);

/// One of the tree, and how many stand right below it on the same day.
struct OrganisationNode {
  Organisation organisation;
  int depth = 0;
  std::int64_t children = 0;
};
/// Those right below `parent` (no id: the roots) on that day, in Vietnamese order.
PageOf<OrganisationNode> list_tree_page(ReadTx& tx, Id<Organisation> parent, Date as_of, int limit,
                                        std::string_view after);
std::int64_t count_children(ReadTx& tx, Id<Organisation> parent, Date as_of);
/// Whether another one right below `parent` bears this name today, however it is written.
bool is_name_taken(ReadTx& tx, Id<Organisation> parent, std::string_view name, Id<Organisation> self);
std::int64_t count_open_children(ReadTx& tx, Id<Organisation> parent);
/// Organisations whose seat or governed area is this one, on that day.
std::vector<Organisation> list_organisations_in_area(ReadTx& tx, Id<Area> area, Date as_of);

/// All its periods, newest first.
std::vector<OrganisationPeriod> list_periods(ReadTx& tx, Id<Organisation> id);
OrganisationPeriod get_last_period(ReadTx& tx, Id<Organisation> id);

struct OrganisationChange {
  std::int64_t version = 0;
  Instant at;
  std::string actor;
  std::string action;
  std::optional<Date> applies_from;
  std::string changes;  ///< JSON
};
/// Newest first.
std::vector<OrganisationChange> list_organisation_changes(ReadTx& tx, Id<Organisation> id, int limit);

Id<Organisation> insert_organisation(WriteTx& tx, const OrganisationFacts& facts, Date valid_from,
                                     std::string_view action = "organisations.create");
/// Writes the new facts; throws Conflict when `before` is not the stored version. Paths below follow a new parent.
void update_organisation(WriteTx& tx, const Organisation& before, const OrganisationFacts& after,
                         std::optional<Date> applies_from, std::string_view action);
/// Sets or takes away (none) the day it ends.
void update_organisation_end(WriteTx& tx, const Organisation& before, std::optional<Date> valid_to,
                             std::string_view action);

}  // namespace vx
