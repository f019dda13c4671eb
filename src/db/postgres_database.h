#pragma once
#include "db/database.h"

namespace vx {

/// Connects to a PostgreSQL database. Throws DatabaseUnavailable, or SchemaProblem if the database does not compare
/// text as SQLite does (encoding UTF-8, collation C).
std::unique_ptr<Database> open_postgres(DatabaseOptions options);

/// Makes and drops whole databases (tests); `url` names any other database of the cluster. A new one is a copy of
/// `original`, to which nothing may be connected.
void create_postgres_database(const std::string& url, const std::string& name,
                              const std::string& original = "template0");
void drop_postgres_database(const std::string& url, const std::string& name);
/// The same URL with another database.
std::string with_postgres_database(const std::string& url, const std::string& name);

}  // namespace vx
