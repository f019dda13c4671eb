#pragma once

namespace vx {

struct App;

/// The pages that belong to no slice: what waits today (/), search, help, and what shows without a connection.
void add_web(App& app);

}  // namespace vx
