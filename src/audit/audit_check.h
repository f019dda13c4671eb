#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/audit.h"

namespace vx {

/// The end of the chain: where the next line is joined on.
struct AuditHead {
  std::int64_t sequence = 0;
  std::string hash;  ///< empty before the first line
  bool operator==(const AuditHead&) const = default;
};

/// What can be wrong with a chain, in the order it is looked for.
enum class AuditFault {
  None,
  Missing,   ///< the line is not there (removed, or swapped with another)
  Changed,   ///< the line's hash is not that of its bytes and of the line before
  Cut,       ///< lines behind the last one have been removed: the head or a seal knows later ones
  Rewritten  ///< the chain is consistent, but not the one that was sealed
};
std::string_view code_of(AuditFault fault);

/// One verification and what it found. The seal binds the head of that moment with the server's key.
struct AuditCheck {
  Instant at;
  std::int64_t lines = 0;
  AuditFault fault = AuditFault::None;
  std::int64_t broken_sequence = 0;  ///< the first line that is wrong or missing
  AuditHead head;
  std::string seal;

  [[nodiscard]] bool is_whole() const { return fault == AuditFault::None; }
};

/// Follows a chain line by line; says where it breaks first. Pure: give it lines in order.
class ChainReader {
 public:
  /// `anchors`: heads that were sealed earlier, in order; the chain must pass through each.
  explicit ChainReader(std::vector<AuditHead> anchors) : anchors_(std::move(anchors)) {}
  /// False once the chain is broken.
  bool read(const AuditLine& line);
  /// All lines were read; `head` is what the database says the last one is.
  void finish(const AuditHead& head);

  [[nodiscard]] AuditFault fault() const { return fault_; }
  [[nodiscard]] std::int64_t broken_sequence() const { return broken_sequence_; }
  [[nodiscard]] const AuditHead& last() const { return last_; }

 private:
  bool fail(AuditFault fault, std::int64_t sequence);
  std::vector<AuditHead> anchors_;
  std::size_t next_anchor_ = 0;
  AuditHead last_;
  AuditFault fault_ = AuditFault::None;
  std::int64_t broken_sequence_ = 0;
};

/// HMAC of a head under the server's key.
std::string seal_of(const AuditHead& head, std::string_view key);

/// Called with the number of lines read and the number there are.
using Progress = std::function<void(std::int64_t done, std::int64_t of)>;
/// Reads the whole chain in short transactions and compares it with every earlier seal. Not from a database thread.
AuditCheck verify_audit(Database& database, std::string_view key, const Progress& progress = {});
/// The same, and keeps the result for the page and as an anchor.
AuditCheck verify_and_seal_audit(Database& database, std::string_view key, const Progress& progress = {});

}  // namespace vx
