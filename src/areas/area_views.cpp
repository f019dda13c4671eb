#include "areas/area_views.h"

#include "web/components.h"
#include "web/layout.h"

namespace vx {
namespace {

using namespace html;

std::string number_or_dash(const View& view, std::int64_t value) { return value == 0 ? "–" : view.number(value); }

Html population_cell(const View& view, const std::map<Id<Area>, AreaPopulation>& populations, Id<Area> area) {
  auto found = populations.find(area);
  if (found == populations.end()) return view.t("areas.population_unknown_short");
  return Html(view.number(found->second.population)) + " " + small("(" + std::to_string(found->second.year) + ")");
}

/// The search box and the day, as one GET form.
Html filter_form(const View& view, const Form& filter, std::string_view address, Date as_of, bool with_words) {
  Html fields;
  if (with_words)
    fields += text_field(view, filter,
                         {.name = "q", .label = "areas.search_label", .hint = "areas.search_hint", .type = "search"});
  fields +=
      text_field(view, filter, {.name = "as_of", .label = "areas.as_of_label", .type = "date", .value = as_of.iso()});
  return get_form(view, address, fields + submit_button(view, "areas.show_button"));
}

/// What has to be said about a day the lists do not cover.
Html day_notice(const View& view, Date as_of, const AreaCounts& counts) {
  if (as_of < first_listed_day)
    return alert(Tone::Info, view.t("areas.before_lists", {{"day", view.date(first_listed_day)}}));
  if (counts.end_unknown > 0)
    return alert(Tone::Unknown, view.n("areas.end_unknown_below", counts.end_unknown,
                                       {{"from", view.date(first_listed_day)}, {"to", view.date(two_tier_day)}}));
  return {};
}

std::string counts_text(const View& view, const AreaCounts& counts) {
  std::string communes = view.n("areas.communes", counts.communes);
  return counts.districts == 0 ? communes : view.n("areas.districts", counts.districts) + ", " + communes;
}

/// "105 xã, 15 phường, 16 thị trấn"
std::string types_text(const View& view, const AreaCounts& counts) {
  std::string text;
  for (AreaType type : {AreaType::City, AreaType::UrbanDistrict, AreaType::Town, AreaType::RuralDistrict,
                        AreaType::Ward, AreaType::RuralCommune, AreaType::Township, AreaType::SpecialZone}) {
    std::int64_t count = counts.of_type[static_cast<std::size_t>(type)];
    if (count == 0) continue;
    text += (text.empty() ? "" : ", ") + view.n(fmt::format("areas.count_{}", code_of(type)), count);
  }
  return text;
}

std::string validity_text(const View& view, const Area& area) {
  std::string from = area.valid_from == first_listed_day
                         ? view.t("areas.listed_since", {{"day", view.date(area.valid_from)}})
                         : view.t("areas.valid_since", {{"day", view.date(area.valid_from)}});
  if (area.gap == ListGap::Begin) from = view.t("areas.begin_unknown", {{"day", view.date(two_tier_day)}});
  if (!area.valid_to) return from;
  if (area.gap == ListGap::End) return from + "; " + view.t("areas.end_unknown", {{"day", view.date(two_tier_day)}});
  return from + "; " + view.t("areas.valid_until", {{"day", view.date(area.valid_to->plus_days(-1))}});
}

Html facts(const View& view, const AreaDetail& detail) {
  const Area& area = detail.area;
  std::vector<std::pair<std::string, Html>> pairs = {
      {view.t("areas.code"), code(area.code)},
      {view.t("areas.tier"), view.t(fmt::format("areas.kind_{}", code_of(area.kind)))},
      {view.t("areas.validity"), validity_text(view, area)}};
  if (!area.later_name.empty())
    pairs.emplace_back(view.t("areas.later_name"),
                       view.t("areas.later_name_value", {{"name", area.later_name}, {"day", view.date(two_tier_day)}}));
  if (std::string types = types_text(view, detail.counts); !types.empty())
    pairs.emplace_back(view.t("areas.below"), types);
  pairs.emplace_back(view.t("areas.population"),
                     detail.population
                         ? view.t("areas.population_value", {{"count", view.number(detail.population->population)},
                                                             {"year", std::to_string(detail.population->year)},
                                                             {"source", detail.population->source}})
                         : view.t("areas.population_unknown"));
  return definition_list(pairs);
}

Html succession_line(const View& view, const AreaDetail& detail, const AreaSuccession& succession, Date day,
                     std::string_view whole_key) {
  Html line = a(href(area_address(view, succession.other.id, day)), succession.other.full_name) + " " +
              code(succession.other.code);
  line += Html(" – ") + view.t(succession.extent == SuccessionExtent::Whole  ? whole_key
                               : succession.extent == SuccessionExtent::Part ? "areas.extent_part"
                                                                             : "areas.extent_indirect");
  if (auto counts = detail.successor_counts.find(succession.other.id); counts != detail.successor_counts.end())
    line += ", " + counts_text(view, counts->second);
  return li(line);
}

Html successors_card(const View& view, const AreaDetail& detail) {
  if (!detail.area.valid_to) return {};
  Html content;
  if (!detail.successors.empty())
    content = p(view.t("areas.successors_on",
                       {{"day", view.date(detail.successors[0].on)}, {"source", detail.successors[0].source}})) +
              ul(each(detail.successors, [&](const AreaSuccession& other) {
                return succession_line(view, detail, other, other.on, "areas.extent_whole");
              }));
  else if (detail.area.kind == AreaKind::District)
    content = p(view.t("areas.district_ended", {{"day", view.date(two_tier_day)}}));
  else
    content = p(view.t("areas.successors_unknown"));
  return card(view.t("areas.successors"), content);
}

Html predecessors_card(const View& view, const AreaDetail& detail) {
  if (detail.area.valid_from < two_tier_day) return {};
  Html content = detail.predecessors.empty()
                     ? p(view.t("areas.predecessors_unknown"))
                     : ul(each(detail.predecessors, [&](const AreaSuccession& other) {
                         return succession_line(view, detail, other, nearest_day(other.other, two_tier_day),
                                                "areas.extent_whole_here");
                       }));
  return card(view.t("areas.predecessors"), content);
}

Html children_table(const View& view, const AreaDetail& detail) {
  if (detail.children.empty()) return {};
  bool districts = detail.counts.districts > 0 && detail.area.kind == AreaKind::Province;
  std::vector<Column> columns = {{view.t("areas.name")}, {view.t("areas.code")}};
  if (districts) columns.push_back({view.t("areas.kind_commune"), "", true});
  columns.push_back({view.t("areas.population"), "", true});
  std::vector<TableRow> rows;
  for (const Area& child : detail.children) {
    Html name = child.full_name;
    if (child.gap == ListGap::End && detail.day > first_listed_day) name += " *";
    std::vector<Html> cells = {name, code(child.code)};
    if (districts) {
      auto counts = detail.child_counts.find(child.id);
      cells.push_back(number_or_dash(view, counts == detail.child_counts.end() ? 0 : counts->second.communes));
    }
    cells.push_back(population_cell(view, detail.child_populations, child.id));
    rows.push_back({std::move(cells), area_address(view, child.id, detail.day)});
  }
  return data_table(view,
                    view.t("areas.children_caption", {{"name", detail.area.full_name}, {"day", view.date(detail.day)}}),
                    columns, rows);
}

}  // namespace

std::string area_address(const View& view, Id<Area> area, Date as_of) {
  std::string address = fmt::format("/areas/{}", area.value);
  return as_of == view.today() ? address : with_query(address, "as_of", as_of.iso());
}

Html area_link(const View& view, const Area& area, Date as_of) {
  return a(href(area_address(view, area.id, as_of)), area.full_name);
}

Html province_list_page(const View& view, const Form& filter, const ProvinceList& list) {
  AreaCounts total;
  std::vector<TableRow> rows;
  for (const Area& province : list.provinces) {
    auto found = list.counts.find(province.id);
    AreaCounts counts = found == list.counts.end() ? AreaCounts{} : found->second;
    total.districts += counts.districts;
    total.communes += counts.communes;
    total.end_unknown += counts.end_unknown;
    rows.push_back({{province.full_name, code(province.code), number_or_dash(view, counts.districts),
                     number_or_dash(view, counts.communes), population_cell(view, list.populations, province.id)},
                    area_address(view, province.id, list.as_of)});
  }
  PageInfo info{.title = view.n("areas.list_title", static_cast<std::int64_t>(list.provinces.size()),
                                {{"day", view.date(list.as_of)}}),
                .lead = counts_text(view, total)};
  if (view.viewer.may(edit_areas))
    info.actions = link_button("/areas/population", view.t("areas.population_import"), "secondary");
  return page(view, info,
              error_summary(view, filter) + filter_form(view, filter, "/areas", list.as_of, true) +
                  day_notice(view, list.as_of, total) +
                  data_table(view, view.t("areas.list_caption"),
                             {{view.t("areas.name")},
                              {view.t("areas.code")},
                              {view.t("areas.kind_district"), "", true},
                              {view.t("areas.kind_commune"), "", true},
                              {view.t("areas.population"), "", true}},
                             rows));
}

Html area_search_page(const View& view, const Form& filter, std::string_view words, Date as_of,
                      const PageOf<Area>& found, const std::map<Id<Area>, std::string>& places) {
  std::vector<TableRow> rows;
  for (const Area& area : found.items) {
    auto place = places.find(area.id);
    rows.push_back(
        {{area.full_name, place == places.end() ? "" : place->second, code(area.code), validity_text(view, area)},
         area_address(view, area.id, nearest_day(area, as_of))});
  }
  Html results = rows.empty() ? empty_state(view, "areas.nothing_found", "areas.nothing_found_hint")
                              : data_table(view, view.t("areas.search_caption"),
                                           {{view.t("areas.name")},
                                            {view.t("areas.belongs_to")},
                                            {view.t("areas.code")},
                                            {view.t("areas.validity")}},
                                           rows);
  return page(
      view, {.title = view.t("areas.search_title", {{"words", words}}), .crumbs = {{view.t("areas.title"), "/areas"}}},
      error_summary(view, filter) + filter_form(view, filter, "/areas", as_of, true) + results +
          pager(view, filter.raw("after"), found.next));
}

Html area_page(const View& view, const Form& filter, const AreaDetail& detail, const Html& more) {
  PageInfo info{.title = detail.area.full_name, .crumbs = {{view.t("areas.title"), "/areas"}}};
  if (detail.counts.communes + detail.counts.districts > 0) info.title += ": " + counts_text(view, detail.counts);
  for (const Area& above : detail.ancestry)
    if (above.id != detail.area.id) info.crumbs.push_back({above.full_name, area_address(view, above.id, detail.day)});
  info.lead = view.t("areas.on_day", {{"day", view.date(detail.day)}});
  Html notice;
  if (!detail.holds())
    notice = alert(
        Tone::Warning,
        view.t(detail.as_of < detail.area.valid_from ? "areas.not_yet" : "areas.no_longer",
               {{"name", detail.area.full_name}, {"as_of", view.date(detail.as_of)}, {"day", view.date(detail.day)}}));
  return page(view, info,
              error_summary(view, filter) + notice + day_notice(view, detail.as_of, detail.counts) +
                  card(view.t("areas.facts"), facts(view, detail)) + successors_card(view, detail) +
                  predecessors_card(view, detail) + more + children_table(view, detail) +
                  filter_form(view, filter, fmt::format("/areas/{}", detail.area.id.value), detail.as_of, false));
}

}  // namespace vx
