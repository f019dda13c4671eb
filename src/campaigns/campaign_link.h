#pragma once
#include <expected>
#include <string>
#include <vector>

#include "campaigns/campaign.h"

namespace vx {

/// What one campaign is to another beside being carried out by it: it continues an earlier one (tiếp tục, đẩy mạnh,
/// R10) or runs tied to another (gắn với, R11).
enum class LinkRelation { Continues, TiedTo };
std::string_view code_of(LinkRelation relation);
LinkRelation link_relation_of(std::string_view code);

/// A link to a campaign, or to a document none of ours was made from. `is_inward`: the other one says it of this.
struct CampaignLink {
  Id<CampaignLink> id = {};
  Id<Campaign> campaign = {};
  LinkRelation relation = LinkRelation::TiedTo;
  Id<Campaign> other = {};
  Id<Document> document = {};
  std::string other_title = {};
  bool is_inward = false;
};

/// Refused: to itself, or the same twice.
std::expected<CampaignLink, Refusal> decide_link(const CampaignLink& draft, const std::vector<CampaignLink>& links);

}  // namespace vx
