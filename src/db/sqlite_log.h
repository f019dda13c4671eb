#pragma once
#include <atomic>
#include <string>

namespace vx {

/// The write-ahead log's file, to bring what was committed to the disk. Thread-safe.
class SqliteLog {
 public:
  /// The log of the database at `path`, which a connection has open. Throws DatabaseUnavailable.
  explicit SqliteLog(const std::string& path);
  ~SqliteLog();
  SqliteLog(const SqliteLog&) = delete;
  SqliteLog& operator=(const SqliteLog&) = delete;

  /// Waits until all that was committed before is on the disk. Throws DatabaseUnavailable if it cannot be; the system
  /// may have forgotten by then what it could not write, so the log stays broken until the server starts anew.
  void sync();
  [[nodiscard]] bool is_broken() const { return is_broken_; }

 private:
  int file_ = -1;
  std::atomic<bool> is_broken_ = false;
};

}  // namespace vx
