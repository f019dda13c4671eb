#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.h"
#include "db/database.h"

namespace vx {

/// The migrations of this program for one engine, by number.
std::vector<Migration> embedded_migrations(Engine engine);
/// The same from any files named as migrations/README.md says. Two of one number are a bug.
std::vector<Migration> make_migrations(Engine engine, std::span<const EmbeddedFile> files);

/// Exchanges the five words of migrations/README.md, outside strings, quoted names and comments.
std::string for_postgres(std::string_view sql);

/// Brings the schema up to `migrations` inside the open, exclusive transaction of `connection`: applies those the table
/// `migration` does not know, by number. Throws SchemaProblem, before anything is changed, if the table knows one that
/// is not in the list (the schema is newer than this program) or knows one by another checksum.
void run_migrations(Connection& connection, const std::function<void(std::string_view)>& run_script,
                    const std::vector<Migration>& migrations, Instant now);

}  // namespace vx
