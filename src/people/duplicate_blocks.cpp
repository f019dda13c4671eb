#include <unordered_map>

#include "base/text.h"
#include "people/duplicates.h"

namespace vx {
namespace {

/// A block as a number; two blocks that fall on one number cost comparisons, not correctness.
struct BlockEntry {
  std::uint64_t block;
  std::uint32_t place;
  auto operator<=>(const BlockEntry&) const = default;
};

/// FNV-1a over the parts.
class BlockHash {
 public:
  explicit BlockHash(char kind) { add(std::string_view(&kind, 1)); }
  BlockHash& add(std::string_view text) {
    for (char c : text) mix(static_cast<unsigned char>(c));
    mix(0xff);
    return *this;
  }
  BlockHash& add(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) mix((number >> shift) & 0xff);
    return *this;
  }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  void mix(std::uint64_t byte) { hash_ = (hash_ ^ byte) * 1'099'511'628'211U; }
  std::uint64_t hash_ = 14'695'981'039'346'656'037U;
};

std::string initials_of(std::string_view folded) {
  std::string initials;
  for (std::string_view word : split(folded, ' '))
    if (!word.empty()) initials += word[0];
  return initials;
}

/// A name that so few bear is a block by itself.
constexpr std::int64_t rare_name = 8;
/// In a larger block of mere names a pair says nothing, and their number grows with its square.
constexpr std::size_t block_max = 400;

class BlockBuilder {
 public:
  explicit BlockBuilder(std::span<const PersonTraits> people) : people_(people) {
    counts_.reserve(people.size() / 2);
    for (const PersonTraits& one : people) ++counts_[one.folded];
  }

  std::vector<BlockEntry> build() {
    entries_.reserve(people_.size() * 5);
    for (std::size_t i = 0; i < people_.size(); ++i) add(people_[i], static_cast<std::uint32_t>(i));
    std::ranges::sort(entries_);
    return std::move(entries_);
  }
  [[nodiscard]] std::int64_t count(const std::string& folded) const { return counts_.find(folded)->second; }

 private:
  void add(const PersonTraits& one, std::uint32_t place) {
    auto put = [&](const BlockHash& hash) { entries_.push_back({hash.value(), place}); };
    if (one.id_number != 0) put(BlockHash('i').add(one.id_number));
    if (!one.phone.empty()) put(BlockHash('p').add(one.phone));
    if (one.birth_date) {
      const auto year = static_cast<std::uint64_t>(one.birth_date->year);
      put(BlockHash('y').add(one.folded).add(year));
      if (one.birth_date->day != 0) {
        const std::uint64_t day = year * 512 + one.birth_date->month * 32 + one.birth_date->day;
        std::string_view given = std::string_view(one.folded).substr(one.folded.rfind(' ') + 1);
        put(BlockHash('g').add(given).add(day));
        put(BlockHash('l').add(initials_of(one.folded)).add(day));
      }
    }
    if (one.unit != 0) put(BlockHash('u').add(one.folded).add(static_cast<std::uint64_t>(one.unit)));
    if (count(one.folded) <= rare_name) put(BlockHash('n').add(one.folded));
  }

  std::span<const PersonTraits> people_;
  std::unordered_map<std::string_view, std::int64_t> counts_;
  std::vector<BlockEntry> entries_;
};

}  // namespace

std::vector<DuplicatePair> find_duplicates(std::span<const PersonTraits> people, std::int64_t total) {
  total = std::max(total, static_cast<std::int64_t>(people.size()));
  BlockBuilder builder(people);
  const std::vector<BlockEntry> entries = builder.build();
  std::vector<DuplicatePair> found;
  for (auto start = entries.begin(); start != entries.end();) {
    auto end = std::find_if(start, entries.end(), [&](const BlockEntry& one) { return one.block != start->block; });
    if (static_cast<std::size_t>(end - start) <= block_max)
      for (auto a = start; a != end; ++a)
        for (auto b = a + 1; b != end; ++b) {
          if (a->place == b->place) continue;
          const PersonTraits &one = people[a->place], &other = people[b->place];
          const std::int64_t count = std::max(builder.count(one.folded), builder.count(other.folded));
          Comparison compared = compare_people(one, other, {total, count});
          if (compared.likeness != Likeness::Different) found.push_back({a->place, b->place, std::move(compared)});
        }
    start = end;
  }
  std::ranges::sort(found, {}, [](const DuplicatePair& pair) { return std::pair(pair.first, pair.second); });
  auto repeated =
      std::ranges::unique(found, {}, [](const DuplicatePair& pair) { return std::pair(pair.first, pair.second); });
  found.erase(repeated.begin(), repeated.end());
  return found;
}

}  // namespace vx
