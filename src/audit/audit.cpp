#include "audit/audit.h"

#include "audit/audit_store.h"

namespace vx {
namespace {

void append_number(std::string& out, std::uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift));
}

void append_field(std::string& out, std::string_view bytes) {
  append_number(out, bytes.size());
  out.append(bytes);
}

void append_hash(std::string& out, const std::optional<Digest>& hash) {
  append_field(out, hash ? as_text(*hash) : std::string_view());
}

std::optional<Digest> hash_of(std::string_view json) {
  if (json.empty()) return std::nullopt;
  return sha256(json);
}

AuditLine line_of(const WriteTx& tx, const AuditEntry& entry) {
  const Actor& actor = tx.actor();
  return {.sequence = 0,
          .at = tx.now(),
          .account = actor.account,
          .name = actor.name,
          .role = actor.role,
          .address = actor.address,
          .action = entry.action,
          .subject = entry.subject,
          .before_hash = hash_of(entry.before),
          .after_hash = hash_of(entry.after),
          .note = entry.note,
          .hash = {}};
}

}  // namespace

std::string canonical_bytes(const AuditLine& line) {
  std::string out = "vungxanh audit 1";
  out.reserve(out.size() + 11 * 8 + 64 + line.name.size() + line.role.size() + line.address.size() +
              line.action.size() + line.subject.size() + line.note.size());
  append_number(out, static_cast<std::uint64_t>(line.sequence));
  append_number(out, static_cast<std::uint64_t>(line.at.micros));
  append_number(out, static_cast<std::uint64_t>(line.account));
  for (std::string_view field :
       {std::string_view(line.name), std::string_view(line.role), std::string_view(line.address),
        std::string_view(line.action), std::string_view(line.subject), std::string_view(line.note)})
    append_field(out, field);
  append_hash(out, line.before_hash);
  append_hash(out, line.after_hash);
  return out;
}

std::string chained_hash(const AuditLine& line, std::string_view previous_hash) {
  std::string bytes;
  append_field(bytes, previous_hash);
  bytes += canonical_bytes(line);
  return std::string(as_text(sha256(bytes)));
}

AuditWriter make_audit_writer() {
  return [](WriteTx& tx, std::span<const AuditEntry> entries) {
    if (entries.empty()) return;
    // Read anew for each write: one row that is in memory anyway, and right whatever was rolled back before.
    AuditHead head = find_audit_head(tx);
    std::vector<AuditLine> lines;
    for (const AuditEntry& entry : entries) {
      AuditLine& line = lines.emplace_back(line_of(tx, entry));
      line.sequence = head.sequence + 1;
      line.hash = chained_hash(line, head.hash);
      head = {line.sequence, line.hash};
    }
    // The head first: on PostgreSQL two writes that meet collide there, and the later one is run again behind the
    // other.
    store_audit_head(tx, head);
    for (const AuditLine& line : lines) insert_audit_line(tx, line);
  };
}

}  // namespace vx
