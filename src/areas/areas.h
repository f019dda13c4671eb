#pragma once
#include "areas/area.h"
#include "web/app.h"
#include "web/installation.h"

namespace vx {

/// Registers the pages and the search of areas, and the unit lists an empty database is filled with.
AreaSections add_areas(App& app);
/// `areas show`, `areas list`, `areas import-population`.
void add_area_commands(App& app, Installation& installation);

}  // namespace vx
