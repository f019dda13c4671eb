#include "campaigns/gap_store.h"

#include "campaigns/campaign_item_store.h"
#include "campaigns/campaign_store.h"
#include "organisations/organisation.h"

namespace vx {

namespace {

struct StoredGap {
  Id<CampaignItem> parent_item;
  Id<CampaignItem> child_item;
  Gap gap;
};

std::vector<StoredGap> list_stored(ReadTx& tx, Id<Campaign> campaign) {
  return tx.list(
      "select parent_item_id, child_item_id, found, likeness, decided, reason, decided_at, decided_by "
      "from campaign_gap where campaign_id = $1",
      {campaign}, [](const Row& row) {
        StoredGap stored{row.get<Id<CampaignItem>>(0), row.get<Id<CampaignItem>>(1), {}};
        stored.gap.found = gap_verdict_of(row.text(2));
        stored.gap.likeness = row.get<double>(3);
        if (!row.is_null(4)) stored.gap.decided = gap_verdict_of(row.text(4));
        stored.gap.reason = row.get<std::string>(5);
        stored.gap.decided_at = row.get<std::optional<Instant>>(6);
        stored.gap.decided_by = row.get<std::string>(7);
        return stored;
      });
}

const CampaignItem* item_with(const std::vector<CampaignItem>& items, Id<CampaignItem> id) {
  auto at = std::find_if(items.begin(), items.end(), [&](const CampaignItem& item) { return item.id == id; });
  return at == items.end() ? nullptr : &*at;
}

}  // namespace

std::vector<Gap> list_gaps(ReadTx& tx, Id<Campaign> campaign) {
  const auto record = find_campaign(tx, campaign);
  if (!record || !record->campaign.parent) return {};
  const auto above = list_items(tx, record->campaign.parent);
  const auto below = list_items(tx, campaign);
  std::vector<Gap> gaps;
  for (StoredGap& stored : list_stored(tx, campaign)) {
    const CampaignItem* parent_item = item_with(above, stored.parent_item);
    if (!parent_item) continue;
    stored.gap.parent_item = *parent_item;
    if (const CampaignItem* child_item = item_with(below, stored.child_item)) stored.gap.child_item = *child_item;
    gaps.push_back(std::move(stored.gap));
  }
  std::sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) {
    return std::tuple(a.verdict(), a.parent_item.kind, a.parent_item.position) <
           std::tuple(b.verdict(), b.parent_item.kind, b.parent_item.position);
  });
  return gaps;
}

std::optional<Gap> find_gap(ReadTx& tx, Id<Campaign> campaign, Id<CampaignItem> parent_item) {
  for (Gap& gap : list_gaps(tx, campaign))
    if (gap.parent_item.id == parent_item) return std::move(gap);
  return std::nullopt;
}

void write_gap_decision(WriteTx& tx, Id<Campaign> campaign, const Gap& gap) {
  std::optional<std::string_view> decided;
  if (gap.decided) decided = code_of(*gap.decided);
  tx.execute(
      "update campaign_gap set decided = $1, reason = $2, decided_at = $3, decided_by = $4 where campaign_id = $5 "
      "and parent_item_id = $6",
      {decided, gap.reason, tx.now(), tx.actor().name, campaign, gap.parent_item.id});
}

void refresh_gaps(WriteTx& tx, Id<Campaign> campaign) {
  const auto record = find_campaign(tx, campaign);
  if (!record->campaign.parent) {
    tx.execute("delete from campaign_gap where campaign_id = $1", {campaign});
    return;
  }
  const auto organisation = get_organisation(tx, record->campaign.organisation);
  const auto gaps = compare_items(list_items(tx, record->campaign.parent), list_items(tx, campaign),
                                  {organisation.id, std::string(code_of(organisation.facts.kind))});
  const auto stored = list_stored(tx, campaign);
  for (const StoredGap& old : stored) {
    const bool is_asked =
        std::any_of(gaps.begin(), gaps.end(), [&](const Gap& gap) { return gap.parent_item.id == old.parent_item; });
    if (!is_asked)
      tx.execute("delete from campaign_gap where campaign_id = $1 and parent_item_id = $2",
                 {campaign, old.parent_item});
  }
  for (const Gap& gap : gaps) {
    const Id<CampaignItem> child = gap.child_item ? gap.child_item->id : Id<CampaignItem>{};
    tx.execute(
        "insert into campaign_gap(campaign_id, parent_item_id, child_item_id, found, likeness) values($1, $2, $3, $4, "
        "$5) "
        "on conflict (campaign_id, parent_item_id) do update set child_item_id = excluded.child_item_id, "
        "found = excluded.found, likeness = excluded.likeness",
        {campaign, gap.parent_item.id, child, code_of(gap.found), gap.likeness});
  }
}

void refresh_gaps_below(WriteTx& tx, Id<Campaign> campaign) {
  const auto children = tx.list("select id from campaign where parent_id = $1", {campaign},
                                [](const Row& row) { return row.get<Id<Campaign>>(0); });
  for (const Id<Campaign> child : children) refresh_gaps(tx, child);
}

std::vector<ChildGaps> list_child_gaps(ReadTx& tx, Id<Campaign> parent, int limit) {
  return tx.list(
      "select c.id, o.name, o.path, c.public_since, "
      "sum(case when coalesce(g.decided, g.found) = 'taken_up' then 1 else 0 end), "
      "sum(case when coalesce(g.decided, g.found) = 'weakened' then 1 else 0 end), "
      "sum(case when coalesce(g.decided, g.found) = 'left_out' then 1 else 0 end), "
      "sum(case when g.decided is null and g.found <> 'taken_up' then 1 else 0 end) "
      "from campaign c join campaign_gap g on g.campaign_id = c.id join organisation o on o.id = c.organisation_id "
      "where c.parent_id = $1 group by c.id, o.name, o.path, c.public_since "
      "having sum(case when coalesce(g.decided, g.found) <> 'taken_up' then 1 else 0 end) > 0 "
      "order by sum(case when coalesce(g.decided, g.found) <> 'taken_up' then 1 else 0 end) desc, c.id limit $2",
      {parent, limit}, [](const Row& row) {
        return ChildGaps{
            row.get<Id<Campaign>>(0),
            row.get<std::string>(1),
            row.get<std::string>(2),
            !row.is_null(3),
            {row.get<std::int64_t>(4), row.get<std::int64_t>(5), row.get<std::int64_t>(6), row.get<std::int64_t>(7)}};
      });
}

}  // namespace vx
