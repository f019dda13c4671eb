#include "areas/area_reads.h"
#include "areas/population.h"

namespace vx {
namespace {

std::optional<AreaPopulation> find_count(ReadTx& tx, const PopulationRow& row) {
  return tx.find("select population, source from area_population where area_id = $1 and year = $2",
                 {row.area, row.year}, [&](const Row& stored) {
                   return AreaPopulation{row.year, stored.get<std::int64_t>(0), stored.get<std::string>(1)};
                 });
}

/// Where a row is counted, given what is stored.
std::int64_t& count_for(PopulationChanges& changes, const std::optional<AreaPopulation>& before,
                        const PopulationRow& row) {
  if (!before) return changes.added;
  bool same = before->population == row.population && before->source == row.source;
  return same ? changes.unchanged : changes.changed;
}

}  // namespace

std::optional<AreaPopulation> find_population(ReadTx& tx, Id<Area> area, Date as_of) {
  std::optional<AreaPopulation> best;
  for (const AreaPopulation& count : list_population_counts(tx, area)) {
    best = count;  // newest first: the last one seen is the earliest
    if (count.year <= as_of.year()) break;
  }
  return best;
}

std::vector<AreaPopulation> list_population_counts(ReadTx& tx, Id<Area> area) {
  return tx.list("select year, population, source from area_population where area_id = $1 order by year desc", {area},
                 [](const Row& row) {
                   return AreaPopulation{row.get<int>(0), row.get<std::int64_t>(1), row.get<std::string>(2)};
                 });
}

std::map<Id<Area>, AreaPopulation> list_populations(ReadTx& tx, Id<Area> parent, Date as_of) {
  std::map<Id<Area>, AreaPopulation> populations;
  std::vector<Param> params;
  if (parent) params.emplace_back(parent);
  tx.each(fmt::format("select p.area_id, p.year, p.population, p.source from area_population p "
                      "join area on area.id = p.area_id where {} order by p.area_id, p.year",
                      parent ? "area.parent_id = $1" : "area.kind = 'province'"),
          params, [&](const Row& row) {
            Id<Area> area = row.get<Id<Area>>(0);
            int year = row.get<int>(1);
            // Ascending years: the first stands until a later one up to the day replaces it.
            if (year > as_of.year() && populations.contains(area)) return;
            populations[area] = {year, row.get<std::int64_t>(2), row.get<std::string>(3)};
          });
  return populations;
}

PopulationChanges preview_populations(ReadTx& tx, std::span<const PopulationRow> rows) {
  PopulationChanges changes;
  for (const PopulationRow& row : rows) ++count_for(changes, find_count(tx, row), row);
  return changes;
}

PopulationChanges save_populations(WriteTx& tx, std::span<const PopulationRow> rows) {
  PopulationChanges changes;
  for (const PopulationRow& row : rows) {
    std::int64_t& count = count_for(changes, find_count(tx, row), row);
    ++count;
    if (&count == &changes.unchanged) continue;
    tx.execute(
        "insert into area_population (area_id, year, population, source) values ($1, $2, $3, $4) "
        "on conflict (area_id, year) do update set population = excluded.population, source = excluded.source",
        {row.area, row.year, row.population, row.source});
  }
  if (changes.added + changes.changed > 0)
    tx.record({.action = "areas.import_population",
               .subject = "area_population",
               .after = fmt::format(R"({{"added":{},"changed":{}}})", changes.added, changes.changed)});
  return changes;
}

}  // namespace vx
