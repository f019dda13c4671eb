#include <charconv>
#include <cstring>
#include <type_traits>

#include <sqlite3.h>

#include "db/sqlite_connection.h"
#include "db/sqlite_error.h"

namespace vx {

SqliteStatement::SqliteStatement(sqlite3* database, std::string_view sql, bool kept) : database_(database) {
  const char* rest = nullptr;
  int code = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                                kept ? SQLITE_PREPARE_PERSISTENT : 0, &handle, &rest);
  if (code != SQLITE_OK) throw_sqlite_error(database, code, sql);
  try {
    check(handle != nullptr, "a statement must not be empty");
    auto left = sql.substr(static_cast<std::size_t>(rest - sql.data()));
    check(left.find_first_not_of(" \t\r\n;") == std::string_view::npos, "one statement at a time");
    writes = sqlite3_stmt_readonly(handle) == 0;
    int count = sqlite3_bind_parameter_count(handle);
    for (int i = 1; i <= count; ++i) {
      const char* name = sqlite3_bind_parameter_name(handle, i);
      std::size_t number = 0;
      bool numbered = name && name[0] == '$' &&
                      std::from_chars(name + 1, name + std::strlen(name), number).ptr == name + std::strlen(name);
      check(numbered && number > 0, "parameters are written $1, $2 …");
      numbers_.push_back(number - 1);
      params_expected_ = std::max(params_expected_, number);
    }
    check(params_expected_ == numbers_.size(), "parameters must be used from $1 on without a gap");
  } catch (...) {
    sqlite3_finalize(handle);
    throw;
  }
}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(handle); }

void SqliteStatement::bind(Params params) {
  check(params.size() == params_expected_, "a statement needs as many parameters as it names");
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    int place = static_cast<int>(i) + 1;
    int code = std::visit(
        [&](const auto& value) {
          using T = std::decay_t<decltype(value)>;
          if constexpr (std::is_same_v<T, std::int64_t>) {
            return sqlite3_bind_int64(handle, place, value);
          } else if constexpr (std::is_same_v<T, double>) {
            return sqlite3_bind_double(handle, place, value);
          } else if constexpr (std::is_same_v<T, std::string_view>) {
            check(value.find('\0') == std::string_view::npos, "a text must not hold a zero byte");
            return sqlite3_bind_text64(handle, place, value.data() ? value.data() : "", value.size(), SQLITE_STATIC,
                                       SQLITE_UTF8);
          } else if constexpr (std::is_same_v<T, Bytes>) {
            return value.empty() ? sqlite3_bind_zeroblob(handle, place, 0)
                                 : sqlite3_bind_blob64(handle, place, value.data(), value.size(), SQLITE_STATIC);
          } else {
            return sqlite3_bind_null(handle, place);
          }
        },
        params[numbers_[i]].value());
    if (code != SQLITE_OK) throw_sqlite_error(database_, code, sqlite3_sql(handle));
  }
}

void SqliteStatement::run() {
  int code = sqlite3_step(handle);
  sqlite3_reset(handle);
  if (code != SQLITE_DONE) throw_sqlite_error(database_, code, sqlite3_sql(handle));
}

}  // namespace vx
