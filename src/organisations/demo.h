#pragma once
#include "organisations/organisation.h"
#include "web/app.h"

namespace vx {

/// The organisations of the demonstration: those of Vĩnh Phúc in 2021 by the areas of that day, with the usual
/// departments and symbols of a province. Heads are generated and marked "(minh họa)", and so are the schools and
/// enterprises. Needs the area lists; does nothing if there is an organisation already. Answers the People's Committee
/// of the province.
Id<Organisation> insert_demo_organisations(WriteTx& tx, Date as_of);

/// Has `serve --demo` insert them; registered before the demonstration's accounts, which stand in them.
void add_organisations_demo(App& app);

}  // namespace vx
