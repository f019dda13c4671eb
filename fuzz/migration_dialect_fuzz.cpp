// The exchange of words for PostgreSQL must end on any bytes, refuse only a string without an end, and leave what holds
// none of the words as it is.
#include <cstdlib>

#include "base/check.h"
#include "db/migration.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view sql(reinterpret_cast<const char*>(data), size);
  try {
    std::string exchanged = vx::for_postgres(sql);
    bool has_word = false;
    for (std::string_view word : {"INTEGER", "REAL", "BLOB", "STRICT"}) has_word |= sql.contains(word);
    if (!has_word && exchanged != sql) std::abort();
  } catch (const vx::Bug&) {
    if (!sql.contains('\'') && !sql.contains('"')) std::abort();
  }
  return 0;
}
