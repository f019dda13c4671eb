#include "campaigns/campaign_link.h"

namespace vx {

std::string_view code_of(LinkRelation relation) {
  return relation == LinkRelation::Continues ? "continues" : "tied_to";
}
LinkRelation link_relation_of(std::string_view code) {
  return code == "continues" ? LinkRelation::Continues : LinkRelation::TiedTo;
}

std::expected<CampaignLink, Refusal> decide_link(const CampaignLink& draft, const std::vector<CampaignLink>& links) {
  if (!draft.other && !draft.document) return std::unexpected(Refusal{"campaigns.refusal.no_link"});
  if (draft.other == draft.campaign) return std::unexpected(Refusal{"campaigns.refusal.link_to_itself"});
  const bool is_there = std::any_of(links.begin(), links.end(), [&](const CampaignLink& link) {
    return !link.is_inward && link.relation == draft.relation && link.other == draft.other &&
           link.document == draft.document;
  });
  if (is_there) return std::unexpected(Refusal{"campaigns.refusal.linked_already"});
  return draft;
}

}  // namespace vx
