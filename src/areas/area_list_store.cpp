#include "areas/area_list.h"
#include "areas/area_row.h"
#include "base/text.h"
#include "db/bulk_insert.h"

namespace vx {
namespace {

std::optional<std::string_view> gap_code(ListGap gap) {
  if (gap == ListGap::None) return std::nullopt;
  return gap == ListGap::End ? "end" : "begin";
}

void insert_units(WriteTx& tx, const AreaList& list) {
  BulkInsert units(
      tx,
      "insert into area (id, code, kind, type, name, full_name, parent_id, valid_from, valid_to, list_gap, "
      "later_name, path, folded, sort_key) values ",
      14);
  BulkInsert words(tx, "insert into area_word (word, area_id) values ", 2);
  for (const Area& area : list.areas) {
    std::string_view folded = units.keep(fold_words(area.full_name));
    std::string_view key = units.keep(collation_key(area.name));
    std::optional<std::string_view> later_name;
    if (!area.later_name.empty()) later_name = area.later_name;
    units.add({area.id, area.code, code_of(area.kind), code_of(area.type), area.name, area.full_name, area.parent,
               area.valid_from, area.valid_to, gap_code(area.gap), later_name, area.path, folded, as_bytes(key)});
  }
  units.flush();
  for (const Area& area : list.areas)
    for (std::string& word : name_words(area.name)) words.add({words.keep(std::move(word)), area.id});
  words.flush();
}

}  // namespace

bool has_areas(ReadTx& tx) {
  return tx.count("select count(*) from (select 1 from area limit 1) as any_area", {}) != 0;
}

void insert_area_list(WriteTx& tx, const AreaList& list) {
  if (has_areas(tx)) return;
  insert_units(tx, list);
  BulkInsert successions(
      tx, "insert into area_succession (predecessor_id, successor_id, relation, on_date, source) values ", 5);
  for (const AreaList::Succession& succession : list.successions)
    successions.add({succession.predecessor, succession.successor, succession.extent, two_tier_day, "202/2025/QH15"});
  successions.flush();
  BulkInsert counts(
      tx, "insert into area_count (area_id, valid_from, valid_to, kind, type, units, end_unknown) values ", 7);
  for (const AreaCountRow& row : count_units(list))
    counts.add(
        {row.area, row.valid_from, row.valid_to, code_of(row.kind), code_of(row.type), row.units, row.end_unknown});
  counts.flush();
  // The ids came with the list; the next unit a person adds must come behind them.
  if (tx.engine() == Engine::Postgres)
    tx.count("select setval(pg_get_serial_sequence('area', 'id'), (select max(id) from area))", {});
  tx.record({.action = "areas.insert_list",
             .subject = "area",
             .after = fmt::format(R"({{"units":{},"successions":{}}})", list.areas.size(), list.successions.size())});
}

}  // namespace vx
