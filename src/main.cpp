// The composition root: the slices, in their order.
#include <string>
#include <vector>

#include "web/program.h"
#include "web/serve.h"
#include "web/web.h"

namespace {

void add_slices(vx::App& app, vx::Installation& installation) {
  vx::add_web(app);
  vx::add_server_routes(app);
  vx::add_server_commands(app, installation);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  return vx::run_program(words, add_slices);
}
