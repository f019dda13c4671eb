#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/briefing_store.h"
#include "campaigns/campaign_reads.h"
#include "organisations/organisation.h"
#include "web/form.h"
#include "web/html.h"
#include "web/json.h"
#include "web/layout.h"
#include "web/view.h"

namespace vx {

std::string briefing_address(const Briefing& briefing, std::string_view rest = {});
std::string unit_address(const Briefing& briefing, Id<Organisation> unit, std::string_view rest = {});

struct BriefingListPage {
  CampaignRecord record;
  std::vector<BriefingRow> briefings;
  bool may_add = false;
};
Html briefing_list_page(const View& view, const BriefingListPage& data);

struct BriefingFormPage {
  CampaignRecord record;
  std::vector<Organisation> units;
};
Html briefing_form_page(const View& view, const BriefingFormPage& data, const Form& form);

/// The text to be read, and whether the viewer has.
struct BriefingPage {
  CampaignRecord record;
  Briefing briefing;
  std::string organisation_name;
  std::string organisation_path;
  BriefingCounts counts;
  std::optional<BriefingPerson> mine;  ///< if the viewer must know it
  Id<Organisation> unit;               ///< whose coverage the viewer may open; none if none
  bool may_edit = false;
};
Html briefing_page(const View& view, const BriefingPage& data);

/// How far it has come in one unit: below it unit by unit, its own people name by name.
struct CoveragePage {
  CampaignRecord record;
  Briefing briefing;
  Organisation unit;
  std::vector<Organisation> above;  ///< those between the briefing's organisation and the unit, which may be opened
  Coverage coverage;
  std::optional<BriefingState> state;
  PageOf<BriefingPerson> people;
  std::string after;
  std::vector<BriefingMeeting> meetings;
  std::optional<BriefingReminder> reminder;
  bool names = false;  ///< the viewer may read people there
  bool may_edit = false;
};
Html coverage_page(const View& view, const CoveragePage& data);
std::vector<std::vector<std::string>> coverage_table(const View& view, const std::vector<BriefingPerson>& people);

struct MeetingPage {
  CampaignRecord record;
  Briefing briefing;
  Organisation unit;
  std::vector<BriefingPerson> people;
  bool is_too_large = false;  ///< more people than one list of a meeting holds
};
Html meeting_page(const View& view, const MeetingPage& data, const Form& form);

Json briefing_json(const BriefingRow& row);
Json briefing_json(const BriefingPage& page);
Json coverage_json(const CoveragePage& page);
Json briefing_counts_json(const BriefingCounts& counts);

}  // namespace vx
