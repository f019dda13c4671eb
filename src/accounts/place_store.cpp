#include "accounts/place_store.h"

#include "base/text.h"

namespace vx {
namespace {

constexpr int candidates_max = 50;

struct Candidate {
  std::int64_t id;
  std::vector<std::string> names;  ///< folded
};

/// The one that bears the very name; else the only one at all.
std::expected<std::int64_t, Refusal> choose(const std::vector<Candidate>& candidates, const std::string& words) {
  std::vector<std::int64_t> exact;
  for (const Candidate& candidate : candidates)
    if (std::ranges::find(candidate.names, words) != candidate.names.end()) exact.push_back(candidate.id);
  if (exact.size() == 1) return exact[0];
  if (exact.empty() && candidates.size() == 1) return candidates[0].id;
  return std::unexpected(Refusal{candidates.empty() ? "accounts.place.unknown" : "accounts.place.several"});
}

}  // namespace

std::expected<Id<Organisation>, Refusal> find_typed_organisation(ReadTx& tx, std::string_view typed) {
  std::string words = fold_words(typed);
  if (words.empty()) return std::unexpected(Refusal{"accounts.place.unknown"});
  std::string_view symbol = trim(typed);
  auto candidates = tx.list(
      "select id, name, short_name, symbol from organisation where valid_to is null and "
      "(symbol = $1 or cast(id as text) = $1 or folded like $2) order by id limit $3",
      {symbol, "%" + words + "%", candidates_max}, [](const Row& row) {
        return Candidate{row.get<std::int64_t>(0),
                         {std::to_string(row.get<std::int64_t>(0)), fold_words(row.text(1)), fold_words(row.text(2)),
                          fold_words(row.text(3))}};
      });
  auto chosen = choose(candidates, words);
  if (!chosen) return std::unexpected(chosen.error());
  return Id<Organisation>{*chosen};
}

std::expected<Id<Area>, Refusal> find_typed_area(ReadTx& tx, std::string_view typed) {
  std::string words = fold_words(typed);
  if (words.empty()) return std::unexpected(Refusal{"accounts.place.unknown"});
  std::string_view code = trim(typed);
  auto candidates = tx.list(
      "select id, code, name, full_name from area where valid_from <= $3 and (valid_to is null or valid_to > $3) and "
      "(code = $1 or folded like $2) order by path limit $4",
      {code, "%" + words + "%", tx.today(), candidates_max}, [](const Row& row) {
        return Candidate{row.get<std::int64_t>(0), {std::string(row.text(1)), fold_words(row.text(3))}};
      });
  auto chosen = choose(candidates, words);
  if (!chosen) return std::unexpected(chosen.error());
  return Id<Area>{*chosen};
}

std::string name_of_organisation(ReadTx& tx, Id<Organisation> id) {
  return tx
      .find("select name from organisation where id = $1", {id}, [](const Row& row) { return row.get<std::string>(0); })
      .value_or("");
}

}  // namespace vx
