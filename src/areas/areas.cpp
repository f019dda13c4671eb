#include "areas/areas.h"

#include "areas/area_list.h"
#include "areas/area_pages.h"
#include "areas/area_views.h"

namespace vx {
namespace {

std::vector<SearchHit> search(ReadTx& tx, const View& view, std::string_view folded_query, int limit) {
  std::vector<SearchHit> hits;
  for (const Area& area : search_areas(tx, folded_query, view.today(), limit)) {
    std::string place;
    for (const Area& above : list_area_ancestry(tx, area))
      if (above.id != area.id) place = place.empty() ? above.full_name : above.full_name + ", " + place;
    std::string_view kind = area.kind == AreaKind::Province   ? "areas.kind_province"
                            : area.kind == AreaKind::District ? "areas.kind_district"
                                                              : "areas.kind_commune";
    hits.push_back({kind, area.full_name, place, area_address(view, area.id, nearest_day(area, view.today()))});
  }
  return hits;
}

void fill(Database& database) {
  if (database.read([](ReadTx& tx) { return has_areas(tx); })) return;
  AreaList list = embedded_area_list();
  database.write(Actor::system(), [&](WriteTx& tx) { insert_area_list(tx, list); });
}

}  // namespace

AreaSections add_areas(App& app) {
  auto sections = std::make_shared<std::vector<AreaSection>>();
  add_area_routes(app.router, sections);
  add_population_routes(app.router);
  app.menu.push_back({"areas.menu", "/areas", "map-2", Access::everybody(), 80});
  app.search.push_back(search);
  app.first_data.push_back(fill);
  return sections;
}

}  // namespace vx
