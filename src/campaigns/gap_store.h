#pragma once
#include <vector>

#include "campaigns/gap.h"
#include "db/database.h"

namespace vx {

/// Every target and task of the campaign above with what this campaign makes of it, worst first.
std::vector<Gap> list_gaps(ReadTx& tx, Id<Campaign> campaign);
std::optional<Gap> find_gap(ReadTx& tx, Id<Campaign> campaign, Id<CampaignItem> parent_item);
void write_gap_decision(WriteTx& tx, Id<Campaign> campaign, const Gap& gap);
/// Compares the campaign with the one above it anew; what officers decided stays.
void refresh_gaps(WriteTx& tx, Id<Campaign> campaign);
/// The same for every campaign right under it, when its own demands have changed.
void refresh_gaps_below(WriteTx& tx, Id<Campaign> campaign);

/// Per campaign right under one: how many items it weakens or leaves out.
struct ChildGaps {
  Id<Campaign> campaign;
  std::string organisation_name;
  std::string organisation_path;
  bool is_public = false;
  GapCounts counts;
};
/// Only those with gaps, most first.
std::vector<ChildGaps> list_child_gaps(ReadTx& tx, Id<Campaign> parent, int limit);

}  // namespace vx
