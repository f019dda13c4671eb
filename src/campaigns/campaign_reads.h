#pragma once
#include <optional>
#include <string>

#include "campaigns/campaign.h"
#include "db/database.h"
#include "web/viewer.h"

// Reads of campaigns that other slices may use.

namespace vx {

/// A campaign with the names of what it belongs to, as pages show it.
struct CampaignRecord {
  Campaign campaign;
  std::string organisation_name;
  std::string organisation_path;
  std::string document_number;  ///< "240", may be empty
  std::string document_symbol;  ///< "KH-UBND"
  std::optional<PartialDate> document_date;
  std::string parent_title;
  std::string parent_organisation;
  bool is_edited = false;  ///< changed by hand after it was made from its plan
};

std::optional<CampaignRecord> find_campaign(ReadTx& tx, Id<Campaign> id);
/// NotFound unless it is there and the viewer may know of it.
CampaignRecord get_campaign(ReadTx& tx, const Viewer& viewer, Id<Campaign> id);

}  // namespace vx
