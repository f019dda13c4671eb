#include "campaigns/public_store.h"

namespace vx {

namespace {

PublicPlan plan_of(const Row& row) {
  PublicPlan plan;
  plan.id = row.get<Id<Document>>(0);
  const std::string number = row.get<std::string>(1);
  const std::string symbol = row.get<std::string>(2);
  if (!symbol.empty()) plan.number = (number.empty() ? "…" : number) + "/" + symbol;
  plan.title = row.get<std::string>(3);
  plan.agency = row.get<std::string>(4);
  plan.issued_on = row.get<std::optional<PartialDate>>(5);
  return plan;
}

std::int64_t id_behind(const PageRequest& page) {
  auto cursor = read_cursor(page.after, 1);
  return cursor ? std::atoll(cursor->front().c_str()) : INT64_MAX;
}

template <class T>
PageOf<T> cut(std::vector<T> items, const PageRequest& page) {
  PageOf<T> result{std::move(items), ""};
  if (static_cast<int>(result.items.size()) > page.size) {
    result.items.pop_back();
    result.next = make_cursor({std::to_string(result.items.back().id.value)});
  }
  return result;
}

}  // namespace

PageOf<PublicCampaign> list_public_campaigns(ReadTx& tx, const PageRequest& page) {
  return cut(
      tx.list("select c.id, c.title, c.theme, coalesce(nullif(c.issuer_name, ''), o.name), c.state, c.starts_on, "
              "c.ends_on, c.public_since from campaign c join organisation o on o.id = c.organisation_id "
              "where c.public_since is not null and c.id < $1 order by c.id desc limit $2",
              {id_behind(page), page.size + 1},
              [](const Row& row) {
                return PublicCampaign{row.get<Id<Campaign>>(0),
                                      row.get<std::string>(1),
                                      row.get<std::string>(2),
                                      row.get<std::string>(3),
                                      campaign_state_of(row.text(4)),
                                      row.get<std::optional<PartialDate>>(5),
                                      row.get<std::optional<PartialDate>>(6),
                                      row.get<Date>(7)};
              }),
      page);
}

PageOf<PublicPlan> list_public_plans(ReadTx& tx, const PageRequest& page) {
  return cut(
      tx.list("select d.id, d.number, d.symbol, d.title, d.agency, nullif(d.issued_on, '') from document d "
              "where d.public_since is not null and d.state = 'confirmed' and d.id < $1 order by d.id desc limit $2",
              {id_behind(page), page.size + 1}, plan_of),
      page);
}

std::optional<PublicPlan> find_public_plan(ReadTx& tx, Id<Document> id) {
  return tx.find(
      "select d.id, d.number, d.symbol, d.title, d.agency, nullif(d.issued_on, '') from document d "
      "where d.id = $1 and d.public_since is not null and d.state = 'confirmed'",
      {id}, plan_of);
}

}  // namespace vx
