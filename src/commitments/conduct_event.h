#pragma once
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "commitments/signature.h"

namespace vx {

/// Withdrawal (rút cam kết): the person is bound no more. Breach (vi phạm cam kết): the signature stays. Mistake: the
/// signature was recorded for somebody who had not signed.
enum class CommitmentEventKind { Withdrawal, Breach, Mistake };
inline constexpr std::array commitment_event_codes{std::string_view("withdrawal"), std::string_view("breach"),
                                                   std::string_view("mistake")};
std::string_view code_of(CommitmentEventKind kind);
std::optional<CommitmentEventKind> find_commitment_event_kind(std::string_view code);

/// What was decided about it (xử lý): who, on which day, what. Append-only; the last one holds.
struct CommitmentHandling {
  Date decided_on;
  std::string decided_by;
  std::string decision;
  Instant recorded_at;
  std::string recorded_by;
};

/// Something that happened to a person's commitment, and how it was handled.
struct CommitmentEvent {
  std::int64_t id = 0;
  Id<Commitment> commitment;
  Id<Person> person;
  Id<Signature> signature;
  CommitmentEventKind kind = CommitmentEventKind::Breach;
  Date happened_on;
  std::string description;
  Instant recorded_at;
  std::string recorded_by;
  std::vector<CommitmentHandling> handlings;
  [[nodiscard]] bool needs_handling() const { return kind != CommitmentEventKind::Mistake && handlings.empty(); }
};

/// A withdrawal and a mistake need a valid signature; nothing happens in the future; what happened is said in words.
std::expected<void, Refusal> decide_event(const CommitmentEvent& event, bool has_signed, Date today);
/// A decision names who decided, and is not older than what it is about.
std::expected<void, Refusal> decide_handling(const CommitmentEvent& event, const CommitmentHandling& handling,
                                             Date today);

}  // namespace vx
