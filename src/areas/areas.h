#pragma once
#include "areas/area.h"
#include "web/app.h"

namespace vx {

/// Registers the pages, searches and commands of areas, and the unit lists an empty database is filled with.
AreaSections add_areas(App& app);

}  // namespace vx
