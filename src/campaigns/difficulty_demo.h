#pragma once
#include "web/app.h"

namespace vx {

/// Difficulties of the demonstration at all levels, and visits with findings, on days before and behind its clock.
void add_difficulty_demo(App& app);
void tell_inspection_demo(WriteTx& tx, Id<struct Campaign> campaign);

}  // namespace vx
