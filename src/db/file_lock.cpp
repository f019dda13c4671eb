#include "db/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "db/database.h"

namespace vx {
namespace {

constexpr int owner_only = 0600;

[[noreturn]] void refuse(const char* doing, const std::string& path) {
  throw DatabaseUnavailable(fmt::format("cannot {} {}: {}", doing, path, std::strerror(errno)));
}

}  // namespace

FileLock::FileLock(const std::string& path, const std::string& what) {
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, owner_only);
  if (file_ < 0) refuse("make the lock file", path);
  if (flock(file_, LOCK_EX | LOCK_NB) == 0) {
    std::string owner = fmt::format("{}\n", getpid());
    if (ftruncate(file_, 0) != 0 || pwrite(file_, owner.data(), owner.size(), 0) < 0)
      errno = 0;  // only for the message
    return;
  }
  bool held = errno == EWOULDBLOCK;
  std::array<char, 32> owner{};
  if (held && pread(file_, owner.data(), owner.size() - 1, 0) < 0) owner[0] = '\0';
  close(file_);
  if (!held) refuse("lock", path);
  std::string_view name(owner.data());
  throw DatabaseUnavailable(fmt::format("{} is in use by another server (process {}); stop that one first", what,
                                        name.substr(0, name.find('\n'))));
}

FileLock::~FileLock() { close(file_); }

void make_private_file(const std::string& path) {
  int file = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, owner_only);
  if (file < 0 && errno == EEXIST) return;
  if (file < 0) refuse("make", path);
  close(file);
  auto directory = std::filesystem::path(path).parent_path();
  sync_path(directory.empty() ? "." : directory.string());
}

void sync_path(const std::string& path) {
  int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) refuse("open", path);
  bool synced = fsync(file) == 0;
  close(file);
  if (!synced) refuse("make durable", path);
}

}  // namespace vx
