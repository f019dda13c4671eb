#include "campaigns/campaign_confirmation.h"

#include "campaigns/campaign_item_store.h"
#include "campaigns/campaign_launch.h"
#include "campaigns/campaign_plan.h"
#include "campaigns/campaign_store.h"
#include "campaigns/cascade_store.h"
#include "campaigns/gap_store.h"
#include "organisations/organisation.h"

namespace vx {

namespace {

std::string address_of(Id<Campaign> id) { return "/campaigns/" + std::to_string(id.value); }
std::string subject_of(Id<Campaign> id) { return "campaign/" + std::to_string(id.value); }

/// Whose campaign it is: the issuer's, or, where the issuer is not in the list of organisations, kept by the unit that
/// received the plan under the issuer's name.
void set_issuer(Campaign& campaign, const Document& document) {
  campaign.organisation = document.issuer ? document.issuer : document.owner;
  if (!document.issuer)
    campaign.issuer_name = document.parent_agency.empty() || document.agency.find(document.parent_agency) == 0
                               ? document.agency
                               : document.agency + " – " + document.parent_agency;
}

/// The campaign it carries out, if that one's organisation stands above its own.
Id<Campaign> parent_of(WriteTx& tx, const Document& document, const Campaign& campaign) {
  if (!document.issuer) return {};
  const auto cited = find_cited_campaign(tx, document.id);
  if (!cited || *cited == campaign.id) return {};
  const auto parent = find_campaign(tx, *cited);
  const Organisation issuer = get_organisation(tx, document.issuer);
  const bool is_above = parent->campaign.issuer_name.empty() && issuer.path.starts_with(parent->organisation_path) &&
                        issuer.path != parent->organisation_path;
  return is_above ? *cited : Id<Campaign>{};
}

void write_lists(WriteTx& tx, const Campaign& campaign, std::vector<CampaignItem>& items) {
  const auto units = list_child_organisations(tx, campaign.organisation);
  for (CampaignItem& item : items) {
    item.campaign = campaign.id;
    if (!item.unit.empty())
      if (auto match = match_organisation(item.unit, units, campaign.organisation))
        item.organisation = match->organisation;
    insert_item(tx, item);
  }
}

/// Earlier and concurrent campaigns the plan names (R10, R11).
void write_links(WriteTx& tx, Id<Campaign> campaign, const std::vector<ConfirmedCitation>& citations) {
  for (const ConfirmedCitation& citation : citations) {
    if (citation.relation != CitationRelation::Continues && citation.relation != CitationRelation::TiedTo) continue;
    CampaignLink link;
    link.campaign = campaign;
    link.relation = citation.relation == CitationRelation::Continues ? LinkRelation::Continues : LinkRelation::TiedTo;
    if (auto other = find_campaign_of_document(tx, citation.cited))
      link.other = *other;
    else
      link.document = citation.cited;
    if (decide_link(link, list_links(tx, campaign))) insert_link(tx, link);
  }
}

void launch(WriteTx& tx, Campaign& campaign, const Document& document) {
  CampaignMove move;
  move.from = CampaignState::Prepared;
  move.to = CampaignState::Launched;
  move.note = document.number + "/" + document.symbol;
  insert_move(tx, campaign.id, move);
  campaign.state = CampaignState::Launched;
}

Id<Campaign> create_campaign(WriteTx& tx, const ConfirmedPlan& plan, PlanCampaign& made) {
  Campaign& campaign = made.campaign;
  campaign.document = plan.document.id;
  set_issuer(campaign, plan.document);
  campaign.parent = parent_of(tx, plan.document, campaign);
  insert_campaign(tx, campaign);
  write_lists(tx, campaign, made.items);
  write_links(tx, campaign.id, plan.citations);
  if (is_issued(plan.reading)) launch(tx, campaign, plan.document);
  const CampaignRecord record = *find_campaign(tx, campaign.id);
  if (plan.document.issuer) expect_plans_of_sub_units(tx, record);
  record_plan_issued(tx, record, std::nullopt);
  if (plan.document.issuer) adopt_waiting_children(tx, record);
  refresh_gaps(tx, campaign.id);
  tx.record({.action = "campaigns.create", .subject = subject_of(campaign.id), .after = campaign.title});
  return campaign.id;
}

/// A corrected plan replaces what was made from it, unless people have worked on that since.
void correct_campaign(WriteTx& tx, CampaignRecord& record, const ConfirmedPlan& plan, PlanCampaign& made) {
  if (record.is_edited) return;
  Campaign campaign = made.campaign;
  const Campaign& old = record.campaign;
  campaign.id = old.id;
  campaign.version = old.version;
  campaign.path = old.path;
  campaign.organisation = old.organisation;
  campaign.document = old.document;
  const Id<Campaign> parent = parent_of(tx, plan.document, campaign);
  campaign.parent = parent ? parent : old.parent;
  update_campaign(tx, campaign, false);
  move_deadlines(tx, campaign.id, old.launch_by, campaign.launch_by);
  delete_items(tx, campaign.id);
  write_lists(tx, campaign, made.items);
  if (old.parent != campaign.parent) withdraw_plan_issued(tx, campaign.id);
  record_plan_issued(tx, *find_campaign(tx, campaign.id), std::nullopt);
  refresh_gaps(tx, campaign.id);
  refresh_gaps_below(tx, campaign.id);
  tx.record({.action = "campaigns.correct", .subject = subject_of(campaign.id), .after = campaign.title});
}

std::optional<std::string> on_confirmed(WriteTx& tx, const ConfirmedPlan& plan) {
  auto made = campaign_of_plan(plan.reading);
  const auto known = find_campaign_of_document(tx, plan.document.id);
  if (known) {
    auto record = find_campaign(tx, *known);
    if (made) correct_campaign(tx, *record, plan, *made);
    return address_of(*known);
  }
  // A news page tells of a plan without being one: nobody has issued it.
  const bool has_issuer = plan.document.issuer || (plan.document.owner && !plan.document.agency.empty());
  if (!made || made->campaign.title.empty() || !has_issuer) return std::nullopt;
  return address_of(create_campaign(tx, plan, *made));
}

std::expected<void, Refusal> on_undone(WriteTx& tx, const Document& document) {
  const auto id = find_campaign_of_document(tx, document.id);
  if (!id) return {};
  const auto record = find_campaign(tx, *id);
  if (record->is_edited) return std::unexpected(Refusal{"campaigns.refusal.undo_edited"});
  if (const int plans = count_plans_under(tx, *id); plans > 0)
    return std::unexpected(Refusal{"campaigns.refusal.plans_under_it", {{"count", std::to_string(plans)}}});
  if (record->campaign.state != CampaignState::Prepared && record->campaign.state != CampaignState::Launched)
    return std::unexpected(Refusal{"campaigns.refusal.undo_moved"});
  withdraw_plan_issued(tx, *id);
  delete_campaign(tx, *id);
  tx.record({.action = "campaigns.delete", .subject = subject_of(*id), .before = record->campaign.title});
  return {};
}

}  // namespace

void add_campaign_confirmation(ConfirmationHooks& hooks) {
  hooks.confirmed.push_back(on_confirmed);
  hooks.undone.push_back(on_undone);
}

}  // namespace vx
