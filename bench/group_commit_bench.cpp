// group_commit_bench [WRITES] [ROUNDS]: small durable writes by 64 clients, each waiting for its answer before it sends
// the next: SQLite by group commit, SQLite with one commit a write, and PostgreSQL where VUNGXANH_TEST_POSTGRES names
// a cluster. The ways take turns (A-B-C-A-B-C), do the same work, and must end with the same rows.
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>

#include "base/crypto.h"
#include "db/database.h"
#include "db/migration.h"
#include "db/postgres_database.h"

namespace {

using namespace vx;
using Clock = std::chrono::steady_clock;

constexpr int clients = 64;
constexpr EmbeddedFile schema = {
    "9000_reading.sql",
    "create table reading (id INTEGER PRIMARY KEY, request text not null unique, unit INTEGER not null, "
    "made_at INTEGER not null, kind text not null, value REAL not null, note text, amount INTEGER not null) STRICT;"
    "create index reading_unit on reading (unit, made_at);"};

struct Way {
  const char* name;
  Engine engine;
  bool one_commit_per_write;
  std::vector<double> rates;
  std::vector<double> latencies_us;
};

struct Checksum {
  std::int64_t rows, amount;
  bool operator==(const Checksum&) const = default;
};

/// 64 clients in a closed loop.
class Load {
 public:
  Load(Database& database, int writes) : database_(database), left_(writes), open_(writes) {
    for (int i = 0; i < writes; ++i) requests_.push_back(make_uuid_v7(database.clock().now()));
    latencies_us.resize(static_cast<std::size_t>(writes));
  }

  void run() {
    for (int i = 0; i < clients; ++i) send_next();
    std::unique_lock lock(mutex_);
    finished_.wait(lock, [this] { return open_ == 0; });
  }

  std::vector<double> latencies_us;

 private:
  void send_next() {
    int number = left_.fetch_sub(1) - 1;
    if (number < 0) return;
    auto sent = Clock::now();
    database_.post_write(
        Actor::system(),
        [this, number](WriteTx& tx) {
          tx.exempt_from_audit("a benchmark of the database alone");
          tx.execute(
              "insert into reading (request, unit, made_at, kind, value, note, amount) values ($1, $2, $3, $4, $5, $6, "
              "$7)",
              {requests_[static_cast<std::size_t>(number)], number % 500, tx.now(), "temperature", 36.6, nullptr,
               number});
        },
        [this, number, sent](std::exception_ptr failure) {
          if (failure) std::rethrow_exception(failure);
          latencies_us[static_cast<std::size_t>(number)] =
              std::chrono::duration<double, std::micro>(Clock::now() - sent).count();
          send_next();
          std::lock_guard lock(mutex_);
          if (--open_ == 0) finished_.notify_all();
        });
  }

  Database& database_;
  std::vector<std::string> requests_;
  std::atomic<int> left_;
  std::mutex mutex_;
  std::condition_variable finished_;
  int open_;
};

double percentile(std::vector<double>& values, double share) {
  auto place = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

Checksum run_round(Way& way, const std::string& url, int writes) {
  DatabaseOptions options;
  options.url = url;
  options.one_commit_per_write = way.one_commit_per_write;
  auto database = Database::open(options);
  database->apply_migrations(make_migrations(way.engine, {&schema, 1}));
  Load load(*database, writes);
  auto start = Clock::now();
  load.run();
  double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  way.rates.push_back(writes / seconds);
  way.latencies_us.insert(way.latencies_us.end(), load.latencies_us.begin(), load.latencies_us.end());
  return database->read([](ReadTx& tx) {
    if (tx.engine() == Engine::Postgres &&
        tx.count("select count(*) from pg_settings where name = 'fsync' and setting = 'on'", {}) == 0)
      fmt::print(stderr, "PostgreSQL runs without fsync: its figures are not of durable writes\n");
    return Checksum{tx.count("select count(*) from reading", {}), tx.count("select sum(amount) from reading", {})};
  });
}

Checksum run_round_in_fresh_place(Way& way, int writes) {
  std::string name = "vx_bench_" + hex(as_bytes(random_bytes(6)));
  if (way.engine == Engine::Postgres) {
    std::string cluster = std::getenv("VUNGXANH_TEST_POSTGRES");
    create_postgres_database(cluster, name);
    Checksum sum = run_round(way, with_postgres_database(cluster, name), writes);
    drop_postgres_database(cluster, name);
    return sum;
  }
  // Beside the program, which is on a disk; a temporary folder may be in memory, where a commit costs nothing.
  auto folder = std::filesystem::absolute("bench-" + name);
  std::filesystem::create_directory(folder);
  Checksum sum = run_round(way, (folder / "bench.sqlite").string(), writes);
  std::filesystem::remove_all(folder);
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  int writes = argc > 1 ? std::atoi(argv[1]) : 20'000;
  int rounds = argc > 2 ? std::atoi(argv[2]) : 3;
  std::vector<Way> ways = {{"SQLite, group commit", Engine::Sqlite, false, {}, {}},
                           {"SQLite, one commit a write", Engine::Sqlite, true, {}, {}}};
  if (std::getenv("VUNGXANH_TEST_POSTGRES")) ways.push_back({"PostgreSQL, 4 writers", Engine::Postgres, false, {}, {}});
  Checksum expected{writes, static_cast<std::int64_t>(writes) * (writes - 1) / 2};
  for (int round = 0; round < rounds; ++round)
    for (Way& way : ways)
      if (run_round_in_fresh_place(way, writes) != expected) {
        fmt::print(stderr, "{}: the rows are not those that were answered\n", way.name);
        return 1;
      }
  fmt::print("{} writes, {} clients, median of {} rounds\n", writes, clients, rounds);
  double baseline = percentile(ways[1].rates, 0.5);
  for (Way& way : ways) {
    double rate = percentile(way.rates, 0.5);
    fmt::print("{:28} {:9.0f} writes/s  {:5.1f}x  p50 {:7.0f} us  p99 {:7.0f} us  max {:7.0f} us\n", way.name, rate,
               rate / baseline, percentile(way.latencies_us, 0.5), percentile(way.latencies_us, 0.99),
               percentile(way.latencies_us, 1));
  }
}
