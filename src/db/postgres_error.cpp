#include "db/postgres_error.h"

#include <source_location>

namespace vx {
namespace {

std::string_view field(const PGresult* result, int code) {
  const char* text = result ? PQresultErrorField(result, code) : nullptr;
  return text ? std::string_view(text) : std::string_view();
}

std::string_view without_line_end(std::string_view text) { return text.substr(0, text.find_last_not_of(" \n\r") + 1); }

// Classes and codes of PostgreSQL's appendix A.
bool is_collision(std::string_view state) { return state == "40001" || state == "40P01"; }
/// "cached plan must not change result type": a newer server has migrated the schema under a prepared statement.
bool is_stale_plan(std::string_view state, std::string_view message) {
  return state == "0A000" && message.starts_with("cached plan");
}
bool is_lost_connection(std::string_view state) {
  return (state.starts_with("08") && state != "08P01") || state == "57P01" || state == "57P02" || state == "57P03" ||
         state == "57P05" || state == "25P03";
}
bool is_unavailable(std::string_view state) {
  return state.starts_with("53") || state.starts_with("57") || state.starts_with("58") || state.starts_with("XX") ||
         state == "55P03" || state == "28000" || state == "28P01" || state == "3D000" || state == "42501";
}

}  // namespace

void throw_postgres_error(PGconn* connection, const PGresult* result, std::string_view sql) {
  std::string_view state = field(result, PG_DIAG_SQLSTATE);
  std::string_view message = field(result, PG_DIAG_MESSAGE_PRIMARY);
  if (message.empty()) message = without_line_end(PQerrorMessage(connection));
  if (is_lost_connection(state) || PQstatus(connection) == CONNECTION_BAD)
    throw PostgresConnectionLost(fmt::format("the connection to PostgreSQL was lost ({})", message));
  if (is_stale_plan(state, message)) throw PostgresStalePlan("the schema was changed meanwhile");
  if (is_collision(state)) throw PostgresCollision(fmt::format("another write was in the way ({})", message));
  if (state.starts_with("23")) throw ConstraintViolation(std::string(message), state == "23505");
  if (is_unavailable(state)) throw DatabaseUnavailable(fmt::format("PostgreSQL cannot serve ({})", message));
  throw Bug(fmt::format("PostgreSQL: {} ({}) in: {}", message, state, sql).c_str(), std::source_location::current());
}

}  // namespace vx
