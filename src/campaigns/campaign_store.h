#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/campaign.h"
#include "campaigns/campaign_move.h"
#include "campaigns/campaign_reads.h"
#include "db/database.h"
#include "web/paging.h"
#include "web/viewer.h"

namespace vx {

/// A line of the list of campaigns.
struct CampaignSummary {
  Id<Campaign> id;
  std::string title;
  std::string theme;
  std::string organisation_name;
  CampaignState state = CampaignState::Prepared;
  CampaignKind kind = CampaignKind::Special;
  std::optional<PartialDate> ends_on;
  std::int64_t required = 0;  ///< sub-units that must issue a plan
  std::int64_t issued = 0;
  std::int64_t overdue = 0;
};

struct CampaignFilter {
  std::string words;         ///< folded
  std::string state;         ///< code, or empty
  std::string kind;          ///< code, or empty
  Id<Campaign> parent = {};  ///< only those right under it
  std::string under = {};    ///< only those of organisations under this path
};

std::optional<Id<Campaign>> find_campaign_of_document(ReadTx& tx, Id<Document> document);
/// The campaign a plan carries out: of the first document it cites with that relation that has one here.
std::optional<Id<Campaign>> find_cited_campaign(ReadTx& tx, Id<Document> document);
/// Campaigns without a parent whose plan says it carries out `document`.
std::vector<Id<Campaign>> list_waiting_children(ReadTx& tx, Id<Document> document);
std::optional<ParentFacts> find_parent_facts(ReadTx& tx, Id<Campaign> id);

/// Newest first, only what the viewer may know of.
PageOf<CampaignSummary> list_campaigns(ReadTx& tx, const Viewer& viewer, const CampaignFilter& filter,
                                       const PageRequest& page);
/// Those above it, root first.
std::vector<CampaignSummary> list_campaign_ancestry(ReadTx& tx, const Campaign& campaign);
/// How many campaigns in which state, of those the viewer may know of.
std::vector<std::pair<CampaignState, std::int64_t>> count_campaigns(ReadTx& tx, const Viewer& viewer);
/// For choosing: campaigns of organisations at or above `organisation_path`, not closed.
std::vector<CampaignSummary> list_possible_parents(ReadTx& tx, std::string_view organisation_path);

/// Also gives the campaign its id and path.
void insert_campaign(WriteTx& tx, Campaign& campaign);
/// All that a form holds; a version that is no longer the stored one is a Conflict. Moves the subtree with its parent.
void update_campaign(WriteTx& tx, const Campaign& campaign, bool by_hand);
/// Its lists were changed by hand: a corrected plan no longer replaces them.
void mark_edited(WriteTx& tx, Id<Campaign> id);
/// When the document came in here.
std::optional<Date> find_received_day(ReadTx& tx, Id<Document> document);
void delete_campaign(WriteTx& tx, Id<Campaign> id);
void set_public(WriteTx& tx, Id<Campaign> id, const std::optional<Date>& since);

std::vector<CampaignMove> list_moves(ReadTx& tx, Id<Campaign> id);
void insert_move(WriteTx& tx, Id<Campaign> id, const CampaignMove& move);
/// Marks the last move as taken back and puts the campaign into `state`.
void undo_last_move(WriteTx& tx, Id<Campaign> id, CampaignState state);
LaunchReadiness read_readiness(ReadTx& tx, const Campaign& campaign);
int count_plans_under(ReadTx& tx, Id<Campaign> id);

}  // namespace vx
