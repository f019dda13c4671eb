#pragma once
#include "areas/area.h"
#include "web/app.h"

namespace vx {

void add_area_routes(Router& router, const AreaSections& sections);
void add_population_routes(Router& router);
/// ?as_of=, today if there is none; a bad date is noted in the filter.
Date as_of_day(Request& request);

}  // namespace vx
