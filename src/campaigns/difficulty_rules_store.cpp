#include "base/text.h"
#include "campaigns/campaign_store.h"
#include "campaigns/difficulty_store.h"
#include "organisations/organisation.h"

// Where a difficulty goes and until when: the way up by the trees of today, and the clocks a campaign has set.

namespace vx {

namespace {

/// The committee at the top: above the organisation of the root campaign, or that organisation itself.
Organisation committee_of(ReadTx& tx, const Campaign& root) {
  const Organisation own = get_organisation(tx, root.organisation);
  const auto ancestry = list_organisation_ancestry(tx, own);
  const bool is_led = !ancestry.empty() && ancestry.front().facts.kind == OrganisationKind::PeoplesCommittee;
  return is_led ? ancestry.front() : own;
}

/// The unit that follows the root campaign, as its plan names it; else the department of home affairs (R17).
std::optional<Organisation> lead_of(ReadTx& tx, const Campaign& root, const Organisation& committee) {
  const auto candidates = list_child_organisations(tx, committee.id);
  std::optional<OrganisationMatch> match;
  if (root.organisation == committee.id && !root.lead_unit.empty())
    match = match_organisation(root.lead_unit, candidates, committee.id);
  if (!match) match = match_organisation("Sở Nội vụ", candidates, committee.id);
  if (!match) return std::nullopt;
  return find_organisation(tx, match->organisation);
}

}  // namespace

DifficultyClocks find_difficulty_clocks(ReadTx& tx, Id<Campaign> campaign) {
  DifficultyClocks clocks = default_difficulty_clocks();
  Id<Campaign> nearest;
  tx.each(
      "select k.campaign_id, k.level, k.working_days from difficulty_clock k join campaign above "
      "on above.id = k.campaign_id join campaign c on c.id = $1 "
      "where substr(c.path, 1, length(above.path)) = above.path order by length(above.path) desc",
      {campaign}, [&](const Row& row) {
        const auto of = row.get<Id<Campaign>>(0);
        if (!nearest) nearest = of;
        if (of != nearest) return;
        clocks.working_days[static_cast<std::size_t>(difficulty_level_of(row.text(1)))] = row.get<int>(2);
        clocks.is_own = true;
        clocks.is_verified = true;  // somebody answers for them
      });
  return clocks;
}

void write_difficulty_clocks(WriteTx& tx, Id<Campaign> campaign, const DifficultyClocks& clocks) {
  delete_difficulty_clocks(tx, campaign);
  for (std::size_t i = 0; i < difficulty_level_codes.size(); ++i)
    tx.execute("insert into difficulty_clock(campaign_id, level, working_days) values($1, $2, $3)",
               {campaign, difficulty_level_codes[i], clocks.working_days[i]});
}

void delete_difficulty_clocks(WriteTx& tx, Id<Campaign> campaign) {
  tx.execute("delete from difficulty_clock where campaign_id = $1", {campaign});
}

Campaign find_root_campaign(ReadTx& tx, Id<Campaign> campaign) {
  const CampaignRecord own = find_campaign(tx, campaign).value();
  const auto ids = split(own.campaign.path, '/');  // "c/3/17/": the root is the first
  const Id<Campaign> root{std::atoll(std::string(ids.at(1)).c_str())};
  return root == campaign ? own.campaign : find_campaign(tx, root)->campaign;
}

std::optional<Organisation> find_following_unit(ReadTx& tx, Id<Campaign> campaign) {
  const Campaign root = find_root_campaign(tx, campaign);
  return lead_of(tx, root, committee_of(tx, root));
}

DifficultyRules read_difficulty_rules(ReadTx& tx, Id<Campaign> campaign, Id<Organisation> unit) {
  const Campaign root = find_root_campaign(tx, campaign);
  const Organisation committee = committee_of(tx, root);
  const auto lead = lead_of(tx, root, committee);
  const auto ancestry = list_organisation_ancestry(tx, get_organisation(tx, unit));
  return {chain_of(ancestry, committee, lead ? &*lead : nullptr), find_difficulty_clocks(tx, campaign),
          WorkingCalendar::standard()};
}

}  // namespace vx
