#pragma once
#include "areas/area_detail.h"
#include "web/form.h"
#include "web/html.h"
#include "web/view.h"

namespace vx {

/// Provinces of one day, with what is below them.
struct ProvinceList {
  Date as_of;
  std::vector<Area> provinces;
  std::map<Id<Area>, AreaCounts> counts;
  std::map<Id<Area>, AreaPopulation> populations;
};

/// Where a unit's page is; `as_of` goes along when it is not today.
std::string area_address(const View& view, Id<Area> area, Date as_of);
/// A unit's name as a link, with the units above it where they help to tell it apart.
Html area_link(const View& view, const Area& area, Date as_of);

Html province_list_page(const View& view, const Form& filter, const ProvinceList& list);
Html area_search_page(const View& view, const Form& filter, std::string_view words, Date as_of,
                      const PageOf<Area>& found, const std::map<Id<Area>, std::string>& places);
/// `more`: sections of later slices.
Html area_page(const View& view, const Form& filter, const AreaDetail& detail, const Html& more);

}  // namespace vx
