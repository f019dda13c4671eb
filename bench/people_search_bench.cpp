// people_search_bench [PEOPLE] [QUERIES]: searching names among generated people (1.2 million by default), as typed:
// whole names, family and given names, beginnings, without marks; by who may see everybody and by who may see a commune
// or a room. Beside it the plain way, `like` over all names: the same people, checked on every fortieth query.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "db/test_database.h"
#include "generated_people.h"
#include "people/person_import.h"
#include "people/person_search.h"
#include "people/search_terms.h"
#include "web/test_client.h"

namespace {

using namespace vx;
using Stopwatch = std::chrono::steady_clock;
double milliseconds_since(Stopwatch::time_point start) {
  return std::chrono::duration<double, std::milli>(Stopwatch::now() - start).count();
}

constexpr std::int64_t communes = 140;
constexpr std::size_t at_once = 50'000;

void fill(Database& database, PersonSeal& seal, std::size_t count, std::vector<std::string>& sample) {
  database.write(Actor::system(), [](WriteTx& tx) {
    tx.exempt_from_audit("benchmark");
    for (std::int64_t i = 1; i <= communes; ++i)
      tx.execute(
          "insert into organisation (id, kind, name, short_name, symbol, head_name, head_title, website, path, folded, "
          "sort_key, valid_from, version) values "
          "($1, 'room', $2, '', '', '', '', '', $3, '', $4, '2000-01-01', 1)",
          {i, fmt::format("Xã {}", i), fmt::format("o/{}/", i), as_bytes("x")});
  });
  GeneratedPeople generator(20210924);
  const PeopleHooks hooks;
  for (std::size_t done = 0; done < count; done += at_once) {
    PersonImport import;
    for (std::size_t i = done; i < std::min(count, done + at_once); ++i) {
      PersonStep& step = import.steps.emplace_back();
      step.wanted.facts.name = generator.somebody().name;
      Membership& one = step.wanted.membership.emplace();
      // A room of sixty, and the rest in communes of some thousands.
      one.organisation = {i % 20'000 == 7 ? communes : static_cast<std::int64_t>(generator.below(communes - 1)) + 1};
      one.is_main = true;
      one.valid_from = Date(2015, 1, 1);
      if (generator.chance(0.01)) sample.push_back(step.wanted.facts.name);
    }
    database.write(Actor::system(), [&](WriteTx& tx) { apply_person_import(tx, seal, hooks, import, {}); });
  }
  if (database.engine() == Engine::Postgres)
    database.write(Actor::system(), [](WriteTx& tx) {
      tx.exempt_from_audit("benchmark");
      for (std::string_view table : {"person", "person_term", "membership", "organisation"})
        tx.execute(fmt::format("analyze {}", table), {});
    });
}

/// As people type: seven ways, one after the other.
std::string typed(const std::string& name, std::size_t way) {
  std::vector<std::string> words = person_words(name);
  if (way % 7 == 0) return name;
  if (way % 7 == 1) return fold(name);
  if (way % 7 == 2) return words.front() + " " + words.back();
  if (way % 7 == 3) return words.back();
  if (way % 7 == 4) return words.back().substr(0, 2);
  if (way % 7 == 5) return words.front();
  return words[words.size() - 2] + " " + words.back().substr(0, 2);
}

/// True if what was found is what the plain way finds: all of it, or as many as were asked for.
bool is_right(ReadTx& tx, const std::vector<Person>& found, const std::string& query, int limit) {
  std::string sql = "select count(*) from (select 1 from person p where 1 = 1";
  std::vector<std::string> kept;
  const std::vector<std::string> words = person_words(query);
  for (std::size_t i = 0; i < words.size(); ++i)
    kept.push_back(fmt::format("% {}{}%", words[i], i + 1 == words.size() ? "" : " "));
  std::vector<Param> params;
  for (const std::string& one : kept) {
    params.emplace_back(std::string_view(one));
    sql += fmt::format(" and ' ' || p.folded || ' ' like ${}", params.size());
  }
  std::int64_t all = 0;
  tx.each(sql + fmt::format(" limit {}) as some_people", limit), params, [&](const Row& row) { all = row.integer(0); });
  return static_cast<std::int64_t>(found.size()) == all;
}

bool run(Engine engine, std::size_t count, std::size_t queries) {
  PersonSeal seal([] { return ServerKey::ephemeral(); });
  TestDatabase place(engine);
  DatabaseOptions options;
  options.url = place.url();
  auto database = Database::open(options);
  database->migrate();
  std::vector<std::string> sample;
  const auto begun = Stopwatch::now();
  fill(*database, seal, count, sample);
  std::printf("people_search, %s: %zu people filled in %.0f s\n", engine == Engine::Sqlite ? "SQLite" : "PostgreSQL",
              count, milliseconds_since(begun) / 1000);
  const Viewer viewers[] = {test_viewer(1, "lan", {read_people}), test_viewer(2, "xa", {read_people}, "o/17/"),
                            test_viewer(3, "phong", {read_people}, fmt::format("o/{}/", communes))};
  bool is_good = true;
  for (const Viewer& viewer : viewers) {
    constexpr int limit = 10;
    std::vector<double> times;
    std::size_t checked = 0, wrong = 0, hits = 0;
    database->read([&](ReadTx& tx) {
      for (std::size_t i = 0; i < queries; ++i) {
        const std::string query = typed(sample[i * 7919 % sample.size()], i);
        const auto start = Stopwatch::now();
        const std::vector<Person> found = find_people(tx, viewer, {.words = query}, limit, "").items;
        times.push_back(milliseconds_since(start));
        hits += found.size();
        if (viewer.account == 1 && i % 40 == 0) ++checked, wrong += is_right(tx, found, query, limit) ? 0 : 1;
      }
    });
    std::ranges::sort(times);
    const double p99 = times[times.size() * 99 / 100];
    std::printf("  %-6s p50 %.2f ms, p99 %.2f ms, worst %.1f ms, %.1f found on average", viewer.login_name.c_str(),
                times[times.size() / 2], p99, times.back(), static_cast<double>(hits) / static_cast<double>(queries));
    if (checked > 0) std::printf("; %zu checked, %zu differ", checked, wrong);
    std::printf("\n");
    is_good = is_good && p99 <= 5 && wrong == 0;
  }
  return is_good;
}

}  // namespace

int main(int count, char** words) {
  const std::size_t people = count > 1 ? std::strtoull(words[1], nullptr, 10) : 1'200'000;
  const std::size_t queries = count > 2 ? std::strtoull(words[2], nullptr, 10) : 2'000;
  bool is_good = run(Engine::Sqlite, people, queries);
  if (TestDatabase::is_available(Engine::Postgres)) is_good = run(Engine::Postgres, people, queries) && is_good;
  std::printf("  %s\n", is_good ? "goal met" : "GOAL MISSED");
  return is_good ? 0 : 1;
}
