#pragma once
#include "areas/area.h"
#include "organisations/organisation.h"
#include "web/app.h"

namespace vx {

/// Registers the pages, searches, imports and commands of organisations.
void add_organisations(App& app, const AreaSections& area_sections);

}  // namespace vx
