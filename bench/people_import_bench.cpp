// people_import_bench [PEOPLE]: a list of people (50,000 by default) from an XLSX into the database: read, checked for
// faults and duplicates, written in one transaction, durable. Beside it, for the first 2,000 rows, each person recorded
// by itself with a look for candidates: the same people and no doubles. Peak memory is that of the whole process.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "db/test_database.h"
#include "generated_people.h"
#include "people/duplicate_store.h"
#include "people/person_import.h"

namespace {

using namespace vx;
using Stopwatch = std::chrono::steady_clock;
double seconds_since(Stopwatch::time_point start) {
  return std::chrono::duration<double>(Stopwatch::now() - start).count();
}
double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::string make_file(std::size_t count) {
  GeneratedPeople generator(20210924);
  std::vector<std::vector<std::string>> rows{
      {"Họ và tên", "Ngày sinh", "Giới tính", "Điện thoại", "CCCD", "Đơn vị", "Chức vụ"}};
  while (rows.size() <= count) {
    const PersonFacts facts = generator.somebody();
    rows.push_back({facts.name, facts.birth_date->whole()->vietnamese(), facts.sex == Sex::Male ? "Nam" : "Nữ",
                    facts.phone, facts.id_number, fmt::format("Phòng số {}", 101 + rows.size() % 100), "Chuyên viên"});
  }
  return write_xlsx("people", rows);
}

std::unique_ptr<Database> open(const TestDatabase& place) {
  DatabaseOptions options;
  options.url = place.url();
  auto database = Database::open(options);
  database->migrate();
  database->write(Actor::system(), [](WriteTx& tx) {
    tx.exempt_from_audit("benchmark");
    for (std::int64_t i = 101; i <= 200; ++i) {
      const std::string name = fmt::format("Phòng số {}", i);
      tx.execute(
          "insert into organisation (id, kind, name, short_name, symbol, head_name, head_title, website, path, folded, "
          "sort_key, valid_from, version) values "
          "($1, 'room', $2, '', '', '', '', '', $3, $4, $5, '2000-01-01', 1)",
          {i, name, fmt::format("o/{}/", i), fold_words(name), as_bytes(name)});
      tx.execute(
          "insert into organisation_period (organisation_id, valid_from, kind, name, short_name, symbol, head_name, "
          "head_title, website) values ($1, '2000-01-01', "
          "'room', $2, '', '', '', '', '')",
          {i, name});
    }
  });
  return database;
}

ImportTable read_file(const std::string& file) { return read_import(*read_spreadsheet(file), person_import_columns()); }

/// The import as the server does it; open questions are decided as "different".
std::int64_t import_all(Database& database, PersonSeal& seal, const std::string& file) {
  const PeopleHooks hooks;
  ImportSettings settings;
  settings.scopes = {""};
  ImportTable table = read_file(file);
  auto check_it = [&](ReadTx& tx) { return read_person_import(tx, seal, table, settings); };
  auto start = Stopwatch::now();
  PersonImport import = database.read(check_it);
  std::printf("  checked in %.1f s: %zu faults, %zu questions\n", seconds_since(start), import.problems.size(),
              import.questions.size());
  for (const ImportQuestion& one : import.questions) settings.decisions[one.row] = ImportDecision::Different;
  for (ImportQuestion& one : import.questions) one.decision = ImportDecision::Different;
  start = Stopwatch::now();
  database.write(Actor::system(), [&](WriteTx& tx) { apply_person_import(tx, seal, hooks, import, settings); });
  std::printf("  written in %.1f s\n", seconds_since(start));
  return static_cast<std::int64_t>(import.steps.size());
}

double one_by_one(Database& database, PersonSeal& seal, const std::string& file, std::size_t count) {
  ImportSettings settings;
  settings.scopes = {""};
  std::vector<ImportProblem> problems;
  ImportTable table = read_file(file);
  table.rows.resize(std::min(count, table.rows.size()));
  auto rows = database.read([&](ReadTx& tx) { return read_person_rows(tx, table, settings, problems); });
  const PeopleHooks hooks;
  const auto start = Stopwatch::now();
  for (const ImportedPerson& row : rows)
    database.write(Actor::system(), [&](WriteTx& tx) {
      std::optional<Digest> number;
      if (!row.facts.id_number.empty()) number = seal.hash(row.facts.id_number);
      find_candidates(tx, traits_of(seal, row.facts, row.membership->organisation.value), number);
      Membership wanted = *row.membership;
      wanted.person = insert_person(tx, seal, row.facts);
      apply_membership(tx, hooks, {{}, wanted});
    });
  return static_cast<double>(rows.size()) / seconds_since(start);
}

bool run(Engine engine, std::size_t count, const std::string& file) {
  PersonSeal seal([] { return ServerKey::ephemeral(); });
  TestDatabase place(engine), other(engine);
  auto database = open(place);
  std::printf("people_import, %s:\n", engine == Engine::Sqlite ? "SQLite" : "PostgreSQL");
  const auto start = Stopwatch::now();
  const std::int64_t made = import_all(*database, seal, file);
  const double seconds = seconds_since(start);
  const std::int64_t stored = database->read([](ReadTx& tx) { return tx.count("select count(*) from person", {}); });
  auto slow = open(other);
  constexpr std::size_t baseline_rows = 2000;
  const double rate = one_by_one(*slow, seal, file, baseline_rows);
  std::printf(
      "  %zu people: %.1f s with reading (%.0f a second; one by one %.0f a second), peak %.0f MB, stored %lld\n", count,
      seconds, static_cast<double>(count) / seconds, rate, peak_megabytes(), static_cast<long long>(stored));
  auto names = [&](Database& one) {
    return one.read([&](ReadTx& tx) {
      return tx.list(fmt::format("select name from person order by id limit {}", baseline_rows), {},
                     [](const Row& row) { return row.get<std::string>(0); });
    });
  };
  const bool is_equal = names(*database) == names(*slow) && stored == made;
  std::printf("  answers %s\n", is_equal ? "equal" : "DIFFER");
  return is_equal && seconds <= 10 && peak_megabytes() <= 300;
}

}  // namespace

int main(int count, char** words) {
  const std::size_t people = count > 1 ? std::strtoull(words[1], nullptr, 10) : 50'000;
  const std::string file = make_file(people);
  bool is_good = run(Engine::Sqlite, people, file);
  if (TestDatabase::is_available(Engine::Postgres)) is_good = run(Engine::Postgres, people, file) && is_good;
  std::printf("  %s\n", is_good ? "goal met" : "GOAL MISSED");
  return is_good ? 0 : 1;
}
