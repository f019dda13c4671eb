#pragma once
#include <filesystem>
#include <string>

#include "base/date.h"
#include "db/database.h"

namespace vx {

// A backup is a folder with a copy of the database and manifest.json, which names it:
//   {"engine": "sqlite", "file": "vungxanh-1632….sqlite", "sha256": "…", "bytes": 123, "schema": "0702_cascade",
//    "made_at": "2021-09-20T08:00:00+07:00"}
// The manifest is put in place last, by a rename, so that a folder holds a whole backup or an older whole one. The
// copy it replaces is removed only then.

/// What manifest.json says.
struct BackupManifest {
  Engine engine = Engine::Sqlite;
  std::string file;
  std::string sha256;
  std::int64_t bytes = 0;
  std::string schema;   ///< the last migration
  std::string made_at;  ///< ISO
};

/// Throws DatabaseUnavailable, as all of these, with what is wrong with the folder.
BackupManifest read_backup_manifest(const std::filesystem::path& directory);
/// The copy, after its size and hash have been compared with the manifest.
std::filesystem::path find_backup_copy(const std::filesystem::path& directory, const BackupManifest& manifest);

/// A backup being written: `path` is where the copy goes; `finish` makes it the folder's backup. Left unfinished, the
/// copy is removed.
class BackupInProgress {
 public:
  BackupInProgress(std::filesystem::path directory, Engine engine, Instant now);
  ~BackupInProgress();
  BackupInProgress(const BackupInProgress&) = delete;
  BackupInProgress& operator=(const BackupInProgress&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  void finish(const std::string& schema);

 private:
  std::filesystem::path directory_;
  std::filesystem::path path_;
  BackupManifest manifest_;
  bool finished_ = false;
};

void back_up_sqlite(const std::string& path, const std::string& directory, Instant now);
void restore_sqlite(const std::filesystem::path& copy, const std::string& path, bool replace);
void back_up_postgres(const std::string& url, const std::string& directory, Instant now);
void restore_postgres(const std::filesystem::path& copy, const std::string& url, bool replace);

/// The name of the last migration applied.
std::string find_last_migration(Connection& connection);

}  // namespace vx
