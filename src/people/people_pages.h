#pragma once
#include <memory>

#include "organisations/organisations.h"
#include "people/people_hooks.h"
#include "people/person_seal.h"
#include "web/app.h"

namespace vx {

/// What the pages and jobs of people share.
struct PeopleKeeping {
  std::shared_ptr<PersonSeal> seal;
  PeopleHooks* hooks;
};
using PeopleParts = std::shared_ptr<PeopleKeeping>;

// Each file of pages registers its own.
void add_person_routes(Router& router, const PeopleParts& parts);
void add_person_edit_routes(Router& router, const PeopleParts& parts);
void add_membership_routes(Router& router, const PeopleParts& parts);
void add_unit_routes(Router& router);
void add_duplicate_routes(Router& router, const PeopleParts& parts);
void add_import_routes(Router& router, const PeopleParts& parts);
void add_correction_routes(Router& router, const PeopleParts& parts);

}  // namespace vx
