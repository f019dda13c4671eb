#include "commitments/coverage_keeping.h"

#include <memory>
#include <set>

#include "commitments/commitment_store.h"
#include "commitments/commitments.h"
#include "commitments/count_store.h"
#include "commitments/signature_store.h"
#include "people/people_reads.h"

namespace vx {
namespace {

void count_all(Database& database, Id<Commitment> id) {
  std::string after = "o/";
  bool is_first = true;
  while (!after.empty()) {
    after = database.write(Actor::system(), [&](WriteTx& tx) {
      tx.exempt_from_audit("counts of signatures that are stored");
      if (is_first) drop_other_counts(tx, id);
      std::string next = recount_some(tx, id, after);
      if (next.empty()) set_counted_on(tx, id, tx.today());
      return next;
    });
    is_first = false;
  }
}

void count_changed_absences(Database& database, Id<Commitment> id) {
  const auto paths = database.read([&](ReadTx& tx) { return list_units_with_changed_absences(tx, id); });
  for (std::size_t first = 0; first < paths.size(); first += units_recounted_at_once) {
    const std::size_t last = std::min(paths.size(), first + units_recounted_at_once);
    database.write(Actor::system(), [&](WriteTx& tx) {
      tx.exempt_from_audit("counts of signatures that are stored");
      const auto units = list_participating_units(tx, id, tx.today());
      for (std::size_t i = first; i < last; ++i)
        if (takes_part(units, paths[i], tx.today())) recount_units(tx, id, paths[i], paths[i]);
    });
  }
}

/// Units to be counted anew before a write commits: a thousand people that come with one import are counted once a
/// unit.
struct UnitsToRecount {
  const WriteTx* tx;
  std::set<std::pair<std::int64_t, std::string>> units;  ///< commitment and path
};
thread_local std::weak_ptr<UnitsToRecount> units_to_recount;  // the write's hook owns it, and goes with the write

UnitsToRecount& units_of(WriteTx& tx) {
  if (auto known = units_to_recount.lock(); known && known->tx == &tx) return *known;
  auto made = std::make_shared<UnitsToRecount>(UnitsToRecount{&tx, {}});
  units_to_recount = made;
  tx.before_commit([made](WriteTx& write) {
    for (const auto& [id, path] : made->units) recount_units(write, Id<Commitment>{id}, path, path);
  });
  return *made;
}

void recount_unit_of(WriteTx& tx, Id<Organisation> id) {
  const auto unit = find_organisation(tx, id);
  if (!unit) return;
  for (const Id<Commitment> commitment : list_open_commitments_unscoped(tx))
    if (takes_part(list_participating_units(tx, commitment, tx.today()), unit->path, tx.today()))
      units_of(tx).units.emplace(commitment.value, unit->path);
}

/// The person is counted at the unit where the person works today; from a later day the daily count says so.
void follow_move(WriteTx& tx, const Move& move) {
  if (move.on > tx.today()) return;
  if (move.from) recount_unit_of(tx, move.from);
  if (move.to) recount_unit_of(tx, move.to);
}

/// What one record has signed, the other has: their signatures count together, or apart again.
void follow_merge(WriteTx& tx, Id<Person> from, Id<Person> into) {
  for (const Id<Commitment> id : list_open_commitments_unscoped(tx))
    for (const Id<Person> person : {from, into}) restate(tx, id, person);
  for (const Id<Person> person : {from, into})
    if (const auto place = workplace_of(tx, person, tx.today())) recount_unit_of(tx, *place);
}

}  // namespace

std::string recount_some(WriteTx& tx, Id<Commitment> id, std::string_view after) {
  const std::string last = find_recount_end(tx, id, after, units_recounted_at_once);
  // Behind `after`, not with it: a path is followed by those that are longer.
  if (!last.empty()) recount_units(tx, id, std::string(after) + '\x01', last);
  return last;
}

void begin_recount(WriteTx& tx, Id<Commitment> id) {
  drop_other_counts(tx, id);
  const std::string last = recount_some(tx, id, "o/");
  if (last.empty() || find_recount_end(tx, id, last, 1).empty()) set_counted_on(tx, id, tx.today());
}

void keep_coverage(Database& database) {
  for (const Id<Commitment> id : database.read([](ReadTx& tx) { return list_commitments_to_count(tx); }))
    count_all(database, id);
  for (const Id<Commitment> id : database.read([](ReadTx& tx) { return list_open_commitments_unscoped(tx); }))
    count_changed_absences(database, id);
}

void add_commitment_job(App& app) { app.jobs.push_back({"commitments coverage", 60, keep_coverage}); }

void add_commitment_people_hooks(PeopleHooks& people) {
  people.moved.emplace_back(follow_move);
  people.merged.emplace_back(follow_merge);
  people.unmerged.emplace_back(follow_merge);
}

}  // namespace vx
