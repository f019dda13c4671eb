#include "db/database.h"

#include "db/migration.h"
#include "db/postgres_database.h"
#include "db/sqlite_database.h"

namespace vx {

void WriteTx::prepare_commit() {
  for (Hook& hook : std::exchange(before_commit_, {})) hook(*this);
  check(before_commit_.empty(), "a before_commit hook must not add another");
  check(!connection_->has_written() || is_accounted_for(), "a write needs an audit line");
  if (!audit_entries_.empty() && audit_writer_ && *audit_writer_) (*audit_writer_)(*this, audit_entries_);
}

std::unique_ptr<Database> Database::open(DatabaseOptions options) {
  static const SystemClock system_clock;
  if (!options.clock) options.clock = &system_clock;
  if (options.url.starts_with("postgres://") || options.url.starts_with("postgresql://"))
    return open_postgres(std::move(options));
  return open_sqlite(std::move(options));
}

void Database::migrate() { apply_migrations(embedded_migrations(engine())); }

void Database::ping() {
  read([](ReadTx& tx) { check(tx.count("select 1", {}) == 1, "select 1 must give 1"); });
}

void Database::tell(std::atomic<bool>& finished) {
  finished = true;
  finished.notify_all();
}

void Database::wait_for(std::atomic<bool>& finished) { finished.wait(false); }

}  // namespace vx
