#include "campaigns/campaign_launch.h"

#include "campaigns/cascade_store.h"
#include "campaigns/gap_store.h"

namespace vx {

void record_plan_issued(WriteTx& tx, const CampaignRecord& child, const std::optional<Date>& launched_on) {
  const Campaign& campaign = child.campaign;
  if (!campaign.parent) return;
  auto known = find_expectation(tx, campaign.parent, campaign.organisation);
  Expectation expectation = known.value_or(Expectation{});
  if (!known) {
    const auto parent = find_campaign(tx, campaign.parent);
    expectation.campaign = campaign.parent;
    expectation.organisation = campaign.organisation;
    expectation.due_on = parent->campaign.launch_by;
  }
  // A second plan of the same unit under the same campaign does not make the first one later.
  if (expectation.child && expectation.child != campaign.id) return;
  expectation.child = campaign.id;
  expectation.issued_on = child.document_date;
  if (launched_on && (!expectation.issued_on || !expectation.issued_on->whole()))
    expectation.issued_on = PartialDate{launched_on->year(), launched_on->month(), launched_on->day()};
  if (campaign.document) expectation.received_on = find_received_day(tx, campaign.document);
  if (known)
    update_expectation(tx, expectation);
  else
    insert_expectation(tx, expectation);
  insert_event(tx, campaign.parent, campaign.organisation, "issued", campaign.title);
}

void withdraw_plan_issued(WriteTx& tx, Id<Campaign> child) {
  auto expectation = find_expectation_of_child(tx, child);
  if (!expectation) return;
  expectation->child = {};
  expectation->issued_on.reset();
  expectation->received_on.reset();
  update_expectation(tx, *expectation);
}

int expect_plans_of_sub_units(WriteTx& tx, const CampaignRecord& campaign) {
  int added = 0;
  for (const PossibleUnit& unit : list_possible_units(tx, campaign.campaign.id, campaign.campaign.organisation, "")) {
    Expectation expectation;
    expectation.campaign = campaign.campaign.id;
    expectation.organisation = unit.id;
    expectation.due_on = campaign.campaign.launch_by;
    insert_expectation(tx, expectation);
    ++added;
  }
  return added;
}

void adopt_waiting_children(WriteTx& tx, const CampaignRecord& parent) {
  for (const Id<Campaign> id : list_waiting_children(tx, parent.campaign.document)) {
    auto child = find_campaign(tx, id);
    if (child->campaign.organisation == parent.campaign.organisation ||
        !child->organisation_path.starts_with(parent.organisation_path) || !child->campaign.issuer_name.empty())
      continue;
    child->campaign.parent = parent.campaign.id;
    update_campaign(tx, child->campaign, false);
    record_plan_issued(tx, *child, std::nullopt);
    refresh_gaps(tx, id);
    tx.record({.action = "campaigns.adopt",
               .subject = "campaign/" + std::to_string(id.value),
               .note = "under campaign/" + std::to_string(parent.campaign.id.value)});
  }
}

void move_deadlines(WriteTx& tx, Id<Campaign> campaign, const std::optional<Date>& from,
                    const std::optional<Date>& to) {
  if (from == to) return;
  for (Expectation& expectation : list_expectations(tx, campaign))
    if (expectation.due_on == from) {
      expectation.due_on = to;
      update_expectation(tx, expectation);
    }
}

}  // namespace vx
