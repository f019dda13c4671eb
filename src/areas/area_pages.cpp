#include "areas/area_pages.h"

#include "areas/area_views.h"
#include "base/text.h"

namespace vx {
namespace {

/// The units above each found one: "Huyện Tam Đảo, Tỉnh Vĩnh Phúc".
std::map<Id<Area>, std::string> read_places(ReadTx& tx, std::span<const Area> areas) {
  std::map<Id<Area>, std::string> places;
  for (const Area& area : areas) {
    std::string place;
    for (const Area& above : list_area_ancestry(tx, area))
      if (above.id != area.id) place = place.empty() ? above.full_name : above.full_name + ", " + place;
    places[area.id] = std::move(place);
  }
  return places;
}

Response search(Request& request, ReadTx& tx, Date as_of, const std::string& words) {
  PageRequest wanted = page_request(request.filter);
  PageOf<Area> found = find_areas(tx, {words, as_of, wanted.size, wanted.after});
  auto places = read_places(tx, found.items);
  return respond(
      request, [&] { return area_search_page(request.view, request.filter, words, as_of, found, places); },
      [&] {
        return json_object({{"as_of", as_of},
                            {"items", json_array(found.items, area_json)},
                            {"next", found.next.empty() ? Json() : Json(found.next)}});
      });
}

Response list_areas(Request& request, ReadTx& tx) {
  Date as_of = as_of_day(request);
  std::string words = request.filter.text("q", 100);
  if (!fold_words(words).empty()) return search(request, tx, as_of, words);
  ProvinceList list{as_of, list_child_areas(tx, {}, as_of), count_areas_by_parent(tx, {}, as_of), {}};
  list.populations = list_populations(tx, {}, as_of);
  return respond(
      request, [&] { return province_list_page(request.view, request.filter, list); },
      [&] {
        return json_object({{"as_of", as_of}, {"items", json_array(list.provinces, area_json)}, {"next", Json()}});
      });
}

Response show_area(Request& request, ReadTx& tx, const Area& area, const AreaSections& sections) {
  Date as_of = as_of_day(request);
  AreaDetail detail = read_area_detail(tx, area, as_of);
  return respond(
      request,
      [&] {
        Html more;
        for (const AreaSection& section : *sections)
          if (section.page) more += section.page(tx, request.view, area, detail.day);
        return area_page(request.view, request.filter, detail, more);
      },
      [&] {
        std::vector<Field> more;
        for (const AreaSection& section : *sections)
          if (section.json) more.push_back({section.name, section.json(tx, request.view, area, detail.day)});
        return area_detail_json(detail, more);
      });
}

Response show_by_code(Request& request, ReadTx& tx, const AreaSections& sections) {
  std::string_view code = request.path_value("code");
  Date as_of = as_of_day(request);
  auto area = find_area(tx, code, as_of);
  if (!area) area = find_last_area(tx, code, as_of);
  if (!area) throw Problem(ProblemCode::NotFound);
  return show_area(request, tx, *area, sections);
}

}  // namespace

Date as_of_day(Request& request) {
  auto day = request.filter.date("as_of");
  // A page shows the fault beside the field; a program must not take today for the day it asked about.
  if (const Refusal* error = request.filter.error_of("as_of"); error && request.wants_json)
    throw Problem(ProblemCode::Invalid, request.view.t(*error));
  return day.value_or(request.view.today());
}

void add_area_routes(Router& router, const AreaSections& sections) {
  FieldInfo as_of{"as_of", FieldType::Date, false, "The day asked about; today if left out."};
  router.get("/areas", list_areas,
             {.access = Access::everybody(),
              .about = "Provinces of a day, or units whose names match",
              .fields = {as_of,
                         {"q", FieldType::Text, false, "Words of a name; diacritics and endings may be left out."},
                         {"size", FieldType::Integer},
                         {"after", FieldType::Text, false, "Cursor of the page before."}}});
  router.get("/areas/{id}",
             [sections](Request& request, ReadTx& tx) {
               auto area = find_area(tx, request.path_id<Area>());
               if (!area) throw Problem(ProblemCode::NotFound);
               return show_area(request, tx, *area, sections);
             },
             {.access = Access::everybody(),
              .about = "One unit with those below it, its predecessors and successors",
              .fields = {as_of}});
  router.get("/areas/by-code/{code}",
             [sections](Request& request, ReadTx& tx) { return show_by_code(request, tx, sections); },
             {.access = Access::everybody(),
              .about = "The unit that bore an official code on a day, or bore it last before",
              .fields = {as_of}});
}

}  // namespace vx
