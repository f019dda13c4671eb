#pragma once
#include "net/loop.h"

namespace vx {

/// Gives the request to the handler and waits for its answer, which may come from any thread.
Task<HttpResponse> ask_handler(ServerShared& shared, HttpRequest request);

}  // namespace vx
