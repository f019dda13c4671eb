#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.h"
#include "base/date.h"
#include "base/id.h"
#include "web/form.h"
#include "web/viewer.h"

namespace vx {

struct Campaign;
struct Document;
struct Organisation;

/// Names and standing of the people of one's units; drafting, recording and reminding there; signing for oneself.
inline constexpr Permission read_commitments{"commitments.read"};
inline constexpr Permission edit_commitments{"commitments.edit"};
inline constexpr Permission sign_commitments{"commitments.sign"};

/// One numbered text of a commitment, bound to the rule documents it commits to (R28). A draft until it is published;
/// then it never changes. `needs_renewal`: who signed an earlier text must sign this one; without, it is editorial and
/// signatures of the text before stay good.
struct CommitmentText {
  Id<CommitmentText> id;
  int number = 0;
  std::string body;
  std::string change_note;  ///< what differs from the text before; empty for the first
  bool needs_renewal = true;
  std::optional<Date> due_on;  ///< until when to sign
  std::optional<Instant> published_at;
  std::string published_by;
  Digest body_hash{};  ///< of a published one: SHA-256 of its number, title and body
  std::vector<Id<Document>> rules;
};

/// Units whose people must sign, with all units below them, from a day up to, not including, another.
struct ParticipatingUnit {
  Id<Organisation> organisation;
  std::string path;
  std::string name;
  Date from_on;
  std::optional<Date> to_on;
  [[nodiscard]] bool holds_on(Date day) const { return from_on <= day && (!to_on || day < *to_on); }
};

/// Bản cam kết: what each person of the participating units of a campaign signs (R27). Invariants: texts are numbered
/// from 1; at most the newest is a draft; `renewal_number` ≤ `current_number`.
struct Commitment {
  Id<Commitment> id;
  std::int64_t version = 1;
  Id<Campaign> campaign;
  Id<Organisation> organisation;
  std::string title;
  int current_number = 0;        ///< the newest published text; 0: nothing to sign yet
  int renewal_number = 0;        ///< signatures of texts before this one are outdated
  std::optional<Date> ended_on;  ///< no more signatures from then on

  [[nodiscard]] bool is_published() const { return current_number > 0; }
  [[nodiscard]] bool may_be_signed_on(Date day) const { return is_published() && (!ended_on || day < *ended_on); }
};

/// What is typed for a commitment and its next text.
struct CommitmentDraft {
  std::string title;
  std::string body;
  std::string change_note;
  std::optional<Date> due_on;
  std::vector<Id<Document>> rules;
};

/// Whether a draft may stand. Every fault names its field.
std::expected<CommitmentDraft, std::vector<FieldError>> decide_draft(CommitmentDraft draft);

/// A draft becomes the text to be signed: only with rules to commit to and somebody to sign it; a first text always
/// asks for signatures; the due day is not over.
struct PublicationFacts {
  bool has_participants = false;
  bool is_campaign_open = true;
  Date today;
};
std::expected<CommitmentText, Refusal> decide_publication(const Commitment& commitment, CommitmentText draft,
                                                          bool needs_renewal, const PublicationFacts& facts);

/// What a text's hash is made of, so that a signed copy can be shown to be of this very text.
Digest hash_of_text(std::string_view title, const CommitmentText& text);

/// True if a path lies in one of the units that take part on that day.
bool takes_part(const std::vector<ParticipatingUnit>& units, std::string_view path, Date day);

}  // namespace vx
