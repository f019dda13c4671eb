#include <atomic>

#include "documents/document_query.h"
#include "documents/document_store.h"

namespace vx {

namespace {

constexpr std::chrono::seconds kept_for{30};

/// Grows with every change of a document that this server has made durable.
std::atomic<std::int64_t> generation = 0;

RegisterFacets read_facets(ReadTx& tx) {
  RegisterFacets facets;
  facets.types = tx.list("select min(type) from document where type_key <> '' group by type_key order by type_key", {},
                         [](const Row& row) { return row.get<std::string>(0); });
  facets.issuers = tx.list(
      "select o.id, o.name from organisation o where exists (select 1 from document d where d.issuer_id = o.id) "
      "order by o.sort_key, o.id",
      {}, [](const Row& row) { return std::pair(row.get<Id<Organisation>>(0), row.get<std::string>(1)); });
  facets.years = tx.list(
      "select cast(substr(issued_on, 1, 4) as integer) as issue_year from document where issued_on <> '' "
      "group by issue_year order by issue_year desc",
      {}, [](const Row& row) { return row.get<int>(0); });
  facets.confirmed = tx.count("select count(*) from document where state = 'confirmed'", {});
  return facets;
}

}  // namespace

void note_document_change(WriteTx& tx) {
  tx.after_commit([] { ++generation; });
}

std::int64_t count_received(ReadTx& tx, const Viewer& viewer) {
  DocumentQuery query;
  query.where("d.state = 'received'");
  query.where_visible(viewer);
  std::int64_t count = 0;
  tx.each(fmt::format("select count(*) from {} {}", document_tables, query.conditions()), query.params(),
          [&](const Row& row) { count = row.get<std::int64_t>(0); });
  return count;
}

std::shared_ptr<const RegisterFacets> RegisterFacetCache::get(ReadTx& tx) {
  const auto now = std::chrono::steady_clock::now();
  const std::int64_t current = generation;
  {
    std::lock_guard lock(mutex_);
    if (facets_ && generation_ == current && now - read_at_ < kept_for) return facets_;
  }
  auto fresh = std::make_shared<const RegisterFacets>(read_facets(tx));
  std::lock_guard lock(mutex_);
  facets_ = fresh;
  generation_ = current;
  read_at_ = now;
  return fresh;
}

}  // namespace vx
