#include "web/command_line.h"

#include <cstdio>
#include <cstdlib>

#include "base/check.h"
#include "base/text.h"
#include "db/database.h"
#include "web/problem.h"

namespace vx {
namespace {

bool contains(const auto& range, std::string_view text) { return std::ranges::find(range, text) != range.end(); }

void print(std::FILE* out, std::string_view text) { std::fwrite(text.data(), 1, text.size(), out); }

/// "--as-of" is among the words of "CODE [--as-of DATE] [--json]".
bool names_option(std::string_view usage, std::string_view option) {
  for (std::size_t at = usage.find(option); at != std::string_view::npos; at = usage.find(option, at + 1)) {
    std::size_t end = at + option.size();
    if (end == usage.size() || std::string_view(" ]=|").contains(usage[end])) return true;
  }
  return false;
}

std::string usage_of(const Command& command) {
  return fmt::format("usage: vungxanh {} {}\n  {}\n", command.name, command.usage, command.about);
}

std::string help(const std::vector<Command>& commands) {
  std::vector<const Command*> sorted;
  for (const Command& command : commands) sorted.push_back(&command);
  std::ranges::sort(sorted, {}, &Command::name);
  std::string text = "usage: vungxanh COMMAND [WORDS] [OPTIONS]\n\n";
  for (const Command* command : sorted) text += fmt::format("  {:<18} {}\n", command->name, command->about);
  return text +
         "\nEvery command takes --data DIR (where the data is, \"data\" if not given), --database URL (postgres://… or "
         "a "
         "file), --clock TIME (a training clock) and --help.\n";
}

/// Runs the command; what it throws is for the person at the terminal.
int run_guarded(const Command& command, const CommandLine& line) {
  try {
    return command.run(line);
  } catch (const UsageProblem& problem) {
    print(stderr, fmt::format("{}\n{}", problem.what(), usage_of(command)));
    return 2;
  } catch (const std::exception& error) {
    print(stderr, fmt::format("vungxanh {}: {}\n", command.name, error.what()));
    return 3;
  }
}

}  // namespace

bool CommandLine::has(std::string_view option) const {
  return std::ranges::any_of(options, [&](const auto& given) { return given.first == option; });
}

std::string option_or_environment(std::span<const std::string> words, std::string_view name, const char* variable,
                                  std::string_view fallback) {
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if (words[i] == name && i + 1 < words.size()) return words[i + 1];
    if (words[i].starts_with(std::string(name) + "=")) return words[i].substr(name.size() + 1);
  }
  const char* given = variable ? std::getenv(variable) : nullptr;
  return given && *given ? given : std::string(fallback);
}

std::string_view CommandLine::option(std::string_view option, std::string_view fallback) const {
  for (const auto& [name, value] : options)
    if (name == option) return value;
  return fallback;
}

const Command* find_command(const std::vector<Command>& commands, std::span<const std::string> words) {
  const Command* best = nullptr;
  for (const Command& command : commands) {
    auto name = split(command.name, ' ');
    bool begins = words.size() >= name.size() && std::ranges::equal(name, words.first(name.size()));
    if (begins && (!best || command.name.size() > best->name.size())) best = &command;
  }
  return best;
}

CommandLine parse_command_line(const Command& command, std::span<const std::string> words) {
  CommandLine line;
  words = words.subspan(split(command.name, ' ').size());
  bool options_over = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i];
    if (options_over || !word.starts_with("--")) {
      line.words.emplace_back(word);
      continue;
    }
    if (word == "--") {
      options_over = true;
      continue;
    }
    std::size_t equals = word.find('=');
    std::string name(word.substr(0, equals));
    bool is_flag = contains(command.flags, name) || name == "--help";
    if (!is_flag && !contains(common_options, name) && !names_option(command.usage, name))
      throw UsageProblem(fmt::format("vungxanh {}: there is no option {}", command.name, name));
    if (equals != std::string_view::npos) {
      line.options.emplace_back(name, word.substr(equals + 1));
    } else if (is_flag) {
      line.options.emplace_back(name, "");
    } else if (i + 1 < words.size()) {
      line.options.emplace_back(name, words[++i]);
    } else {
      throw UsageProblem(fmt::format("vungxanh {}: {} needs a value", command.name, name));
    }
  }
  return line;
}

int run_command(const App& app, std::span<const std::string> words) {
  if (words.empty() || words[0] == "--help" || words[0] == "help") {
    print(words.empty() ? stderr : stdout, help(app.commands));
    return words.empty() ? 2 : 0;
  }
  const Command* command = find_command(app.commands, words);
  if (!command) {
    print(stderr, fmt::format("vungxanh: there is no command \"{}\"\n\n{}", words[0], help(app.commands)));
    return 2;
  }
  try {
    CommandLine line = parse_command_line(*command, words);
    if (!line.has("--help")) return run_guarded(*command, line);
    print(stdout, usage_of(*command));
    return 0;
  } catch (const UsageProblem& problem) {
    print(stderr, fmt::format("{}\n{}", problem.what(), usage_of(*command)));
    return 2;
  }
}

}  // namespace vx
