#include "areas/area_reads.h"
#include "areas/area_row.h"
#include "base/text.h"

namespace vx {
namespace {

std::optional<ListGap> gap_of(std::string_view code) {
  if (code == "end") return ListGap::End;
  if (code == "begin") return ListGap::Begin;
  return std::nullopt;
}

SuccessionExtent extent_of(std::string_view code) {
  return code == "whole"  ? SuccessionExtent::Whole
         : code == "part" ? SuccessionExtent::Part
                          : SuccessionExtent::Indirect;
}

AreaSuccession read_succession(const Row& row) {
  return {read_area(row), extent_of(row.get<std::string_view>(area_column_count)), row.get<Date>(area_column_count + 1),
          row.get<std::string>(area_column_count + 2)};
}

/// Adds a row of area_count, whose kind stands in column `first`.
void add_counts(AreaCounts& counts, const Row& row, int first) {
  auto type = area_type_of(row.get<std::string_view>(first + 1));
  check(type.has_value(), "the area_count table holds an unknown type");
  auto units = row.get<std::int64_t>(first + 2);
  counts.of_type[static_cast<std::size_t>(*type)] += units;
  (row.get<std::string_view>(first) == "district" ? counts.districts : counts.communes) += units;
  counts.end_unknown += row.get<std::int64_t>(first + 3);
}

std::string select_areas(std::string_view rest) { return fmt::format("select {} from area {}", area_columns, rest); }

}  // namespace

Area read_area(const Row& row, int first) {
  Area area;
  area.id = row.get<Id<Area>>(first);
  area.code = row.get<std::string>(first + 1);
  auto kind = area_kind_of(row.get<std::string_view>(first + 2));
  auto type = area_type_of(row.get<std::string_view>(first + 3));
  check(kind && type, "the area table holds an unknown kind or type");
  area.kind = *kind;
  area.type = *type;
  area.name = row.get<std::string>(first + 4);
  area.full_name = row.get<std::string>(first + 5);
  area.parent = row.get<Id<Area>>(first + 6);
  area.valid_from = row.get<Date>(first + 7);
  area.valid_to = row.get<std::optional<Date>>(first + 8);
  area.gap = gap_of(row.get<std::string_view>(first + 9)).value_or(ListGap::None);
  area.later_name = row.get<std::string>(first + 10);
  area.path = row.get<std::string>(first + 11);
  return area;
}

std::vector<std::string> name_words(std::string_view name) {
  std::string folded = fold_words(name);
  std::vector<std::string> words;
  for (std::string_view word : split(folded, ' '))
    if (!word.empty() && std::ranges::find(words, word) == words.end()) words.emplace_back(word);
  return words;
}

std::optional<Area> find_area(ReadTx& tx, Id<Area> id) {
  return tx.find(select_areas("where id = $1"), {id}, [](const Row& row) { return read_area(row); });
}

std::optional<Area> find_area(ReadTx& tx, std::string_view code, Date as_of) {
  return tx.find(select_areas("where code = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2)"),
                 {code, listed_day(as_of)}, [](const Row& row) { return read_area(row); });
}

std::optional<Area> find_last_area(ReadTx& tx, std::string_view code, Date as_of) {
  return tx.find(select_areas("where code = $1 and valid_from <= $2 order by valid_from desc limit 1"),
                 {code, listed_day(as_of)}, [](const Row& row) { return read_area(row); });
}

std::vector<Area> list_child_areas(ReadTx& tx, Id<Area> parent, Date as_of) {
  auto read = [](const Row& row) { return read_area(row); };
  Date day = listed_day(as_of);
  if (!parent)
    return tx.list(select_areas("where kind = 'province' and valid_from <= $1 and (valid_to is null or valid_to > $1) "
                                "order by sort_key, id"),
                   {day}, read);
  return tx.list(select_areas("where parent_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) "
                              "order by sort_key, id"),
                 {parent, day}, read);
}

std::vector<Area> list_area_subtree(ReadTx& tx, const Area& root, Date as_of) {
  return tx.list(select_areas("where path >= $1 and path < $2 and valid_from <= $3 and (valid_to is null or "
                              "valid_to > $3) order by length(path) - length(replace(path, '/', '')), sort_key, id"),
                 {root.path, prefix_end(root.path), listed_day(as_of)}, [](const Row& row) { return read_area(row); });
}

std::vector<Area> list_area_ancestry(ReadTx& tx, const Area& area) {
  std::vector<Area> chain{area};
  while (chain.back().parent) {
    auto above = find_area(tx, chain.back().parent);
    check(above.has_value(), "an area's parent must exist");
    chain.push_back(std::move(*above));
  }
  std::ranges::reverse(chain);
  return chain;
}

std::vector<AreaSuccession> list_predecessors(ReadTx& tx, Id<Area> area) {
  return tx.list(fmt::format("select {}, s.relation, s.on_date, s.source from area_succession s "
                             "join area on area.id = s.predecessor_id where s.successor_id = $1 "
                             "order by area.sort_key, area.id",
                             area_columns),
                 {area}, read_succession);
}

std::vector<AreaSuccession> list_successors(ReadTx& tx, Id<Area> area) {
  return tx.list(fmt::format("select {}, s.relation, s.on_date, s.source from area_succession s "
                             "join area on area.id = s.successor_id where s.predecessor_id = $1 "
                             "order by area.sort_key, area.id",
                             area_columns),
                 {area}, read_succession);
}

AreaCounts count_areas_below(ReadTx& tx, const Area& area, Date as_of) {
  AreaCounts counts;
  tx.each(
      "select kind, type, units, end_unknown from area_count "
      "where area_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2)",
      {area.id, listed_day(as_of)}, [&](const Row& row) { add_counts(counts, row, 0); });
  return counts;
}

std::map<Id<Area>, AreaCounts> count_areas_by_parent(ReadTx& tx, Id<Area> parent, Date as_of) {
  std::map<Id<Area>, AreaCounts> counts;
  std::vector<Param> params{listed_day(as_of)};
  if (parent) params.emplace_back(parent);
  tx.each(fmt::format("select area.id, c.kind, c.type, c.units, c.end_unknown from area "
                      "join area_count c on c.area_id = area.id "
                      "where {} and c.valid_from <= $1 and (c.valid_to is null or c.valid_to > $1)",
                      parent ? "area.parent_id = $2" : "area.kind = 'province'"),
          params, [&](const Row& row) { add_counts(counts[row.get<Id<Area>>(0)], row, 1); });
  return counts;
}

}  // namespace vx
