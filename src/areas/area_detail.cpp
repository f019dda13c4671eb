#include "areas/area_detail.h"

namespace vx {
namespace {

std::string_view code_of(SuccessionExtent extent) {
  switch (extent) {
    case SuccessionExtent::Whole:
      return "whole";
    case SuccessionExtent::Part:
      return "part";
    case SuccessionExtent::Indirect:
      return "indirect";
  }
  return "whole";
}

Json population_json(const std::optional<AreaPopulation>& population) {
  if (!population) return {};
  return json_object(
      {{"year", population->year}, {"population", population->population}, {"source", population->source}});
}

std::vector<Field> area_fields(const Area& area) {
  return {{"id", area.id},
          {"code", area.code},
          {"kind", code_of(area.kind)},
          {"type", code_of(area.type)},
          {"name", area.name},
          {"full_name", area.full_name},
          {"parent_id", area.parent},
          {"valid_from", area.valid_from},
          {"valid_to", area.valid_to},
          {"list_gap", area.gap == ListGap::None ? Json() : Json(area.gap == ListGap::End ? "end" : "begin")},
          {"later_name", area.later_name.empty() ? Json() : Json(area.later_name)}};
}

Json succession_json(const AreaSuccession& succession, const std::map<Id<Area>, AreaCounts>& counts) {
  std::vector<Field> fields = area_fields(succession.other);
  fields.push_back({"extent", code_of(succession.extent)});
  fields.push_back({"on", succession.on});
  fields.push_back({"source", succession.source});
  if (auto found = counts.find(succession.other.id); found != counts.end())
    fields.push_back({"counts", area_counts_json(found->second)});
  return json_object(fields);
}

}  // namespace

Date nearest_day(const Area& area, Date as_of) {
  if (area.holds_on(listed_day(as_of))) return listed_day(as_of);
  if (area.valid_to && *area.valid_to <= as_of) return area.valid_to->plus_days(-1);
  return area.valid_from;
}

AreaDetail read_area_detail(ReadTx& tx, const Area& area, Date as_of) {
  AreaDetail detail;
  detail.area = area;
  detail.as_of = as_of;
  detail.day = nearest_day(area, as_of);
  detail.ancestry = list_area_ancestry(tx, area);
  detail.population = find_population(tx, area.id, detail.day);
  detail.predecessors = list_predecessors(tx, area.id);
  detail.successors = list_successors(tx, area.id);
  if (area.kind != AreaKind::Commune) {
    detail.counts = count_areas_below(tx, area, detail.day);
    detail.children = list_child_areas(tx, area.id, detail.day);
    detail.child_populations = list_populations(tx, area.id, detail.day);
    if (area.kind == AreaKind::Province && detail.counts.districts > 0)
      detail.child_counts = count_areas_by_parent(tx, area.id, detail.day);
  }
  if (area.kind == AreaKind::Province)
    for (const AreaSuccession& succession : detail.successors)
      detail.successor_counts[succession.other.id] = count_areas_below(tx, succession.other, succession.on);
  return detail;
}

Json area_json(const Area& area) { return json_object(area_fields(area)); }

Json area_counts_json(const AreaCounts& counts) {
  std::vector<Field> by_type;
  for (std::size_t i = 0; i < counts.of_type.size(); ++i)
    if (counts.of_type[i] > 0) by_type.push_back({code_of(static_cast<AreaType>(i)), counts.of_type[i]});
  return json_object({{"districts", counts.districts},
                      {"communes", counts.communes},
                      {"end_unknown", counts.end_unknown},
                      {"by_type", json_object(by_type)}});
}

Json area_detail_json(const AreaDetail& detail, const std::vector<Field>& more) {
  std::vector<Field> fields = area_fields(detail.area);
  auto plain = [](const Area& area) { return area_json(area); };
  auto child = [&](const Area& area) {
    std::vector<Field> child_fields = area_fields(area);
    if (auto found = detail.child_counts.find(area.id); found != detail.child_counts.end())
      child_fields.push_back({"communes", found->second.communes});
    return json_object(child_fields);
  };
  auto succession = [&](const AreaSuccession& other) { return succession_json(other, detail.successor_counts); };
  fields.insert(fields.end(), {{"as_of", detail.as_of},
                               {"holds", detail.holds()},
                               {"described_day", detail.day},
                               {"counts", area_counts_json(detail.counts)},
                               {"ancestry", json_array(detail.ancestry, plain)},
                               {"population", population_json(detail.population)},
                               {"predecessors", json_array(detail.predecessors, succession)},
                               {"successors", json_array(detail.successors, succession)},
                               {"children", json_array(detail.children, child)}});
  fields.insert(fields.end(), more.begin(), more.end());
  return json_object(fields);
}

}  // namespace vx
