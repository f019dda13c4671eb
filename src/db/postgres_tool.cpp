#include "db/postgres_tool.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "db/database.h"

extern char** environ;

namespace vx {
namespace {

/// Debian keeps the tools of each version apart; the newest reads what all older ones write.
std::string find_tool(const std::string& tool) {
  std::filesystem::path versions = "/usr/lib/postgresql";
  int newest = 0;
  std::error_code missing;
  for (const auto& entry : std::filesystem::directory_iterator(versions, missing))
    if (std::filesystem::exists(entry.path() / "bin" / tool))
      newest = std::max(newest, std::atoi(entry.path().filename().c_str()));
  return newest > 0 ? versions / std::to_string(newest) / "bin" / tool : std::filesystem::path(tool);
}

using UrlParts = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

UrlParts parse(const std::string& url) {
  char* problem = nullptr;
  UrlParts parts(PQconninfoParse(url.c_str(), &problem), PQconninfoFree);
  PQfreemem(problem);
  if (!parts) throw DatabaseUnavailable("the PostgreSQL URL cannot be read");
  return parts;
}

/// This process's environment with the parts of `url` in the variables libpq reads.
std::vector<std::string> environment_for(const std::string& url) {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable; ++variable)
    if (std::strncmp(*variable, "PG", 2) != 0) variables.emplace_back(*variable);
  UrlParts parts = parse(url);
  for (PQconninfoOption* part = parts.get(); part->keyword; ++part)
    if (part->val && part->envvar) variables.push_back(fmt::format("{}={}", part->envvar, part->val));
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (std::string& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

std::string read_to_end(int file) {
  std::string text;
  std::array<char, 4096> buffer{};
  for (;;) {
    ssize_t count = read(file, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return text;
    if (text.size() < 2000) text.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace

std::string find_postgres_database_name(const std::string& url) {
  UrlParts parts = parse(url);
  for (PQconninfoOption* part = parts.get(); part->keyword; ++part)
    if (std::string_view(part->keyword) == "dbname" && part->val) return part->val;
  throw DatabaseUnavailable("the PostgreSQL URL names no database");
}

void run_postgres_tool(const std::string& tool, std::vector<std::string> arguments, const std::string& url) {
  std::vector<std::string> environment = environment_for(url);
  arguments.insert(arguments.begin(), find_tool(tool));
  std::array<int, 2> said{};
  if (pipe2(said.data(), O_CLOEXEC) != 0) throw DatabaseUnavailable("cannot make a pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, said[1], STDERR_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  int failed = posix_spawnp(&child, arguments[0].c_str(), &actions, nullptr, pointers(arguments).data(),
                            pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  close(said[1]);
  std::string words = failed ? std::string() : read_to_end(said[0]);
  close(said[0]);
  if (failed) throw DatabaseUnavailable(fmt::format("cannot run {}: {}", arguments[0], std::strerror(failed)));
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw DatabaseUnavailable(fmt::format("{} failed: {}", tool, words.substr(0, words.find_last_not_of('\n') + 1)));
}

}  // namespace vx
