#include "organisations/organisation_names.h"
#include "organisations/organisation_store.h"

// The tree, a page at a time: every question here is answered by an index on the parent.

namespace vx {
namespace {

/// Today's facts stand in `organisation`, those of other days in its periods; both hold from a day to a day.
std::string_view table_of(bool is_today) { return is_today ? "organisation" : "organisation_period"; }

/// `alias` holds on the day $1.
std::string holds(std::string_view alias) {
  return fmt::format("{0}.valid_from <= $1 and ({0}.valid_to is null or {0}.valid_to > $1)", alias);
}

}  // namespace

PageOf<OrganisationNode> list_tree_page(ReadTx& tx, Id<Organisation> parent, Date as_of, int limit,
                                        std::string_view after) {
  const bool is_today = as_of == tx.today();
  std::vector<Param> params{as_of};
  auto place = [&](Param value) {
    params.push_back(std::move(value));
    return fmt::format("${}", params.size());
  };
  std::string where = parent ? "o.parent_id = " + place(parent) : "o.parent_id is null";
  if (is_today) where += " and " + holds("o");
  std::pair<std::string, std::int64_t> before;  // borrowed by the parameters
  if (!after.empty()) {
    before = read_organisation_cursor(after);
    const std::string key = place(as_bytes(before.first));
    where += fmt::format(" and (o.sort_key, o.id) > ({}, {})", key, place(before.second));
  }
  std::string last;
  PageOf<OrganisationNode> page;
  tx.each(fmt::format("select o.*, (select count(*) from {} c where c.parent_id = o.id and {}) as children "
                      "from ({}) as o where {} order by o.sort_key, o.id limit {}",
                      table_of(is_today), holds("c"), organisation_source(is_today, "$1"), where, limit + 1),
          params, [&](const Row& row) {
            if (static_cast<int>(page.items.size()) == limit) {
              page.next = last;
              return;
            }
            page.items.push_back({read_organisation(row), 0, row.integer(17)});
            last = make_cursor({as_text(row.bytes(15)), std::to_string(page.items.back().organisation.id.value)});
          });
  return page;
}

std::int64_t count_children(ReadTx& tx, Id<Organisation> parent, Date as_of) {
  return tx.count(
      fmt::format("select count(*) from {} c where c.parent_id = $2 and {}", table_of(as_of == tx.today()), holds("c")),
      {as_of, parent});
}

bool is_name_taken(ReadTx& tx, Id<Organisation> parent, std::string_view name, Id<Organisation> self) {
  const std::string key = read_out_name(name);
  std::vector<Param> params{tx.today(), key, self.value};
  if (parent) params.emplace_back(parent);
  bool is_taken = false;
  // Rows written before names were kept as they are compared have none: they are read.
  for (std::string_view known : {"name_key = $2", "name_key is null and $2 = $2"})
    tx.each(fmt::format("select name from organisation o where {} and {} and id <> $3 and {}",
                        parent ? "parent_id = $4" : "parent_id is null", known, holds("o")),
            params, [&](const Row& row) { is_taken = is_taken || read_out_name(row.text(0)) == key; });
  return is_taken;
}

}  // namespace vx
