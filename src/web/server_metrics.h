#pragma once
#include "net/server.h"
#include "web/dispatch.h"

namespace vx {

/// What /metrics says of connections, the database and its queue, beside the requests.
std::string server_metrics(const Server& server, const Dispatcher& dispatcher, const Database& database);

}  // namespace vx
