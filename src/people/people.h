#pragma once
#include <memory>

#include "organisations/organisations.h"
#include "people/people_hooks.h"
#include "people/person_seal.h"
#include "web/app.h"

namespace vx {

/// Registers people: their pages, import, duplicates, search, jobs and demonstration. `hooks` outlives the App.
void add_people(App& app, const std::shared_ptr<PersonSeal>& seal, PeopleHooks& hooks,
                const OrganisationSections& sections);

}  // namespace vx
