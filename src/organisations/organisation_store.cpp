#include "organisations/organisation_store.h"

#include "base/text.h"

namespace vx {
namespace {

Organisation read(const Row& row) { return read_organisation(row); }

std::string select_today(std::string_view rest) {
  return fmt::format("select * from ({}) as o {}", organisation_source(true, ""), rest);
}

}  // namespace

std::string organisation_source(bool is_today, std::string_view day) {
  constexpr std::string_view own =
      "o.id, {0}.parent_id, {0}.kind, {0}.name, {0}.short_name, {0}.symbol, "
      "{0}.seat_area_id, {0}.governed_area_id, {0}.head_name, {0}.head_title, {0}.website, o.path, o.valid_from, "
      "o.valid_to, o.version, o.sort_key, o.folded";
  std::string columns = fmt::format(fmt::runtime(own), is_today ? "o" : "p");
  if (is_today) return fmt::format("select {} from organisation o", columns);
  return fmt::format(
      "select {0} from organisation_period p join organisation o on o.id = p.organisation_id "
      "where p.valid_from <= {1} and (p.valid_to is null or p.valid_to > {1})",
      columns, day);
}

Organisation read_organisation(const Row& row, int first) {
  Organisation organisation;
  organisation.id = row.get<Id<Organisation>>(first);
  organisation.facts.parent = row.get<Id<Organisation>>(first + 1);
  auto kind = organisation_kind_of(row.get<std::string_view>(first + 2));
  check(kind.has_value(), "the organisation table holds an unknown kind");
  organisation.facts.kind = *kind;
  organisation.facts.name = row.get<std::string>(first + 3);
  organisation.facts.short_name = row.get<std::string>(first + 4);
  organisation.facts.symbol = row.get<std::string>(first + 5);
  organisation.facts.seat = row.get<Id<Area>>(first + 6);
  organisation.facts.governed = row.get<Id<Area>>(first + 7);
  organisation.facts.head_name = row.get<std::string>(first + 8);
  organisation.facts.head_title = row.get<std::string>(first + 9);
  organisation.facts.website = row.get<std::string>(first + 10);
  organisation.path = row.get<std::string>(first + 11);
  organisation.valid_from = row.get<Date>(first + 12);
  organisation.valid_to = row.get<std::optional<Date>>(first + 13);
  organisation.version = row.get<std::int64_t>(first + 14);
  return organisation;
}

std::optional<Organisation> find_organisation(ReadTx& tx, Id<Organisation> id) {
  return tx.find(select_today("where id = $1"), {id}, read);
}

Organisation get_organisation(ReadTx& tx, Id<Organisation> id) {
  auto found = find_organisation(tx, id);
  if (!found) throw Problem(ProblemCode::NotFound);
  return std::move(*found);
}

std::optional<Organisation> find_organisation(ReadTx& tx, Id<Organisation> id, Date as_of) {
  return tx.find(organisation_source(false, "$1") + " and o.id = $2", {as_of, id}, read);
}

std::vector<Organisation> list_organisations(ReadTx& tx, Date as_of) {
  return tx.list(organisation_source(false, "$1") + " order by o.sort_key, o.id", {as_of}, read);
}

std::vector<Organisation> list_child_organisations(ReadTx& tx, Id<Organisation> parent) {
  Date today = tx.today();
  if (!parent)
    return tx.list(select_today("where parent_id is null and valid_from <= $1 and (valid_to is null or valid_to > $1) "
                                "order by sort_key, id"),
                   {today}, read);
  return tx.list(select_today("where parent_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) "
                              "order by sort_key, id"),
                 {parent, today}, read);
}

std::vector<Organisation> list_organisation_subtree(ReadTx& tx, std::string_view path) {
  return tx.list(select_today("where path >= $1 and path < $2 and valid_from <= $3 and (valid_to is null or "
                              "valid_to > $3) order by sort_key, id"),
                 {path, prefix_end(path), tx.today()}, read);
}

std::vector<Organisation> list_organisation_ancestry(ReadTx& tx, const Organisation& organisation) {
  std::vector<Organisation> chain{organisation};
  while (chain.back().facts.parent) chain.push_back(get_organisation(tx, chain.back().facts.parent));
  std::ranges::reverse(chain);
  return chain;
}

std::optional<Organisation> find_governing_organisation(ReadTx& tx, Id<Area> area) {
  return tx.find(
      select_today("where governed_area_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) "
                   "order by case when kind = 'peoples_committee' then 0 else 1 end, id limit 1"),
      {area, tx.today()}, read);
}

bool has_organisations(ReadTx& tx) {
  return tx.count("select count(*) from (select 1 from organisation limit 1) as any_organisation", {}) != 0;
}

std::int64_t count_open_children(ReadTx& tx, Id<Organisation> parent) {
  return tx.count("select count(*) from organisation where parent_id = $1 and valid_to is null", {parent});
}

std::vector<Organisation> list_organisations_in_area(ReadTx& tx, Id<Area> area, Date as_of) {
  return tx.list(organisation_source(false, "$1") +
                     " and (p.seat_area_id = $2 or p.governed_area_id = $2) "
                     "order by case when p.governed_area_id = $2 then 0 else 1 end, o.sort_key, o.id",
                 {as_of, area}, read);
}

}  // namespace vx
