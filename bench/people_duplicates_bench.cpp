// people_duplicates_bench [PEOPLE] [SEED]: finds who is recorded twice among generated people (1.2 million by default,
// one in fifty twice), and compares with what the generator knows: precision and recall of "same", and how many of the
// rest are asked about. Beside it, on the first 4,000 records, every pair compared with every other: the same answers.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "generated_people.h"
#include "people/duplicates.h"

namespace {

using namespace vx;
using Stopwatch = std::chrono::steady_clock;
double seconds_since(Stopwatch::time_point start) {
  return std::chrono::duration<double>(Stopwatch::now() - start).count();
}

PersonTraits traits_of(const PersonFacts& facts, std::int64_t unit) {
  PersonTraits traits;
  traits.name = lower(facts.name);
  traits.folded = fold_words(facts.name);
  traits.birth_date = facts.birth_date;
  traits.sex = facts.sex;
  traits.phone = facts.phone;
  traits.id_number = facts.id_number.empty() ? 0 : std::hash<std::string>{}(facts.id_number);
  traits.id_digits = static_cast<int>(facts.id_number.size());
  traits.unit = unit;
  return traits;
}

struct Known {
  std::vector<PersonTraits> people;
  std::set<std::pair<std::size_t, std::size_t>> pairs;
};

Known generate(std::size_t count, std::uint64_t seed) {
  constexpr std::size_t communes = 140;
  GeneratedPeople generator(seed);
  Known known;
  known.people.reserve(count);
  while (known.people.size() < count) {
    const PersonFacts facts = generator.somebody();
    const auto unit = static_cast<std::int64_t>(generator.below(communes) + 1);
    known.people.push_back(traits_of(facts, unit));
    if (known.people.size() == count || !generator.chance(0.02)) continue;
    known.pairs.emplace(known.people.size() - 1, known.people.size());
    const bool has_moved = generator.chance(0.1);
    known.people.push_back(
        traits_of(generator.again(facts), has_moved ? static_cast<std::int64_t>(generator.below(communes) + 1) : unit));
  }
  return known;
}

bool agrees_with_all_pairs(std::span<const PersonTraits> people) {
  std::map<std::string, std::int64_t> counts;
  for (const PersonTraits& one : people) ++counts[one.folded];
  std::set<std::pair<std::size_t, std::size_t>> all;
  const auto start = Stopwatch::now();
  for (std::size_t a = 0; a < people.size(); ++a)
    for (std::size_t b = a + 1; b < people.size(); ++b) {
      const std::int64_t count = std::max(counts[people[a].folded], counts[people[b].folded]);
      if (compare_people(people[a], people[b], {static_cast<std::int64_t>(people.size()), count}).likeness ==
          Likeness::Same)
        all.emplace(a, b);
    }
  const double slow = seconds_since(start);
  const auto fast_start = Stopwatch::now();
  std::set<std::pair<std::size_t, std::size_t>> blocked;
  for (const DuplicatePair& one : find_duplicates(people))
    if (one.comparison.likeness == Likeness::Same) blocked.emplace(one.first, one.second);
  const double fast = seconds_since(fast_start);
  std::printf("  %zu records: every pair %.2f s, blocks %.3f s (%.0f times), %zu same pairs, answers %s\n",
              people.size(), slow, fast, slow / fast, all.size(), all == blocked ? "equal" : "DIFFER");
  return all == blocked;
}

}  // namespace

int main(int count, char** words) {
  const std::size_t people = count > 1 ? std::strtoull(words[1], nullptr, 10) : 1'200'000;
  const std::uint64_t seed = count > 2 ? std::strtoull(words[2], nullptr, 10) : 20210924;
  const Known known = generate(people, seed);
  const auto start = Stopwatch::now();
  const std::vector<DuplicatePair> found = find_duplicates(known.people);
  const double seconds = seconds_since(start);
  std::size_t same = 0, right = 0, asked = 0, asked_right = 0;
  for (const DuplicatePair& one : found) {
    const bool is_known = known.pairs.contains({one.first, one.second});
    if (one.comparison.likeness == Likeness::Same) ++same, right += is_known ? 1 : 0;
    if (one.comparison.likeness == Likeness::Question) ++asked, asked_right += is_known ? 1 : 0;
  }
  const double precision = static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(same, 1));
  const double recall = static_cast<double>(right) / static_cast<double>(known.pairs.size());
  std::printf("people_duplicates: %zu records, %zu known pairs, seed %llu: %.1f s\n", people, known.pairs.size(),
              static_cast<unsigned long long>(seed), seconds);
  std::printf(
      "  same: %zu, precision %.4f, recall %.4f\n  questions: %zu, of which %zu are pairs; found altogether %.4f\n",
      same, precision, recall, asked, asked_right,
      static_cast<double>(right + asked_right) / static_cast<double>(known.pairs.size()));
  const bool agrees = agrees_with_all_pairs(std::span(known.people).first(std::min<std::size_t>(4000, people)));
  const bool is_good = precision >= 0.99 && recall >= 0.97 && agrees;
  std::printf("  %s\n", is_good ? "goal met" : "GOAL MISSED");
  return is_good ? 0 : 1;
}
