#pragma once
#include "organisations/organisation.h"
#include "web/json.h"

namespace vx {

Json organisation_json(const Organisation& organisation);
std::vector<Field> organisation_fields(const Organisation& organisation);

}  // namespace vx
