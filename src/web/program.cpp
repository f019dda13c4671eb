#include "web/program.h"

#include <cstdio>

#include "web/command_line.h"

namespace vx {

int run_program(std::span<const std::string> words, const std::function<void(App&, Installation&)>& add_slices) {
  App app;
  try {
    Installation installation(words);
    installation.set_app(app);
    add_slices(app, installation);
    return run_command(app, words);
  } catch (const UsageProblem& problem) {
    std::fputs((std::string(problem.what()) + "\n").c_str(), stderr);
    return 2;
  } catch (const std::exception& error) {
    std::fputs(fmt::format("vungxanh: {}\n", error.what()).c_str(), stderr);
    return 3;
  }
}

}  // namespace vx
