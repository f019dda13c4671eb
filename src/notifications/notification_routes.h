#pragma once
#include "web/app.h"

namespace vx {

// Each file of pages registers its own.
void add_notification_routes(App& app);

}  // namespace vx
