#include "web/command_line.h"

#include <gtest/gtest.h>

namespace vx {
namespace {

App app_with_commands(std::vector<std::string>& said) {
  App app;
  auto say = [&said](const CommandLine& line) {
    for (const std::string& word : line.words) said.push_back(word);
    for (const auto& [name, value] : line.options) said.push_back(name + "=" + value);
    if (line.has("--fail")) throw std::runtime_error("it failed");
    return 0;
  };
  app.commands.push_back({.name = "areas", .usage = "", .about = "Counts areas.", .run = say});
  app.commands.push_back({.name = "areas show",
                          .usage = "CODE [--as-of DATE] [--json] [--fail]",
                          .about = "Shows one.",
                          .flags = {"--json", "--fail"},
                          .run = say});
  return app;
}

int run(std::vector<std::string>& said, std::vector<std::string> words) {
  said.clear();
  return run_command(app_with_commands(said), words);
}

TEST(CommandLine, FindsTheCommandWithTheLongestName) {
  std::vector<std::string> said;
  App app = app_with_commands(said);
  std::vector<std::string> words{"areas", "show", "26"};
  EXPECT_EQ(find_command(app.commands, words)->name, "areas show");
  EXPECT_EQ(find_command(app.commands, std::span(words).first(1))->name, "areas");
  EXPECT_EQ(find_command(app.commands, std::span(words).subspan(1)), nullptr);
}

TEST(CommandLine, TakesWordsAndOptionsInAnyOrder) {
  std::vector<std::string> said;
  EXPECT_EQ(run(said, {"areas", "show", "--as-of", "2021-09-01", "26", "--json", "--data=x"}), 0);
  EXPECT_EQ(said, (std::vector<std::string>{"26", "--as-of=2021-09-01", "--json=", "--data=x"}));
  EXPECT_EQ(run(said, {"areas", "show", "--", "--json"}), 0);
  EXPECT_EQ(said, (std::vector<std::string>{"--json"}));
}

TEST(CommandLine, AnswersTwoForWrongUseAndThreeForFailure) {
  std::vector<std::string> said;
  EXPECT_EQ(run(said, {}), 2);
  EXPECT_EQ(run(said, {"weather"}), 2);
  EXPECT_EQ(run(said, {"areas", "show", "--as"}), 2);
  EXPECT_EQ(run(said, {"areas", "show", "--as-of"}), 2);
  EXPECT_EQ(run(said, {"areas", "show", "--fail"}), 3);
  EXPECT_EQ(run(said, {"areas", "show", "--help"}), 0);
}

}  // namespace
}  // namespace vx
