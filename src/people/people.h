#pragma once
#include <memory>

#include "people/people_hooks.h"
#include "people/person_seal.h"
#include "web/app.h"

namespace vx {

/// Registers people: their pages, import, duplicates, search, jobs and demonstration. `hooks` outlives the App.
void add_people(App& app, const std::shared_ptr<PersonSeal>& seal, PeopleHooks& hooks);

}  // namespace vx
