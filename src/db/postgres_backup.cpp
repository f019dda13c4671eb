#include "db/backup.h"
#include "db/postgres_connection.h"
#include "db/postgres_tool.h"

namespace vx {

void back_up_postgres(const std::string& url, const std::string& directory, Instant now) {
  BackupInProgress backup(directory, Engine::Postgres, now);
  PostgresConnection connection(url);
  connection.connect();
  std::string schema = find_last_migration(connection);
  run_postgres_tool("pg_dump", {"--format=custom", "--no-owner", "--no-privileges", "--file", backup.path().string()},
                    url);
  run_postgres_tool("pg_restore", {"--list", backup.path().string()}, url);
  backup.finish(schema);
}

void restore_postgres(const std::filesystem::path& copy, const std::string& url, bool replace) {
  {
    PostgresConnection connection(url);
    connection.connect();
    bool empty = true;
    connection.run("select count(*) from information_schema.tables where table_schema = 'public'", {},
                   [&](const Row& row) { empty = row.integer(0) == 0; });
    if (!empty && !replace)
      throw DatabaseUnavailable(
          "there are tables in the PostgreSQL database already; say that they are to be replaced");
  }
  // One transaction: all of it or nothing. What is replaced is dropped in it.
  std::vector<std::string> arguments = {"--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
                                        "--dbname=" + find_postgres_database_name(url)};
  if (replace) arguments.insert(arguments.end(), {"--clean", "--if-exists"});
  arguments.push_back(copy.string());
  run_postgres_tool("pg_restore", arguments, url);
}

}  // namespace vx
