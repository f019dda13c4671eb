#pragma once

namespace vx {

struct App;

/// /search?q=: everything the slices can find for the viewer.
void add_search(App& app);

}  // namespace vx
