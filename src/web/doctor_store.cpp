#include "web/doctor_store.h"

namespace vx {

DatabaseCondition get_database_condition(ReadTx& tx) {
  DatabaseCondition condition;
  bool is_sqlite = tx.engine() == Engine::Sqlite;
  auto text = [](const Row& row) { return row.get<std::string>(0); };
  auto version = tx.find(is_sqlite ? "select sqlite_version()" : "show server_version", {}, text);
  condition.engine = (is_sqlite ? "SQLite " : "PostgreSQL ") + version.value_or("");
  condition.migrations = tx.count("select count(*) from migration", {});
  if (!is_sqlite) return condition;
  tx.each("pragma quick_check", {}, [&](const Row& row) {
    if (row.text(0) != "ok") condition.fault.append(condition.fault.empty() ? "" : "; ").append(row.text(0));
  });
  return condition;
}

}  // namespace vx
