#include "db/migration.h"

#include <charconv>
#include <map>

#include "base/crypto.h"
#include "embedded/migrations.h"

namespace vx {
namespace {

constexpr std::string_view table_sql =
    "create table if not exists migration ("
    "number bigint primary key, name text not null, sha256 text not null, applied_at bigint not null)";

std::string digest_of(std::string_view text) {
  Digest digest = sha256(text);
  return hex(digest);
}

/// The name without folder and ending, or nothing if the file is for the other engine.
std::optional<std::string_view> name_for(Engine engine, std::string_view path) {
  std::string_view name = path.substr(path.find_last_of('/') + 1);
  check(name.ends_with(".sql"), "a migration is a .sql file");
  name.remove_suffix(4);
  if (name.ends_with(".sqlite")) {
    if (engine != Engine::Sqlite) return std::nullopt;
    return name.substr(0, name.size() - 7);
  }
  if (name.ends_with(".postgres")) {
    if (engine != Engine::Postgres) return std::nullopt;
    return name.substr(0, name.size() - 9);
  }
  return name;
}

int number_of(std::string_view name) {
  int number = 0;
  auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  check(error == std::errc() && end == name.data() + 4 && name.size() > 5 && *end == '_',
        "a migration's name is NNNN_name");
  return number;
}

struct Applied {
  std::string name;
  std::string sha256;
};

std::map<int, Applied> list_applied(Connection& connection) {
  std::map<int, Applied> applied;
  connection.run("select number, name, sha256 from migration", {}, [&](const Row& row) {
    applied[row.get<int>(0)] = {row.get<std::string>(1), row.get<std::string>(2)};
  });
  return applied;
}

void refuse_if_foreign(const std::map<int, Applied>& applied, const std::vector<Migration>& migrations) {
  for (const auto& [number, entry] : applied) {
    auto known = std::ranges::find(migrations, number, &Migration::number);
    if (known == migrations.end())
      throw SchemaProblem(fmt::format(
          "the database has the migration {}, which this version does not know: it was used by a newer version; "
          "install that one, or restore a backup made before",
          entry.name));
    if (known->sha256 != entry.sha256)
      throw SchemaProblem(fmt::format(
          "the migration {} was changed after it had been applied (SHA-256 {} in the database, {} in this version); "
          "a published migration is never changed",
          entry.name, entry.sha256.substr(0, 12), known->sha256.substr(0, 12)));
  }
}

}  // namespace

std::vector<Migration> embedded_migrations(Engine engine) { return make_migrations(engine, embedded::migrations()); }

std::vector<Migration> make_migrations(Engine engine, std::span<const EmbeddedFile> files) {
  std::map<int, Migration> by_number;
  for (const EmbeddedFile& file : files) {
    auto name = name_for(engine, file.path);
    if (!name) continue;
    bool is_common = file.path.ends_with(std::string(*name) + ".sql");
    std::string sql = engine == Engine::Postgres && is_common ? for_postgres(file.bytes) : std::string(file.bytes);
    int number = number_of(*name);
    bool added =
        by_number.try_emplace(number, Migration{number, std::string(*name), sql, digest_of(file.bytes)}).second;
    check(added, "two migrations have the same number");
  }
  std::vector<Migration> migrations;
  for (auto& [number, migration] : by_number) migrations.push_back(std::move(migration));
  return migrations;
}

void run_migrations(Connection& connection, const std::function<void(std::string_view)>& run_script,
                    const std::vector<Migration>& migrations, Instant now) {
  run_script(table_sql);
  std::map<int, Applied> applied = list_applied(connection);
  refuse_if_foreign(applied, migrations);
  for (const Migration& migration : migrations) {
    if (applied.contains(migration.number)) continue;
    run_script(migration.sql);
    std::vector<Param> params = {migration.number, migration.name, migration.sha256, now};
    connection.run("insert into migration (number, name, sha256, applied_at) values ($1, $2, $3, $4)", params,
                   [](const Row&) {});
  }
}

}  // namespace vx
