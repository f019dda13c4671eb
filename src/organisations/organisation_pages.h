#pragma once
#include "organisations/organisation_store.h"
#include "organisations/organisations.h"
#include "web/app.h"

namespace vx {

void add_organisation_routes(Router& router, const OrganisationSections& sections);
void add_organisation_edit_routes(Router& router);
void add_organisation_import_routes(Router& router);

/// ?q= ?kind= ?area= ?under= ?head=none ?as_of= of a list or an export; faults are noted in the request's filter.
OrganisationFilter read_filter(Request& request, ReadTx& tx);

}  // namespace vx
