#pragma once
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "commitments/count_store.h"
#include "commitments/coverage.h"
#include "commitments/signature.h"
#include "web/paging.h"

namespace vx {

/// Subtrees of up to this many units are summed from their stored counts, exact to the last write; greater ones from a
/// picture of the whole that is at most `coverage_seconds` old. So a page costs its units, not the province's, and a
/// signature touches one row of counts: no two signers of different units wait for each other.
inline constexpr int direct_units_max = 200;
inline constexpr int coverage_seconds = 2;

/// The pictures of whole commitments. Thread-safe; one a process.
class CoverageCache {
 public:
  std::shared_ptr<const CoverageTree> get(ReadTx& tx, Id<Commitment> id);

 private:
  struct Entry {
    std::shared_ptr<const CoverageTree> tree;
    std::chrono::steady_clock::time_point read_at;
    bool is_being_read = false;
  };
  std::mutex mutex_;
  std::map<std::int64_t, Entry> entries_;
};

/// The counts of the units under `path`.
std::shared_ptr<const CoverageTree> read_coverage(ReadTx& tx, CoverageCache& cache, Id<Commitment> id,
                                                  std::string_view path);

/// A person who must sign, as the list of names shows it.
struct CoverageName {
  Id<Person> person;
  std::string name;
  std::string position;
  Id<Organisation> organisation;
  std::string organisation_name;
  Standing standing = Standing::Missing;
  int number = 0;  ///< of the text signed
  std::optional<Instant> signed_at;
  std::optional<Manner> manner;
  Id<Signature> signature;
  bool has_open_breach = false;  ///< a breach nobody has decided about
};

struct NameFilter {
  std::string path;           ///< the unit and all below it
  bool is_unit_only = false;  ///< without those below
  std::optional<Standing> standing = {};
  std::string words = {};  ///< folded, of the name
};
/// By unit in the order of the tree, then by given name. Costs the page: units without such people are passed over by
/// their counts. `after` is a cursor of an earlier page; a bad one is a BadRequest problem.
PageOf<CoverageName> list_names(ReadTx& tx, Id<Commitment> id, const CoverageTree& tree, const NameFilter& filter,
                                int size, std::string_view after);
/// One person, as the list would show it.
std::optional<CoverageName> find_name(ReadTx& tx, Id<Commitment> id, Id<Person> person);

/// Names of units, for the rows of their counts.
struct UnitName {
  Id<Organisation> organisation;
  std::string path;
  std::string name;
  std::string head_name;
  std::string head_title;
};
/// The direct children of a unit that exist today, in Vietnamese order.
std::vector<UnitName> list_child_units(ReadTx& tx, Id<Organisation> parent);

}  // namespace vx
