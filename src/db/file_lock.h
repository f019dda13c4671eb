#pragma once
#include <string>

namespace vx {

/// Holds `path` for this process until destroyed, or the process ends however it ends. Throws DatabaseUnavailable if
/// another holds it. `what` is what the lock guards, for the message.
class FileLock {
 public:
  FileLock(const std::string& path, const std::string& what);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int file_ = -1;
};

/// Makes an empty file only its owner can read, if there is none, and makes its name durable.
void make_private_file(const std::string& path);
/// Makes durable what was written to a file or the names in a directory.
void sync_path(const std::string& path);

}  // namespace vx
