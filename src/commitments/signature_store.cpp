#include "commitments/signature_store.h"

#include "commitments/count_store.h"
#include "documents/document.h"

namespace vx {
namespace {

constexpr std::string_view signature_columns =
    "select id, commitment_id, text_id, number, person_id, organisation_id, person_name, position, organisation_name, "
    "manner, signed_at, received_at, record_id, secret, voided_at from commitment_signature ";

Signature signature_of(const Row& row) {
  Signature signature;
  signature.id = row.get<Id<Signature>>(0);
  signature.commitment = row.get<Id<Commitment>>(1);
  signature.text = row.get<Id<CommitmentText>>(2);
  signature.number = row.get<int>(3);
  signature.person = row.get<Id<Person>>(4);
  signature.organisation = row.get<Id<Organisation>>(5);
  signature.person_name = row.get<std::string>(6);
  signature.position = row.get<std::string>(7);
  signature.organisation_name = row.get<std::string>(8);
  signature.manner = manner_of(row.text(9));
  signature.signed_at = row.get<Instant>(10);
  signature.received_at = row.get<Instant>(11);
  signature.record = row.get<std::optional<std::int64_t>>(12).value_or(0);
  signature.secret = row.get<std::string>(13);
  signature.voided_at = row.get<std::optional<Instant>>(14);
  return signature;
}

int renewal_number_of(ReadTx& tx, Id<Commitment> id) {
  return tx
      .find("select renewal_number from commitment where id = $1", {id}, [](const Row& row) { return row.get<int>(0); })
      .value_or(0);
}

/// Moves the person from one standing to another in the counts of the unit where the person works today.
void recount_person(WriteTx& tx, Id<Commitment> id, Id<Person> person, Standing before, Standing after) {
  const auto place = find_workplace_unit(tx, person, tx.today());
  if (!place || !takes_part(list_participating_units(tx, id, tx.today()), place->path, tx.today())) return;
  StandingCounts delta = count_one(after);
  delta -= count_one(before);
  shift_counts(tx, id, place->organisation, delta);
}

}  // namespace

std::optional<SigningContext> find_signing_context(ReadTx& tx, Id<Commitment> id, int number) {
  auto context = tx.find(
      "select t.id, c.renewal_number, c.current_number, c.ended_on, k.state, t.published_at from commitment c join "
      "campaign k on k.id = c.campaign_id left join commitment_text t on t.commitment_id = c.id and t.number = $2 and "
      "t.published_at is not null where c.id = $1",
      {id, number}, [&](const Row& row) {
        SigningContext found;
        found.commitment = id;
        found.text = row.get<Id<CommitmentText>>(0);
        found.number = number;
        found.renewal_number = row.get<int>(1);
        const auto ended_on = row.get<std::optional<Date>>(3);
        found.may_be_signed = row.get<int>(2) > 0 && (!ended_on || tx.today() < *ended_on) && row.text(4) != "closed";
        found.published_at = row.get<std::optional<Instant>>(5).value_or(Instant{});
        return found;
      });
  if (context) context->units = list_participating_units(tx, id, tx.today());
  return context;
}

std::optional<StoredStanding> find_stored_standing(ReadTx& tx, Id<Commitment> id, Id<Person> person) {
  return tx.find(
      "select state, number, signature_id from commitment_standing where commitment_id = $1 and person_id = $2",
      {id, person}, [](const Row& row) {
        return StoredStanding{row.get<std::string>(0), row.get<int>(1), row.get<Id<Signature>>(2)};
      });
}

std::optional<Signature> find_signature_of_text(ReadTx& tx, const SigningContext& context, Id<Person> person) {
  return tx.find(std::string(signature_columns) +
                     "where commitment_id = $1 and person_id = $2 and text_id = $3 and voided_at is null",
                 {context.commitment, person, context.text}, signature_of);
}

std::optional<Signature> find_signature(ReadTx& tx, Id<Signature> id) {
  return tx.find(std::string(signature_columns) + "where id = $1", {id}, signature_of);
}

std::vector<Signature> list_signatures(ReadTx& tx, Id<Commitment> id, Id<Person> person) {
  return tx.list(std::string(signature_columns) +
                     "where commitment_id = $1 and (person_id = $2 or person_id in (select id from person where "
                     "merged_into = $2)) order by id desc",
                 {id, person}, signature_of);
}

Signature insert_signature(WriteTx& tx, const SigningContext& context, const Workplace& signer, Manner manner,
                           Instant signed_at, std::int64_t record) {
  Signature signature{.id = {},
                      .commitment = context.commitment,
                      .text = context.text,
                      .number = context.number,
                      .person = signer.person,
                      .organisation = signer.organisation,
                      .person_name = signer.person_name,
                      .position = signer.position,
                      .organisation_name = signer.organisation_name,
                      .manner = manner,
                      .signed_at = signed_at,
                      .received_at = tx.now(),
                      .record = record,
                      .secret = make_signature_secret(),
                      .voided_at = {}};
  signature.id = tx.insert<Signature>(
      "insert into commitment_signature (commitment_id, text_id, number, person_id, organisation_id, person_name, "
      "position, organisation_name, manner, signed_at, received_at, record_id, secret) values ($1, $2, $3, $4, $5, $6, "
      "$7, $8, $9, $10, $11, $12, $13) returning id",
      {signature.commitment, signature.text, signature.number, signature.person, signature.organisation,
       signature.person_name, signature.position, signature.organisation_name, code_of(manner), signature.signed_at,
       signature.received_at, record == 0 ? std::optional<std::int64_t>() : std::optional(record), signature.secret});
  const auto stored = find_stored_standing(tx, context.commitment, signer.person);
  const Standing before = standing_of(stored, context.renewal_number);
  if (stored && stored->state == "signed" && stored->number >= context.number) return signature;
  const StoredStanding now{"signed", context.number, signature.id};
  tx.execute(
      "insert into commitment_standing (commitment_id, person_id, state, number, signature_id) values ($1, $2, "
      "'signed', $3, $4) on conflict (commitment_id, person_id) do update set state = 'signed', number = $3, "
      "signature_id = $4",
      {context.commitment, signer.person, context.number, signature.id});
  StandingCounts delta = count_one(standing_of(now, context.renewal_number));
  delta -= count_one(before);
  shift_counts(tx, context.commitment, signer.organisation, delta);
  return signature;
}

void void_signatures(WriteTx& tx, Id<Commitment> id, Id<Person> person, std::string_view state) {
  const Standing before = standing_of(find_stored_standing(tx, id, person), renewal_number_of(tx, id));
  tx.execute(
      "update commitment_signature set voided_at = $1 where commitment_id = $2 and person_id = $3 and voided_at is "
      "null",
      {tx.now(), id, person});
  tx.execute("delete from commitment_standing where commitment_id = $1 and person_id = $2", {id, person});
  if (!state.empty())
    tx.execute("insert into commitment_standing (commitment_id, person_id, state, number) values ($1, $2, $3, 0)",
               {id, person, state});
  recount_person(tx, id, person, before, state.empty() ? Standing::Missing : Standing::Withdrawn);
}

void void_signature(WriteTx& tx, const Signature& signature) {
  const int renewal = renewal_number_of(tx, signature.commitment);
  const Standing before = standing_of(find_stored_standing(tx, signature.commitment, signature.person), renewal);
  tx.execute("update commitment_signature set voided_at = $1 where id = $2 and voided_at is null",
             {tx.now(), signature.id});
  tx.execute("delete from commitment_standing where commitment_id = $1 and person_id = $2",
             {signature.commitment, signature.person});
  tx.execute(
      "insert into commitment_standing (commitment_id, person_id, state, number, signature_id) select commitment_id, "
      "person_id, 'signed', number, id from commitment_signature where commitment_id = $1 and person_id = $2 and "
      "voided_at is null order by number desc limit 1",
      {signature.commitment, signature.person});
  const Standing after = standing_of(find_stored_standing(tx, signature.commitment, signature.person), renewal);
  recount_person(tx, signature.commitment, signature.person, before, after);
}

void restate(WriteTx& tx, Id<Commitment> id, Id<Person> person) {
  tx.execute("delete from commitment_standing where commitment_id = $1 and person_id = $2 and state = 'signed'",
             {id, person});
  tx.execute(
      "insert into commitment_standing (commitment_id, person_id, state, number, signature_id) select commitment_id, "
      "$2, 'signed', number, id from commitment_signature where commitment_id = $1 and voided_at is null and "
      "(person_id "
      "= $2 or person_id in (select id from person where merged_into = $2)) order by number desc, id desc limit 1 on "
      "conflict (commitment_id, person_id) do update set state = 'signed', number = excluded.number, signature_id = "
      "excluded.signature_id",
      {id, person});
}

std::vector<OwnCommitment> list_own_commitments(ReadTx& tx, Id<Person> person) {
  const auto place = find_workplace_unit(tx, person, tx.today());
  if (!place) return {};
  std::vector<OwnCommitment> list;
  // The units above somebody are few, and so are the commitments that each takes part in.
  const auto ids = tx.list(
      "select distinct c.id from commitment c join campaign k on k.id = c.campaign_id join commitment_unit u on "
      "u.commitment_id = c.id join organisation uo on uo.id = u.organisation_id where c.current_number > 0 and k.state "
      "<> 'closed' and (c.ended_on is null or c.ended_on > $2) and u.from_on <= $2 and (u.to_on is null or u.to_on > "
      "$2) and substr($1, 1, length(uo.path)) = uo.path order by c.id",
      {place->path, tx.today()}, [](const Row& row) { return row.get<Id<Commitment>>(0); });
  for (const Id<Commitment> id : ids) {
    OwnCommitment own{
        .record = find_commitment(tx, id).value(), .due_on = {}, .signature = {}, .signed_at = {}, .rules = {}};
    const auto text = find_text(tx, id, own.record.commitment.current_number);
    own.due_on = text->due_on;
    for (const RuleDocument& rule : list_rules(tx, text->id)) own.rules.push_back(rule.number);
    const auto stored = find_stored_standing(tx, id, person);
    own.standing = standing_of(stored, own.record.commitment.renewal_number);
    if (own.standing == Standing::Absent) own.standing = Standing::Missing;  // the person is here, as it seems
    if (stored && stored->signature) {
      own.signature = stored->signature;
      if (const auto signature = find_signature(tx, stored->signature)) own.signed_at = signature->signed_at;
    }
    list.push_back(std::move(own));
  }
  std::ranges::sort(list, {}, [](const OwnCommitment& own) {
    return std::pair(own.standing == Standing::Signed, own.record.commitment.id);
  });
  return list;
}

}  // namespace vx
