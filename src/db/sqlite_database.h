#pragma once
#include "db/database.h"

namespace vx {

/// Opens an SQLite file, making it if there is none. Throws DatabaseUnavailable, also if another server has it.
std::unique_ptr<Database> open_sqlite(DatabaseOptions options);

/// The file an SQLite URL names.
std::string sqlite_path(const std::string& url);

}  // namespace vx
