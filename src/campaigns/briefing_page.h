#pragma once
#include "campaigns/briefing_views.h"
#include "web/request.h"
#include "web/response.h"
#include "web/router.h"

// What the handlers of a briefing's units share.

namespace vx {

/// The briefing and the unit of the address. Forbidden to who may not read campaigns there.
CoveragePage read_coverage_page(const Request& request, ReadTx& tx);

/// Who runs a campaign sees how many members of a mass organisation it reached, wherever that stands; never names.
bool may_see_members(const Viewer& viewer, const CampaignRecord& record, const Briefing& briefing);
/// What notifications about it name: "briefing/12".
inline std::string briefing_subject(const Briefing& briefing) {
  return "briefing/" + std::to_string(briefing.id.value);
}

}  // namespace vx
