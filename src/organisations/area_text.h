#pragma once
#include <expected>

#include "areas/area.h"
#include "web/problem.h"

namespace vx {

/// The unit a person means by its code ("26", also "26 Tỉnh Vĩnh Phúc") or its name, if only one has it.
std::expected<Id<Area>, Refusal> find_area_by_text(ReadTx& tx, std::string_view text, Date day);
/// As find_area_by_text reads it again: "26 Tỉnh Vĩnh Phúc"; empty for none.
std::string area_text(ReadTx& tx, Id<Area> area);

}  // namespace vx
