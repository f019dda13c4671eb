// audit_bench [WRITES] [ROUNDS]: what an audit line costs. The same small write by 64 clients, each waiting for its
// answer before it sends the next, with the chained audit and without it, in turns; then how fast the chain is
// verified. On PostgreSQL too where VUNGXANH_TEST_POSTGRES names a cluster.
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>

#include "audit/audit_check.h"
#include "db/test_database.h"

namespace {

using namespace vx;
using Clock = std::chrono::steady_clock;

constexpr int clients = 64;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// 64 clients in a closed loop; answers writes a second.
class Load {
 public:
  Load(Database& database, int writes) : database_(database), left_(writes), open_(writes), writes_(writes) {}

  double run() {
    auto start = Clock::now();
    for (int i = 0; i < clients; ++i) send_next();
    std::unique_lock lock(mutex_);
    finished_.wait(lock, [this] { return open_ == 0; });
    return writes_ / seconds_since(start);
  }
  [[nodiscard]] int failed() const { return failed_; }

 private:
  void send_next() {
    int number = left_.fetch_sub(1) - 1;
    if (number < 0) return;
    database_.post_write(
        {7, "lan", "emulation_secretary", "192.0.2.7"},
        [number](WriteTx& tx) {
          tx.execute("insert into recovery_code (account_id, code_hash) values (1, $1)",
                     {sha256(std::to_string(number))});
          tx.record({.action = "organisations.update",
                     .subject = fmt::format("organisation/{}", number % 3000),
                     .before = R"({"name":"Sở Ngoại vụ","head":"A","version":1})",
                     .after = R"({"name":"Sở Ngoại vụ","head":"B","version":2})"});
        },
        [this](std::exception_ptr failure) {
          if (failure) ++failed_;
          send_next();
          std::lock_guard lock(mutex_);
          if (--open_ == 0) finished_.notify_all();
        });
  }

  Database& database_;
  std::atomic<int> left_;
  std::atomic<int> failed_ = 0;
  int open_;
  int writes_;
  std::mutex mutex_;
  std::condition_variable finished_;
};

/// A fresh database for each run, so that no run finds another's rows.
double run_once(Engine engine, int writes, bool with_audit) {
  TestDatabase place(engine);
  DatabaseOptions options;
  options.url = place.url();
  if (const char* writers = std::getenv("AUDIT_BENCH_WRITERS")) options.postgres_writers = std::atoi(writers);
  auto database = Database::open(options);
  if (with_audit) database->set_audit_writer(make_audit_writer());
  database->migrate();
  database->write(Actor::system(), [](WriteTx& tx) {
    tx.execute(
        "insert into account values (1,'x','x','','','vi','active',null,0,'x',$1,0,1,'x',0,0,0,null,null,null,0)",
        {as_bytes("x")});
    tx.exempt_from_audit("bench");
  });
  Load load(*database, writes);
  double rate = load.run();
  if (load.failed() > 0) std::printf("  %d writes failed\n", load.failed());
  if (!with_audit) return rate;
  auto start = Clock::now();
  AuditCheck result = verify_audit(*database, std::string(32, 'k'));
  std::printf("  verified %lld lines at %.0f a second: %s\n", static_cast<long long>(result.lines),
              static_cast<double>(result.lines) / seconds_since(start), result.is_whole() ? "whole" : "BROKEN");
  return rate;
}

}  // namespace

int main(int argc, char** argv) {
  int writes = argc > 1 ? std::atoi(argv[1]) : 40'000;
  int rounds = argc > 2 ? std::atoi(argv[2]) : 3;
  for (Engine engine : {Engine::Sqlite, Engine::Postgres}) {
    if (!TestDatabase::is_available(engine)) continue;
    int count = engine == Engine::Sqlite ? writes : writes / 10;
    std::vector<double> without, with;
    for (int round = 0; round < rounds; ++round) {
      without.push_back(run_once(engine, count, false));
      with.push_back(run_once(engine, count, true));
    }
    std::ranges::sort(without);
    std::ranges::sort(with);
    double plain = without[without.size() / 2];
    double audited = with[with.size() / 2];
    std::printf("%s: %.0f writes/s without audit, %.0f with; a line costs %.1f us\n",
                engine == Engine::Sqlite ? "SQLite" : "PostgreSQL", plain, audited, 1e6 / audited - 1e6 / plain);
  }
}
