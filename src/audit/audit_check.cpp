#include "audit/audit_check.h"

#include "audit/audit_store.h"

namespace vx {
namespace {

constexpr std::int64_t lines_at_once = 5000;

/// Earlier seals that are genuine; a seal that is not was made or changed by somebody without the key.
std::vector<AuditHead> genuine_anchors(const std::vector<AuditCheck>& checks, std::string_view key,
                                       std::optional<std::int64_t>& forged) {
  std::vector<AuditHead> anchors;
  for (const AuditCheck& check : checks) {
    if (!equal_in_constant_time(check.seal, seal_of(check.head, key))) {
      if (!forged) forged = check.head.sequence;
      continue;
    }
    anchors.push_back(check.head);
  }
  return anchors;
}

}  // namespace

std::string_view code_of(AuditFault fault) {
  switch (fault) {
    case AuditFault::None:
      return "";
    case AuditFault::Missing:
      return "missing";
    case AuditFault::Changed:
      return "changed";
    case AuditFault::Cut:
      return "cut";
    case AuditFault::Rewritten:
      return "rewritten";
  }
  found_bug("a fault has a code", std::source_location::current());
}

bool ChainReader::fail(AuditFault fault, std::int64_t sequence) {
  if (fault_ == AuditFault::None) {
    fault_ = fault;
    broken_sequence_ = sequence;
  }
  return false;
}

bool ChainReader::read(const AuditLine& line) {
  if (fault_ != AuditFault::None) return false;
  if (line.sequence != last_.sequence + 1) return fail(AuditFault::Missing, last_.sequence + 1);
  if (line.hash != chained_hash(line, last_.hash)) return fail(AuditFault::Changed, line.sequence);
  last_ = {line.sequence, line.hash};
  for (; next_anchor_ < anchors_.size() && anchors_[next_anchor_].sequence <= last_.sequence; ++next_anchor_)
    if (anchors_[next_anchor_].sequence == last_.sequence && anchors_[next_anchor_].hash != last_.hash)
      return fail(AuditFault::Rewritten, last_.sequence);
  return true;
}

void ChainReader::finish(const AuditHead& head) {
  if (fault_ != AuditFault::None) return;
  if (head.sequence != last_.sequence || head.hash != last_.hash) {
    fail(head.sequence > last_.sequence ? AuditFault::Cut : AuditFault::Changed,
         std::min(head.sequence, last_.sequence) + 1);
    return;
  }
  if (next_anchor_ < anchors_.size()) fail(AuditFault::Cut, last_.sequence + 1);
}

std::string seal_of(const AuditHead& head, std::string_view key) {
  return std::string(as_text(keyed_hash(fmt::format("{}:{}", head.sequence, hex(as_bytes(head.hash))), key)));
}

AuditCheck verify_audit(Database& database, std::string_view key, const Progress& progress) {
  std::optional<std::int64_t> forged;
  std::vector<AuditHead> anchors;
  AuditHead wanted;  // of the moment it began: lines added meanwhile are the next verification's
  database.read([&](ReadTx& tx) {
    anchors = genuine_anchors(list_audit_anchors(tx), key, forged);
    wanted = find_audit_head(tx);
  });
  ChainReader chain(std::move(anchors));
  std::int64_t lines = 0;
  for (bool more = true; more && lines < wanted.sequence;) {
    std::int64_t limit = std::min(lines_at_once, wanted.sequence - lines);
    std::int64_t before = lines;
    database.read([&](ReadTx& tx) {
      each_audit_line(tx, chain.last().sequence, limit, [&](const AuditLine& line) {
        ++lines;
        more = chain.read(line);
      });
    });
    more = more && chain.fault() == AuditFault::None && lines > before;
    if (progress) progress(lines, wanted.sequence);
  }
  if (chain.fault() == AuditFault::None && wanted.sequence == 0)
    database.read([&](ReadTx& tx) { each_audit_line(tx, 0, 1, [&](const AuditLine& line) { chain.read(line); }); });
  chain.finish(wanted);
  AuditCheck result{.at = database.clock().now(),
                    .lines = lines,
                    .fault = chain.fault(),
                    .broken_sequence = chain.broken_sequence(),
                    .head = chain.last(),
                    .seal = {}};
  if (result.is_whole() && forged) {
    result.fault = AuditFault::Rewritten;
    result.broken_sequence = *forged;
  }
  result.seal = seal_of(result.head, key);
  return result;
}

AuditCheck verify_and_seal_audit(Database& database, std::string_view key, const Progress& progress) {
  AuditCheck result = verify_audit(database, key, progress);
  database.write(Actor::system(), [&](WriteTx& tx) {
    insert_audit_check(tx, result);
    tx.exempt_from_audit("the result of a verification, sealed by itself");
  });
  return result;
}

}  // namespace vx
