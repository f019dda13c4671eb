#pragma once
#include <optional>
#include <string>
#include <vector>

#include "commitments/commitment_store.h"
#include "commitments/coverage.h"
#include "commitments/signature.h"
#include "commitments/workplace.h"

namespace vx {

/// What a signature of one text needs to be decided and stored, read once for a whole room.
struct SigningContext {
  Id<Commitment> commitment;
  Id<CommitmentText> text;  ///< none: there is no such published text
  int number = 0;
  int renewal_number = 0;
  bool may_be_signed = false;
  Instant published_at;
  std::vector<ParticipatingUnit> units;
};
std::optional<SigningContext> find_signing_context(ReadTx& tx, Id<Commitment> id, int number);

std::optional<StoredStanding> find_stored_standing(ReadTx& tx, Id<Commitment> id, Id<Person> person);
/// The valid signature of this very text.
std::optional<Signature> find_signature_of_text(ReadTx& tx, const SigningContext& context, Id<Person> person);
std::optional<Signature> find_signature(ReadTx& tx, Id<Signature> id);
/// Of one person, newest first; void ones too.
std::vector<Signature> list_signatures(ReadTx& tx, Id<Commitment> id, Id<Person> person);

/// Stores the signature, the standing that comes of it and the unit's counts. The caller has decided that it may be.
Signature insert_signature(WriteTx& tx, const SigningContext& context, const Workplace& signer, Manner manner,
                           Instant signed_at, std::int64_t record);
/// The person's valid signatures of the commitment are void from now on; stands as `state` says ("" = has not signed).
void void_signatures(WriteTx& tx, Id<Commitment> id, Id<Person> person, std::string_view state);
/// One of them was recorded by mistake: the person stands as the others say.
void void_signature(WriteTx& tx, const Signature& signature);

/// The standing anew from the signatures of the person and of records merged into this one; the counts are the
/// caller's.
void restate(WriteTx& tx, Id<Commitment> id, Id<Person> person);

/// What waits for somebody: a commitment that asks for a signature.
struct OwnCommitment {
  CommitmentRecord record;
  std::optional<Date> due_on;
  Standing standing = Standing::Missing;
  Id<Signature> signature;
  std::optional<Instant> signed_at;
  std::vector<std::string> rules;  ///< numbers of the documents
};
/// All commitments that ask the person, most urgent first: those to be signed, then those signed.
std::vector<OwnCommitment> list_own_commitments(ReadTx& tx, Id<Person> person);

}  // namespace vx
