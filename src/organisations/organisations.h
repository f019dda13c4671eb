#pragma once
#include "areas/area.h"
#include "organisations/organisation.h"
#include "web/app.h"

namespace vx {

/// What a later slice adds to an organisation's page; nothing if the viewer may not see it.
using OrganisationSection = std::function<Html(ReadTx&, const View&, const Organisation&, Date as_of)>;
using OrganisationSections = std::shared_ptr<std::vector<OrganisationSection>>;

/// Registers the pages, searches, imports and commands of organisations. Answers the list to which later slices add
/// their sections.
OrganisationSections add_organisations(App& app, const AreaSections& area_sections);

}  // namespace vx
