#include <atomic>

#include "documents/document_query.h"
#include "documents/document_store.h"

namespace vx {

namespace {

constexpr std::chrono::seconds kept_for{30};
/// A reader that began before a change may count what was before it: what is read so soon after one is not kept longer.
constexpr std::chrono::seconds settles_in{2};

/// Grows with every change of a document that this server has made durable.
std::atomic<std::int64_t> generation = 0;

/// Each query goes from one value to the next in an index: it costs the values there are, not the documents.
RegisterFacets read_facets(ReadTx& tx) {
  RegisterFacets facets;
  facets.types = tx.list(
      "with recursive kind (type_key) as (select min(type_key) from document where type_key > '' union all "
      "select (select min(d.type_key) from document d where d.type_key > kind.type_key) from kind "
      "where kind.type_key is not null) "
      "select (select min(d.type) from (select type from document where type_key = kind.type_key limit 1) d) from kind "
      "where kind.type_key is not null order by kind.type_key",
      {}, [](const Row& row) { return row.get<std::string>(0); });
  facets.issuers = tx.list(
      "select o.id, o.name from organisation o where exists (select 1 from document d where d.issuer_id = o.id) "
      "order by o.sort_key, o.id",
      {}, [](const Row& row) { return std::pair(row.get<Id<Organisation>>(0), row.get<std::string>(1)); });
  facets.years = tx.list(
      "with recursive issue (day) as (select max(issued_on) from document where issued_on <> '' union all "
      "select (select max(d.issued_on) from document d where d.issued_on <> '' and d.issued_on < substr(issue.day, 1, "
      "4)) "
      "from issue where issue.day is not null) "
      "select cast(substr(day, 1, 4) as integer) from issue where day is not null order by day desc",
      {}, [](const Row& row) { return row.get<int>(0); });
  facets.confirmed = tx.count("select count(*) from document where state = 'confirmed'", {});
  facets.waiting = list_waiting_counts(tx);
  return facets;
}

}  // namespace

void note_document_change(WriteTx& tx) {
  tx.after_commit([] { ++generation; });
}

std::vector<WaitingCount> list_waiting_counts(ReadTx& tx) {
  return tx.list(
      "select coalesce(o.path, ''), w.documents from (select owner_id, count(*) as documents from document "
      "where state = 'received' and merged_into is null group by owner_id) w left join organisation o on o.id = "
      "w.owner_id",
      {}, [](const Row& row) { return WaitingCount{row.get<ScopePath>(0), row.get<std::int64_t>(1)}; });
}

std::int64_t count_waiting(const std::vector<WaitingCount>& counts, const Viewer& viewer) {
  std::int64_t sum = 0;
  for (const WaitingCount& one : counts)
    if (viewer.may(read_documents, one.owner_path)) sum += one.documents;
  return sum;
}

std::shared_ptr<const RegisterFacets> RegisterFacetCache::get(ReadTx& tx) {
  const auto now = std::chrono::steady_clock::now();
  const std::int64_t current = generation;
  {
    std::lock_guard lock(mutex_);
    if (generation_ != current) changed_at_ = now;
    const auto kept_until = read_at_ + (read_at_ - changed_at_ < settles_in ? settles_in : kept_for);
    if (facets_ && generation_ == current && now < kept_until) return facets_;
    generation_ = current;
    facets_ = nullptr;
  }
  auto fresh = std::make_shared<const RegisterFacets>(read_facets(tx));
  std::lock_guard lock(mutex_);
  if (generation_ == current) {
    facets_ = fresh;
    read_at_ = now;
  }
  return fresh;
}

}  // namespace vx
