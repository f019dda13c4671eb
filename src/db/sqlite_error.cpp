#include "db/sqlite_error.h"

#include <source_location>

#include <sqlite3.h>

#include "db/database.h"

namespace vx {
namespace {

const char* why_unavailable(int primary) {
  switch (primary) {
    case SQLITE_FULL:
      return "the disk is full";
    case SQLITE_IOERR:
      return "the disk cannot be read or written";
    case SQLITE_CORRUPT:
      return "the database file is damaged; restore a backup";
    case SQLITE_NOTADB:
      return "the file is not a database of this program";
    case SQLITE_CANTOPEN:
      return "the database file cannot be opened";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another process holds the database";
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return "the database file may not be accessed";
    case SQLITE_NOMEM:
      return "there is not enough memory";
    case SQLITE_TOOBIG:
      return "a value is too big for the database";
    default:
      return nullptr;
  }
}

bool is_unique(int extended) {
  return extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY ||
         extended == SQLITE_CONSTRAINT_ROWID;
}

}  // namespace

void throw_sqlite_error(sqlite3* database, int code, std::string_view sql) {
  int extended = database ? sqlite3_extended_errcode(database) : code;
  if ((extended & 0xff) != (code & 0xff)) extended = code;
  std::string message = database ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  int primary = extended & 0xff;
  if (primary == SQLITE_CONSTRAINT && extended != SQLITE_CONSTRAINT_DATATYPE)
    throw ConstraintViolation(message, is_unique(extended));
  // A reader that writes is a bug; a file that turned read-only under the writer is not.
  bool file_read_only = primary == SQLITE_READONLY && database && sqlite3_db_readonly(database, "main") == 1;
  if (extended == SQLITE_READONLY_DBMOVED || file_read_only)
    throw DatabaseUnavailable(fmt::format("the database file was moved or may not be written ({})", message));
  if (const char* why = why_unavailable(primary)) throw DatabaseUnavailable(fmt::format("{} ({})", why, message));
  throw Bug(fmt::format("SQLite: {} (code {}) in: {}", message, extended, sql).c_str(),
            std::source_location::current());
}

}  // namespace vx
