#pragma once
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/crypto.h"
#include "notifications/mail_options.h"

// For tests only: a real mail server on this machine (tests/support/mail_server.py, aiosmtpd).

namespace vx {

class TestMailServer {
 public:
  explicit TestMailServer(std::vector<std::string> options = {}, int port = 0)
      : folder_(std::filesystem::temp_directory_path() / ("vx_mail_" + random_token().substr(0, 12))) {
    std::filesystem::create_directories(folder_);
    start(std::move(options), port);
  }
  ~TestMailServer() {
    stop();
    std::filesystem::remove_all(folder_);
  }
  TestMailServer(const TestMailServer&) = delete;
  TestMailServer& operator=(const TestMailServer&) = delete;

  void start(std::vector<std::string> options, int port) {
    std::vector<std::string> words{"/usr/bin/python3", VUNGXANH_SOURCE_DIR "/tests/support/mail_server.py",
                                   folder_.string(), std::to_string(port)};
    words.insert(words.end(), options.begin(), options.end());
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    int ends[2];
    check(pipe(ends) == 0, "a pipe");
    child_ = fork();
    if (child_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      close(ends[0]);
      close(ends[1]);
      execvp(arguments[0], arguments.data());
      _exit(127);
    }
    close(ends[1]);
    std::string line;
    for (char c = 0; read(ends[0], &c, 1) == 1 && c != '\n';) line += c;
    close(ends[0]);
    port_ = std::atoi(line.c_str());
    check(port_ > 0, "the mail server of the tests must start (Debian: python3-aiosmtpd)");
  }
  void stop() {
    if (child_ <= 0) return;
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
    child_ = 0;
  }

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] MailOptions options() const {
    return {.server = "smtp://127.0.0.1:" + std::to_string(port_),
            .user = "",
            .password = "",
            .authorities = "",
            .from = "vungxanh@tinh.example",
            .public_url = "https://vx.example"};
  }
  /// What it has taken, in order.
  [[nodiscard]] std::vector<std::string> mails() const {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder_))
      if (entry.path().extension() == ".eml") paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<std::string> texts;
    for (const auto& path : paths) {
      std::ostringstream text;
      text << std::ifstream(path, std::ios::binary).rdbuf();
      texts.push_back(text.str());
    }
    return texts;
  }

 private:
  std::filesystem::path folder_;
  pid_t child_ = 0;
  int port_ = 0;
};

/// The value of a header on one line.
inline std::string header_of(const std::string& mail, const std::string& name) {
  std::size_t begin = mail.find("\n" + name + ": ");
  if (begin == std::string::npos) return "";
  begin += name.size() + 3;
  return mail.substr(begin, mail.find('\r', begin) - begin);
}

}  // namespace vx
