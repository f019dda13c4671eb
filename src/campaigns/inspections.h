#pragma once
#include "campaigns/inspection_store.h"
#include "web/app.h"

namespace vx {

/// Inspection and urging (kiểm tra, đôn đốc; R16, R17): visits, what they found, and what was urged of whom.
void add_inspections(App& app);

void add_inspection_routes(Router& router);
void add_inspection_result_routes(Router& router);
void add_finding_routes(Router& router);
void add_urging_routes(Router& router);

/// The audit subject: "inspection/12".
std::string inspection_subject(Id<Inspection> id);
/// The inspection, if the viewer plans and carries out visits of its campaign; else Forbidden or NotFound.
InspectionRecord get_inspected(const Request& request, ReadTx& tx);

}  // namespace vx
