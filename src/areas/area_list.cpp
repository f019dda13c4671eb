#include "areas/area_list.h"

#include <set>

#include "base/text.h"
#include "embedded/area_list.h"

namespace vx {
namespace {

Id<Area> parse_line_number(std::string_view text) {
  std::int64_t value = 0;
  for (char digit : text) value = value * 10 + (digit - '0');
  return {value};
}

Date parse_day(std::string_view text) {
  auto day = Date::parse_iso(text);
  check(day.has_value(), "the area list holds a bad date");
  return *day;
}

/// Fields behind "unit": code kind type name parent valid_from valid_to gap later_name.
Area parse_unit(std::span<const std::string_view> fields, const std::vector<Area>& before) {
  check(fields.size() == 9, "a unit of the area list needs 9 fields");
  auto kind = area_kind_of(fields[1]);
  auto type = area_type_of(fields[2]);
  check(kind && type, "the area list holds an unknown kind or type");
  Area area;
  area.id = {static_cast<std::int64_t>(before.size()) + 1};
  area.code = fields[0];
  area.kind = *kind;
  area.type = *type;
  area.name = fields[3];
  area.full_name = fmt::format("{} {}", vietnamese_word(*type), fields[3]);
  area.parent = parse_line_number(fields[4]);
  area.valid_from = parse_day(fields[5]);
  if (!fields[6].empty()) area.valid_to = parse_day(fields[6]);
  area.gap = fields[7] == "end" ? ListGap::End : fields[7] == "begin" ? ListGap::Begin : ListGap::None;
  area.later_name = fields[8];
  check(!area.parent || area.parent.value <= static_cast<std::int64_t>(before.size()), "a parent must come first");
  std::string_view above = area.parent ? std::string_view(before[area.parent.value - 1].path) : "a/";
  area.path = fmt::format("{}{}/", above, area.id.value);
  return area;
}

}  // namespace

AreaList parse_area_list(std::string_view table) {
  AreaList list;
  for (std::string_view line : split(table, '\n')) {
    if (line.empty()) continue;
    std::vector<std::string_view> fields = split(line, '\t');
    std::span<const std::string_view> rest = std::span(fields).subspan(1);
    if (fields[0] == "unit") {
      list.areas.push_back(parse_unit(rest, list.areas));
    } else {
      check(fields[0] == "succession" && rest.size() == 3, "the area list holds an unknown line");
      list.successions.push_back({parse_line_number(rest[0]), parse_line_number(rest[1]), rest[2]});
    }
  }
  return list;
}

std::vector<AreaCountRow> count_units(const AreaList& list) {
  // Every day on which a unit begins or ends begins an interval in which nothing changes.
  std::set<Date> days;
  for (const Area& area : list.areas) {
    days.insert(area.valid_from);
    if (area.valid_to) days.insert(*area.valid_to);
  }
  std::vector<AreaCountRow> rows;
  for (auto day = days.begin(); day != days.end(); ++day) {
    std::map<std::tuple<Id<Area>, AreaKind, AreaType>, AreaCountRow> counts;
    auto next = std::next(day);
    std::optional<Date> end = next == days.end() ? std::nullopt : std::optional(*next);
    for (const Area& area : list.areas) {
      if (!area.holds_on(*day)) continue;
      for (Id<Area> above = area.parent; above; above = list.areas[above.value - 1].parent) {
        AreaCountRow fresh{above, *day, end, area.kind, area.type};
        AreaCountRow& row = counts.try_emplace({above, area.kind, area.type}, fresh).first->second;
        ++row.units;
        row.end_unknown += area.gap == ListGap::End ? 1 : 0;
      }
    }
    for (auto& [key, row] : counts) rows.push_back(row);
  }
  return rows;
}

AreaList embedded_area_list() { return parse_area_list(embedded::area_list()[0].bytes); }

}  // namespace vx
