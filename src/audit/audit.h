#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/crypto.h"
#include "base/date.h"
#include "db/database.h"
#include "web/app.h"

namespace vx {

inline constexpr Permission read_audit{"audit.read"};

/// One thing that was done (dòng nhật ký): by whom, in which role, from where; what, to what; the hashes of what it was
/// and became; when. Lines are numbered from 1 without gaps, and `hash` is SHA-256 over the line and the hash of the
/// line before: nobody can change, remove, insert or swap lines without breaking the chain there.
struct AuditLine {
  std::int64_t sequence = 0;
  Instant at = {};
  std::int64_t account = 0;  ///< 0 = the system
  std::string name = {};
  std::string role = {};
  std::string address = {};
  std::string action = {};                 ///< "organisations.update"
  std::string subject = {};                ///< "organisation/12"
  std::optional<Digest> before_hash = {};  ///< SHA-256 of the subject's JSON before; none: it did not exist
  std::optional<Digest> after_hash = {};
  std::string note = {};
  std::string hash = {};  ///< 32 bytes
};

/// The bytes a line's hash is over, beside the hash of the line before: each text with its length before it, numbers
/// as eight bytes, so that no two lines have the same bytes.
std::string canonical_bytes(const AuditLine& line);
/// `previous_hash` is empty for the first line.
std::string chained_hash(const AuditLine& line, std::string_view previous_hash);

/// Stores the lines of every write in the chain. Given to a Database before its first write.
AuditWriter make_audit_writer();

/// Registers the audit page, its commands and the nightly verification. `seal_key` answers the key the seals of
/// verifications are made with; it is not in the database, so who rewrites the chain there cannot seal it.
void add_audit(App& app, std::function<Database&()> database, std::function<std::string()> seal_key);

}  // namespace vx
