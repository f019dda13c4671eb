#include "web/server_metrics.h"

namespace vx {

std::string server_metrics(const Server& server, const Dispatcher& dispatcher, const Database& database) {
  const Server::Statistics& net = server.statistics();
  const Database::Statistics& db = database.statistics();
  std::string out;
  out += metric("vungxanh_connections", "gauge", "Open connections.", net.connections);
  out += metric("vungxanh_listeners", "gauge", "Listeners of server-sent events.", net.listeners);
  out += metric("vungxanh_connections_accepted_total", "counter", "Connections accepted.", net.accepted);
  out += metric("vungxanh_connections_refused_total", "counter", "Connections beyond the limit.", net.refused);
  out += metric("vungxanh_connections_timed_out_total", "counter", "Connections ended for slowness.", net.timed_out);
  out += metric("vungxanh_requests_malformed_total", "counter", "Requests that were no proper HTTP.", net.malformed);
  out += metric("vungxanh_requests_in_flight", "gauge", "Requests waiting for their answer.", dispatcher.in_flight());
  out += metric("vungxanh_database_reads_total", "counter", "Read transactions.", db.reads);
  out += metric("vungxanh_database_writes_total", "counter", "Write transactions.", db.writes);
  out += metric("vungxanh_database_commits_total", "counter", "Commits; several writes share one.", db.commits);
  out += metric("vungxanh_database_failed_total", "counter", "Transactions that failed.", db.failed);
  out += metric("vungxanh_database_waiting", "gauge", "Writes waiting.", db.waiting);
  out += metric("vungxanh_database_refused_total", "counter", "Writes refused because too many waited.", db.refused);
  return out;
}

}  // namespace vx
