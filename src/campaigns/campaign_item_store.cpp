#include "campaigns/campaign_item_store.h"

namespace vx {

namespace {

constexpr std::string_view item_columns =
    "select id, campaign_id, kind, position, text, unit, organisation_id, deadline, occasion, place_start, place_end "
    "from campaign_item ";

CampaignItem item_of(const Row& row) {
  return {row.get<Id<CampaignItem>>(0),   row.get<Id<Campaign>>(1),
          item_kind_of(row.text(2)),      row.get<int>(3),
          row.get<std::string>(4),        row.get<std::string>(5),
          row.get<Id<Organisation>>(6),   row.get<std::optional<PartialDate>>(7),
          award_occasion_of(row.text(8)), row.get<std::optional<int>>(9),
          row.get<std::optional<int>>(10)};
}

}  // namespace

std::vector<CampaignItem> list_items(ReadTx& tx, Id<Campaign> campaign) {
  auto items = tx.list(std::string(item_columns) + "where campaign_id = $1", {campaign}, item_of);
  std::sort(items.begin(), items.end(), [](const CampaignItem& a, const CampaignItem& b) {
    return std::pair(a.kind, a.position) < std::pair(b.kind, b.position);
  });
  return items;
}

std::vector<CampaignItem> list_items(ReadTx& tx, Id<Campaign> campaign, ItemKind kind) {
  return tx.list(std::string(item_columns) + "where campaign_id = $1 and kind = $2 order by position",
                 {campaign, code_of(kind)}, item_of);
}

CampaignItem get_item(ReadTx& tx, Id<Campaign> campaign, Id<CampaignItem> item) {
  auto found = tx.find(std::string(item_columns) + "where id = $1 and campaign_id = $2", {item, campaign}, item_of);
  if (!found) throw Problem(ProblemCode::NotFound);
  return *std::move(found);
}

Id<CampaignItem> insert_item(WriteTx& tx, const CampaignItem& item) {
  const auto behind =
      tx.count("select coalesce(max(position), 0) + 1 from campaign_item where campaign_id = $1 and kind = $2",
               {item.campaign, code_of(item.kind)});
  return tx.insert<CampaignItem>(
      "insert into campaign_item(campaign_id, kind, position, text, unit, organisation_id, deadline, occasion, "
      "place_start, place_end) values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id",
      {item.campaign, code_of(item.kind), behind, item.text, item.unit, item.organisation, item.deadline,
       code_of(item.occasion), item.place_start, item.place_end});
}

void update_item(WriteTx& tx, const CampaignItem& item) {
  tx.execute(
      "update campaign_item set text = $1, unit = $2, organisation_id = $3, deadline = $4, occasion = $5 where id = $6",
      {item.text, item.unit, item.organisation, item.deadline, code_of(item.occasion), item.id});
}

void delete_item(WriteTx& tx, const CampaignItem& item) {
  tx.execute("delete from campaign_item where id = $1", {item.id});
  tx.execute("update campaign_item set position = position - 1 where campaign_id = $1 and kind = $2 and position > $3",
             {item.campaign, code_of(item.kind), item.position});
}

void delete_items(WriteTx& tx, Id<Campaign> campaign) {
  tx.execute("delete from campaign_item where campaign_id = $1", {campaign});
}

void write_order(WriteTx& tx, const std::vector<Id<CampaignItem>>& list) {
  int position = 0;
  for (const Id<CampaignItem> id : list)
    tx.execute("update campaign_item set position = $1 where id = $2 and position <> $1", {++position, id});
}

std::vector<CampaignLink> list_links(ReadTx& tx, Id<Campaign> campaign) {
  return tx.list(
      "select l.id, l.campaign_id, l.relation, l.other_campaign_id, l.other_document_id, "
      "case when l.campaign_id <> $1 then (select title from campaign where id = l.campaign_id) "
      "when l.other_campaign_id is not null then (select title from campaign where id = l.other_campaign_id) "
      "else (select d.number || '/' || d.symbol || ' ' || d.title from document d where d.id = l.other_document_id) "
      "end "
      "from campaign_link l where l.campaign_id = $1 or l.other_campaign_id = $1 order by l.id",
      {campaign}, [&](const Row& row) {
        CampaignLink link;
        link.id = row.get<Id<CampaignLink>>(0);
        link.relation = link_relation_of(row.text(2));
        link.campaign = row.get<Id<Campaign>>(1);
        link.other = row.get<Id<Campaign>>(3);
        link.document = row.get<Id<Document>>(4);
        link.other_title = row.get<std::string>(5);
        link.is_inward = link.campaign != campaign;
        if (link.is_inward) std::swap(link.campaign, link.other);
        return link;
      });
}

void insert_link(WriteTx& tx, const CampaignLink& link) {
  tx.execute(
      "insert into campaign_link(campaign_id, other_campaign_id, other_document_id, relation) values($1, $2, $3, $4)",
      {link.campaign, link.other, link.document, code_of(link.relation)});
}

void delete_link(WriteTx& tx, Id<Campaign> campaign, Id<CampaignLink> link) {
  if (tx.execute("delete from campaign_link where id = $1 and campaign_id = $2", {link, campaign}) == 0)
    throw Problem(ProblemCode::NotFound);
}

}  // namespace vx
