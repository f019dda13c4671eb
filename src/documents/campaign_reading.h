#pragma once
#include "documents/document_layout.h"

namespace vx {

/// The campaign a document starts: kind, name, theme, who takes part, from when to when (R1, R4–R8).
void read_campaign(const SourceText& text, const DocumentLayout& layout, PlanReading& reading);

/// Targets with their numbers and tasks with their units and deadlines, from the sections (R13–R15, R34).
void read_targets_and_tasks(PlanReading& reading);
/// The numbers in `sentence` somebody can be held to; places are within it.
std::vector<Quantity> find_quantities(std::string_view sentence);

}  // namespace vx
