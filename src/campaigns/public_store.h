#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/campaign_store.h"
#include "db/database.h"
#include "web/paging.h"

namespace vx {

/// A campaign as everybody may see it.
struct PublicCampaign {
  Id<Campaign> id;
  std::string title;
  std::string theme;
  std::string organisation_name;
  CampaignState state = CampaignState::Launched;
  std::optional<PartialDate> starts_on;
  std::optional<PartialDate> ends_on;
  Date since;
};
/// Latest published first.
PageOf<PublicCampaign> list_public_campaigns(ReadTx& tx, const PageRequest& page);

/// A published plan; its own page is the documents slice's.
struct PublicPlan {
  Id<Document> id;
  std::string number;  ///< "240/KH-UBND"
  std::string title;
  std::string agency;
  std::optional<PartialDate> issued_on;
};
PageOf<PublicPlan> list_public_plans(ReadTx& tx, const PageRequest& page);
std::optional<PublicPlan> find_public_plan(ReadTx& tx, Id<Document> id);

}  // namespace vx
