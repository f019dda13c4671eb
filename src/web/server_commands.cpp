#include <cstdio>

#include "web/command_line.h"
#include "web/doctor.h"
#include "web/openapi.h"
#include "web/serve.h"
#include "web/serve_options.h"
#include "web/version.h"

namespace vx {
namespace {

int migrate(Installation& installation) {
  installation.open({});
  installation.close();
  std::puts("The schema is up to date.");
  return 0;
}

/// The one word of the line.
const std::string& only_word(const CommandLine& line, const char* what) {
  if (line.words.size() != 1) throw UsageProblem(what);
  return line.words[0];
}

int back_up(Installation& installation, const CommandLine& line) {
  const std::string& directory = only_word(line, "backup takes the folder to write to");
  installation.database().backup(directory);
  std::printf("Backed up to %s; the copy has been verified.\n", directory.c_str());
  return 0;
}

int restore(const Installation& installation, const CommandLine& line) {
  const std::string& directory = only_word(line, "restore takes the folder of a backup");
  restore_database(directory, installation.database_url(), line.has("--replace"));
  std::printf("Restored from %s.\n", directory.c_str());
  return 0;
}

int print_openapi(const App& app, const CommandLine& line) {
  if (!line.has("--check")) {
    std::puts(openapi_json(app).str().c_str());
    return 0;
  }
  std::vector<std::string> faults = openapi_faults(app);
  for (const std::string& fault : faults) std::puts(fault.c_str());
  return faults.empty() ? 0 : 1;
}

}  // namespace

void add_server_commands(App& app, Installation& installation) {
  app.commands.push_back({.name = "serve",
                          .usage = serve_usage,
                          .about = "Serves the web pages and the API.",
                          .flags = {serve_flags.begin(), serve_flags.end()},
                          .run = [&](const CommandLine& line) { return serve(app, installation, line); }});
  app.commands.push_back({.name = "migrate",
                          .usage = "",
                          .about = "Brings the database's schema up to this version; serve does so too.",
                          .run = [&](const CommandLine&) { return migrate(installation); }});
  app.commands.push_back({.name = "backup",
                          .usage = "DIR",
                          .about = "Writes a verified copy of the database, while the server runs.",
                          .run = [&](const CommandLine& line) { return back_up(installation, line); }});
  app.commands.push_back({.name = "restore",
                          .usage = "DIR [--replace]",
                          .about = "Puts a backup in place; the server must not run.",
                          .flags = {"--replace"},
                          .run = [&](const CommandLine& line) { return restore(installation, line); }});
  app.commands.push_back(
      {.name = "doctor",
       .usage = doctor_usage,
       .about = "Checks folder, disk, clock, database, schema and the mail server.",
       .flags = {"--json"},
       .run = [&](const CommandLine& line) { return examine(installation, app, line.has("--json")); }});
  app.commands.push_back(
      {.name = "version", .usage = "", .about = "Prints the version.", .run = [](const CommandLine&) {
         std::printf("vungxanh %.*s\n", static_cast<int>(version.size()), version.data());
         return 0;
       }});
  app.commands.push_back({.name = "openapi",
                          .usage = "[--check]",
                          .about = "Prints the OpenAPI 3.1 description of all routes, or checks it.",
                          .flags = {"--check"},
                          .run = [&](const CommandLine& line) { return print_openapi(app, line); }});
}

}  // namespace vx
