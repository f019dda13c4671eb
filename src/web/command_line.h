#pragma once
#include <span>

#include "web/app.h"

namespace vx {

/// The command line cannot be understood; the message says why. Exit status 2.
class UsageProblem : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Options every command takes: where the data is, and the clock.
inline constexpr std::array<std::string_view, 3> common_options{"--data", "--database", "--clock"};

/// The value of "--name VALUE" or "--name=VALUE" among all words of the command line, else of the environment's
/// variable, else `fallback`: for what several commands need before one of them runs.
std::string option_or_environment(std::span<const std::string> words, std::string_view name, const char* variable,
                                  std::string_view fallback);

/// The command with the longest name that `words` begins with, or null.
const Command* find_command(const std::vector<Command>& commands, std::span<const std::string> words);
/// The words after the command's name, and its options: "--as-of DATE", "--as-of=DATE", flags; after "--" all are
/// words. Throws UsageProblem for an option that the command's usage does not name.
CommandLine parse_command_line(const Command& command, std::span<const std::string> words);
/// Finds the command, runs it and answers the exit status. `--help` and wrong use print how to use it.
int run_command(const App& app, std::span<const std::string> words);

}  // namespace vx
