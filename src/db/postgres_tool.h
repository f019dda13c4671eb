#pragma once
#include <string>
#include <vector>

namespace vx {

/// Runs pg_dump or pg_restore, which come with PostgreSQL, on the database `url` names. The URL goes to the tool by its
/// environment, where no other user sees the password. Throws DatabaseUnavailable with what the tool said.
void run_postgres_tool(const std::string& tool, std::vector<std::string> arguments, const std::string& url);

/// The name of the database in `url`.
std::string find_postgres_database_name(const std::string& url);

}  // namespace vx
