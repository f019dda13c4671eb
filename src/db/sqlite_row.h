#pragma once
#include <sqlite3.h>

#include "base/check.h"
#include "db/value.h"

namespace vx {

/// The row a stepped statement stands on.
class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

  [[nodiscard]] bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
  [[nodiscard]] std::int64_t integer(int column) const override {
    check(type(column) == SQLITE_INTEGER, "the column must be an integer");
    return sqlite3_column_int64(statement_, column);
  }
  [[nodiscard]] double real(int column) const override {
    int found = type(column);
    check(found == SQLITE_FLOAT || found == SQLITE_INTEGER, "the column must be a number");
    return sqlite3_column_double(statement_, column);
  }
  [[nodiscard]] std::string_view text(int column) const override {
    if (is_null(column)) return {};
    check(type(column) == SQLITE_TEXT, "the column must be a text");
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  [[nodiscard]] Bytes bytes(int column) const override {
    if (is_null(column)) return {};
    check(type(column) == SQLITE_BLOB, "the column must hold bytes");
    const auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  [[nodiscard]] int type(int column) const {
    check(column >= 0 && column < sqlite3_column_count(statement_), "there is no such column");
    return sqlite3_column_type(statement_, column);
  }

  sqlite3_stmt* statement_;
};

}  // namespace vx
