#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>

#include <chrono>

#include "base/text.h"
#include "documents/text_extraction.h"

namespace vx {
namespace {

constexpr auto run_seconds_max = std::chrono::seconds(20);
constexpr std::size_t letters_least = 40;

struct Pipe {
  int read_end = -1;
  int write_end = -1;
  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) == 0) read_end = ends[0], write_end = ends[1];
  }
  ~Pipe() { close_read(), close_write(); }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_read() {
    if (read_end >= 0) close(read_end);
    read_end = -1;
  }
  void close_write() {
    if (write_end >= 0) close(write_end);
    write_end = -1;
  }
};

/// pdftotext with nothing but its two pipes and hard limits on memory, time, files and what it may write.
pid_t start_reader(const Pipe& in, const Pipe& out) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read_end, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write_end, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const char* arguments[] = {"prlimit",   "--as=1073741824", "--cpu=15", "--fsize=0", "--core=0", "--nofile=32",
                             "pdftotext", "-layout",         "-enc",     "UTF-8",     "-",        "-",
                             nullptr};
  const char* environment[] = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", nullptr};
  pid_t child = -1;
  int failed = posix_spawnp(&child, "prlimit", &actions, nullptr, const_cast<char**>(arguments),
                            const_cast<char**>(environment));
  posix_spawn_file_actions_destroy(&actions);
  return failed ? -1 : child;
}

/// Feeds `bytes` and collects what comes; false if it took too long or said too much.
bool exchange(std::string_view bytes, Pipe& in, Pipe& out, std::string& collected) {
  auto until = std::chrono::steady_clock::now() + run_seconds_max;
  fcntl(in.write_end, F_SETFL, O_NONBLOCK);
  char buffer[65536];
  for (;;) {
    auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
    if (left <= 0 || collected.size() > extraction_text_bytes_max) return false;
    pollfd ends[2] = {{out.read_end, POLLIN, 0}, {in.write_end, POLLOUT, 0}};
    if (poll(ends, in.write_end >= 0 ? 2 : 1, static_cast<int>(left)) < 0 && errno != EINTR) return false;
    if (in.write_end >= 0 && (ends[1].revents & (POLLOUT | POLLERR | POLLHUP))) {
      ssize_t sent =
          bytes.empty() ? 0 : write(in.write_end, bytes.data(), std::min<std::size_t>(bytes.size(), sizeof buffer));
      if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
      if (bytes.empty() || (sent < 0 && errno != EAGAIN && errno != EINTR)) in.close_write();
    }
    if (ends[0].revents & (POLLIN | POLLHUP | POLLERR)) {
      ssize_t got = read(out.read_end, buffer, sizeof buffer);
      if (got == 0) return true;
      if (got < 0 && errno != EINTR) return false;
      if (got > 0) collected.append(buffer, static_cast<std::size_t>(got));
    }
  }
}

/// A closed pipe must be an error of write(), not the end of the server, whoever calls.
class IgnorePipeSignal {
 public:
  IgnorePipeSignal() {
    sigset_t pipe_signal;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_signal, &before_);
  }
  ~IgnorePipeSignal() {
    sigset_t pipe_signal;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    timespec now{};
    while (!sigismember(&before_, SIGPIPE) && sigtimedwait(&pipe_signal, nullptr, &now) > 0) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  IgnorePipeSignal(const IgnorePipeSignal&) = delete;
  IgnorePipeSignal& operator=(const IgnorePipeSignal&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace

std::expected<std::string, Refusal> text_of_pdf_output(std::string_view output) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < output.size() && letters < letters_least;) {
    char32_t c = fold(next_code_point(output, i));
    if (c >= 'a' && c <= 'z') ++letters;
  }
  if (letters < letters_least) return std::unexpected(Refusal{"documents.extraction.needs_ocr"});
  return std::string(output.substr(0, extraction_text_bytes_max));
}

std::expected<std::string, Refusal> text_of_pdf(std::string_view bytes) {
  IgnorePipeSignal guard;
  Pipe in;
  Pipe out;
  if (in.read_end < 0 || out.read_end < 0) return std::unexpected(Refusal{"documents.extraction.no_pdf_reader"});
  pid_t child = start_reader(in, out);
  if (child < 0) return std::unexpected(Refusal{"documents.extraction.no_pdf_reader"});
  in.close_read(), out.close_write();
  std::string collected;
  bool whole = exchange(bytes, in, out, collected);
  if (!whole) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!whole) return std::unexpected(Refusal{"documents.extraction.pdf_too_hard"});
  if (!WIFEXITED(status)) return std::unexpected(Refusal{"documents.extraction.pdf_too_hard"});
  if (WEXITSTATUS(status) == 127) return std::unexpected(Refusal{"documents.extraction.no_pdf_reader"});
  if (WEXITSTATUS(status) == 3) return std::unexpected(Refusal{"documents.extraction.pdf_locked"});
  if (WEXITSTATUS(status) != 0) return std::unexpected(Refusal{"documents.extraction.pdf_broken"});
  return text_of_pdf_output(collected);
}

}  // namespace vx
