#pragma once
#include <string_view>

struct sqlite3;

namespace vx {

/// Throws what `code`, just returned on `database`, means: ConstraintViolation, DatabaseUnavailable with a clear
/// message, or Bug for what only a mistake of ours can cause. `sql` is for the developer; it holds no values.
[[noreturn]] void throw_sqlite_error(sqlite3* database, int code, std::string_view sql);

}  // namespace vx
