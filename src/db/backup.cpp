#include "db/backup.h"

#include <filesystem>

#include "db/file_lock.h"
#include "db/sqlite_connection.h"

namespace vx {

void back_up_sqlite(const std::string& path, const std::string& directory, Instant now) {
  std::filesystem::create_directories(directory);
  auto unfinished = std::filesystem::path(directory) / fmt::format("database.sqlite.{}.unfinished", now.micros);
  {
    SqliteConnection source(path, SqliteConnection::Use::Reader);
    source.run("vacuum into $1", std::vector<Param>{unfinished.string()}, [](const Row&) {});
  }
  {
    SqliteConnection copy(unfinished.string(), SqliteConnection::Use::Reader);
    copy.run("pragma integrity_check", {}, [](const Row& row) {
      if (row.text(0) != "ok") throw DatabaseUnavailable(fmt::format("the backup is damaged: {}", row.text(0)));
    });
  }
  sync_path(unfinished.string());
  std::filesystem::rename(unfinished, std::filesystem::path(directory) / "database.sqlite");
  sync_path(directory);
}

}  // namespace vx
