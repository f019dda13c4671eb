#include "campaigns/inspections.h"

#include "campaigns/campaign.h"

namespace vx {

void add_inspections(App& app) {
  add_inspection_routes(app.router);
  add_inspection_result_routes(app.router);
  add_finding_routes(app.router);
  add_urging_routes(app.router);
  app.tabs.push_back({.of = "campaign",
                      .code = "inspections",
                      .label = "inspections.tab",
                      .address = "/inspections",
                      .access = Access::holder(read_campaigns),
                      .order = 65});
}

std::string inspection_subject(Id<Inspection> id) { return "inspection/" + std::to_string(id.value); }

InspectionRecord get_inspected(const Request& request, ReadTx& tx) {
  InspectionRecord record = get_inspection(tx, request.viewer(), request.path_id<Inspection>());
  if (!may_inspect(tx, request.viewer(), record.inspection.campaign, record.organisation_path))
    throw Problem(ProblemCode::Forbidden);
  return record;
}

}  // namespace vx
