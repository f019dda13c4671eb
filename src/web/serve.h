#pragma once
#include "web/installation.h"

namespace vx {

/// Registers serve, migrate, backup, restore, doctor, version and openapi. `app` and `installation` outlive them.
void add_server_commands(App& app, Installation& installation);
/// Registers what the server itself answers (readiness, its description) and its jobs.
void add_server_routes(App& app);

/// `vungxanh serve`: runs until SIGTERM or SIGINT, then lets what has begun finish.
int serve(const App& app, Installation& installation, const CommandLine& line);

}  // namespace vx
