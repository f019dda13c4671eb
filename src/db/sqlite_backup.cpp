#include <filesystem>

#include "db/backup.h"
#include "db/file_lock.h"
#include "db/sqlite_connection.h"

namespace vx {
namespace {

namespace fs = std::filesystem;

void check_integrity(SqliteConnection& connection, const std::string& what) {
  connection.run("pragma integrity_check", {}, [&](const Row& row) {
    if (row.text(0) != "ok") throw DatabaseUnavailable(fmt::format("{} is damaged: {}", what, row.text(0)));
  });
}

/// Folds the log of the database that is to be replaced into it: a log that outlives its database would be taken for
/// the next one's. A damaged database's log goes with it.
void retire_log(const std::string& path) {
  try {
    SqliteConnection old(path, SqliteConnection::Use::Writer);
    old.run_script("pragma wal_checkpoint(truncate)");
  } catch (const std::exception&) {
  }
  fs::remove(path + "-wal");
  fs::remove(path + "-shm");
}

}  // namespace

void back_up_sqlite(const std::string& path, const std::string& directory, Instant now) {
  BackupInProgress backup(directory, Engine::Sqlite, now);
  {
    // One read snapshot; the server goes on writing beside it.
    SqliteConnection source(path, SqliteConnection::Use::Maintenance);
    source.run("vacuum into $1", std::vector<Param>{backup.path().string()}, [](const Row&) {});
  }
  SqliteConnection copy(backup.path().string(), SqliteConnection::Use::Reader);
  check_integrity(copy, "the copy");
  backup.finish(find_last_migration(copy));
}

void restore_sqlite(const fs::path& copy, const std::string& path, bool replace) {
  FileLock lock(path + ".lock", path);
  if (fs::exists(path) && !replace)
    throw DatabaseUnavailable(fmt::format("there is a database at {} already; say that it is to be replaced", path));
  std::string unfinished = path + ".restoring";
  fs::remove(unfinished);
  make_private_file(unfinished);
  fs::copy_file(copy, unfinished, fs::copy_options::overwrite_existing);
  {
    SqliteConnection restored(unfinished, SqliteConnection::Use::Reader);
    check_integrity(restored, unfinished);
  }
  sync_path(unfinished);
  if (fs::exists(path)) retire_log(path);
  fs::rename(unfinished, path);
  auto folder = fs::path(path).parent_path();
  sync_path(folder.empty() ? "." : folder.string());
}

}  // namespace vx
