#pragma once
#include "db/database.h"

namespace vx {

struct DatabaseCondition {
  std::string engine;  ///< "SQLite 3.53.2"
  std::string fault;   ///< what SQLite's quick check says, empty if nothing
  std::int64_t migrations = 0;
};

DatabaseCondition get_database_condition(ReadTx& tx);

}  // namespace vx
