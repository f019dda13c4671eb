#include "db/sqlite_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "db/database.h"

namespace vx {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw DatabaseUnavailable(fmt::format("{}: {}", what, std::strerror(errno)));
}

/// The log was made just now: its name must be on the disk too.
void sync_directory(const std::string& path) {
  std::filesystem::path directory = std::filesystem::path(path).parent_path();
  int file = ::open(directory.empty() ? "." : directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) fail("the database's folder cannot be opened");
  int result = ::fsync(file);
  ::close(file);
  if (result != 0) fail("the database's folder cannot be brought to the disk");
}

}  // namespace

SqliteLog::SqliteLog(const std::string& path) : file_(::open((path + "-wal").c_str(), O_RDWR | O_CLOEXEC)) {
  if (file_ < 0) fail("the database's log cannot be opened");
  try {
    sync_directory(path);
  } catch (...) {
    ::close(file_);
    throw;
  }
}

SqliteLog::~SqliteLog() { ::close(file_); }

void SqliteLog::sync() {
  if (!is_broken_ && ::fdatasync(file_) == 0) return;
  is_broken_ = true;
  fail("the database's log could not be brought to the disk; the server must be started again");
}

}  // namespace vx
