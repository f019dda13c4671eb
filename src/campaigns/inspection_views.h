#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/campaign_store.h"
#include "campaigns/inspection_store.h"
#include "campaigns/urging_store.h"
#include "organisations/organisation.h"
#include "web/components.h"
#include "web/form.h"
#include "web/html.h"
#include "web/json.h"
#include "web/view.h"

namespace vx {

std::string inspection_address(Id<Inspection> id, std::string_view rest = {});
Html inspection_badge(const View& view, InspectionState state, const std::optional<Date>& planned_on);
Html finding_badge(const View& view, FindingState state);

struct InspectionListPage {
  CampaignRecord record;
  PageOf<InspectionSummary> rows;
  InspectionCounts counts;
  InspectionFilter filter;
  std::string words;  ///< as typed
  std::string after;
  bool may_inspect = false;
};
Html inspection_list_page(const View& view, const InspectionListPage& data);
std::vector<std::vector<std::string>> inspection_table(const View& view, const std::vector<InspectionSummary>& rows);

/// One month, its visits day by day.
struct InspectionCalendarPage {
  CampaignRecord record;
  Date first;  ///< of the month
  std::vector<InspectionSummary> rows;
};
Html inspection_calendar_page(const View& view, const InspectionCalendarPage& data);

struct InspectionPage {
  InspectionRecord record;
  std::vector<FindingRecord> findings;
  bool may_inspect = false;
};
Html inspection_page(const View& view, const InspectionPage& data, const Form& form = {});

struct InspectionFormPage {
  CampaignRecord record;
  Inspection inspection;
  std::vector<Organisation> units;  ///< that may be visited
};
Html inspection_form_page(const View& view, const InspectionFormPage& data, const Form& form);
/// What came of it: the day, each check, the conclusion, the minutes.
Html inspection_result_page(const View& view, const InspectionRecord& record, const Form& form);
Html finding_form_page(const View& view, const InspectionRecord& record, const Form& form);

struct UrgingPage {
  CampaignRecord record;
  PageOf<Urging> rows;
  UnurgedUnits unurged;
  UrgingFilter filter;
  std::string words;  ///< as typed
  std::string after;
  bool may_inspect = false;
};
Html urging_page(const View& view, const UrgingPage& data);
std::vector<std::vector<std::string>> urging_table(const View& view, const std::vector<Urging>& rows);

Json inspection_json(const InspectionRecord& record);
Json inspection_json(const InspectionPage& page, Date today);
Json inspection_summary_json(const InspectionSummary& summary);
Json finding_json(const FindingRecord& record, Date today);
Json urging_json(const Urging& urging);

}  // namespace vx
