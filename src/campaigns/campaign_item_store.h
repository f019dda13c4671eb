#pragma once
#include <optional>
#include <string>
#include <vector>

#include "campaigns/campaign_item.h"
#include "campaigns/campaign_link.h"
#include "db/database.h"

namespace vx {

/// All items of a campaign, list by list, each in its order.
std::vector<CampaignItem> list_items(ReadTx& tx, Id<Campaign> campaign);
std::vector<CampaignItem> list_items(ReadTx& tx, Id<Campaign> campaign, ItemKind kind);
/// NotFound unless it is an item of that campaign.
CampaignItem get_item(ReadTx& tx, Id<Campaign> campaign, Id<CampaignItem> item);
/// At the end of its list.
Id<CampaignItem> insert_item(WriteTx& tx, const CampaignItem& item);
/// Text, unit, deadline and occasion; not its list or place.
void update_item(WriteTx& tx, const CampaignItem& item);
/// The items behind it move up.
void delete_item(WriteTx& tx, const CampaignItem& item);
void delete_items(WriteTx& tx, Id<Campaign> campaign);
void write_order(WriteTx& tx, const std::vector<Id<CampaignItem>>& list);

/// Links from and to the campaign.
std::vector<CampaignLink> list_links(ReadTx& tx, Id<Campaign> campaign);
void insert_link(WriteTx& tx, const CampaignLink& link);
void delete_link(WriteTx& tx, Id<Campaign> campaign, Id<CampaignLink> link);

}  // namespace vx
