#include "people/person_store.h"

#include "base/text.h"
#include "db/bulk_insert.h"
#include "people/search_terms.h"
#include "web/json.h"

namespace vx {
namespace {

/// What the audit keeps as a hash: the whole record, so that a later dispute can be settled.
std::string facts_text(PersonSeal& seal, const PersonFacts& facts) {
  return json_object({{"name", facts.name},
                      {"birth_date", facts.birth_date},
                      {"sex", code_of(facts.sex)},
                      {"phone", facts.phone},
                      {"email", facts.email},
                      {"id_number", facts.id_number.empty() ? "" : hex(seal.hash(facts.id_number))},
                      {"residence", facts.residence},
                      {"residence_address", facts.residence_address}})
      .str();
}

/// "phone, email": names only.
std::string changed_fields(const PersonFacts& before, const PersonFacts& after) {
  std::string names;
  auto compare = [&](std::string_view name, bool same) {
    if (!same) names += (names.empty() ? "" : ", ") + std::string(name);
  };
  compare("name", before.name == after.name);
  compare("birth_date", before.birth_date == after.birth_date);
  compare("sex", before.sex == after.sex);
  compare("phone", before.phone == after.phone);
  compare("email", before.email == after.email);
  compare("id_number", before.id_number == after.id_number);
  compare("residence", before.residence == after.residence && before.residence_address == after.residence_address);
  return names;
}

void insert_terms(WriteTx& tx, Id<Person> id, std::string_view folded, const std::string& key) {
  BulkInsert rows(tx, "insert into person_term (term, sort_key, person_id) values ", 3);
  for (std::string& term : search_terms(folded)) rows.add({rows.keep(std::move(term)), as_bytes(key), id});
  rows.flush();
}

void delete_terms(WriteTx& tx, Id<Person> id, std::string_view name) {
  const std::string key = person_collation_key(name);
  for (const std::string& term : search_terms(fold_words(name)))
    tx.execute("delete from person_term where term = $1 and sort_key = $2 and person_id = $3",
               {term, as_bytes(key), id});
}

/// The sealed number and its hash as parameters; NULL without one.
struct SealedNumber {
  SealedNumber(PersonSeal& seal, const std::string& number) : sealed(seal.seal(number)) {
    if (!number.empty()) hash = seal.hash(number);
  }
  [[nodiscard]] std::optional<Bytes> bytes() const {
    return sealed.empty() ? std::nullopt : std::optional(as_bytes(sealed));
  }
  std::string sealed;
  std::optional<Digest> hash;
};

}  // namespace

PersonFacts get_facts_unscoped(ReadTx& tx, PersonSeal& seal, Id<Person> id) {
  auto found = tx.find(
      "select name, birth_date, sex, phone, email, id_number_sealed, residence_area_id, residence_address from person "
      "where id = $1",
      {id}, [&](const Row& row) {
        PersonFacts facts;
        facts.name = row.get<std::string>(0);
        facts.birth_date = row.get<std::optional<PartialDate>>(1);
        facts.sex = sex_of(row.text(2)).value_or(Sex::Unknown);
        facts.phone = row.get<std::string>(3);
        facts.email = row.get<std::string>(4);
        facts.id_number = std::string(as_text(row.bytes(5)));
        facts.residence = row.get<Id<Area>>(6);
        facts.residence_address = row.get<std::string>(7);
        return facts;
      });
  if (!found) throw Problem(ProblemCode::NotFound);
  found->id_number = seal.unseal(found->id_number);
  return std::move(*found);
}

bool has_id_number(ReadTx& tx, Id<Person> id) {
  return tx.count("select count(*) from person where id = $1 and id_number_hash is not null", {id}) > 0;
}

Id<Person> insert_person(WriteTx& tx, PersonSeal& seal, const PersonFacts& facts, bool is_demo,
                         std::string_view action) {
  const std::string key = person_collation_key(facts.name), folded = fold_words(facts.name);
  const SealedNumber number(seal, facts.id_number);
  auto id = tx.insert<Person>(
      "insert into person (name, birth_date, sex, phone, email, id_number_sealed, id_number_hash, residence_area_id, "
      "residence_address, folded, sort_key, state, is_demo, version, created_at) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'active', $12, 1, $13) returning id",
      {facts.name, facts.birth_date, code_of(facts.sex), facts.phone, facts.email, number.bytes(), number.hash,
       facts.residence, facts.residence_address, folded, as_bytes(key), is_demo, tx.now()});
  insert_terms(tx, id, folded, key);
  note_person_change(tx, id, action, "", "", facts_text(seal, facts));
  return id;
}

void update_person(WriteTx& tx, PersonSeal& seal, const Person& before, const PersonFacts& after,
                   std::string_view action) {
  const PersonFacts old = get_facts_unscoped(tx, seal, before.id);
  const std::string key = person_collation_key(after.name), folded = fold_words(after.name);
  const SealedNumber number(seal, after.id_number);
  const std::int64_t changed = tx.execute(
      "update person set name = $3, birth_date = $4, sex = $5, phone = $6, email = $7, id_number_sealed = $8, "
      "id_number_hash = $9, residence_area_id = $10, residence_address = $11, folded = $12, sort_key = $13, "
      "version = version + 1 where id = $1 and version = $2",
      {before.id, before.version, after.name, after.birth_date, code_of(after.sex), after.phone, after.email,
       number.bytes(), number.hash, after.residence, after.residence_address, folded, as_bytes(key)});
  if (changed == 0) throw Problem(ProblemCode::Conflict);
  if (old.name != after.name) {
    delete_terms(tx, before.id, old.name);
    if (before.state != PersonState::Merged) insert_terms(tx, before.id, folded, key);
  }
  note_person_change(tx, before.id, action, changed_fields(old, after), facts_text(seal, old), facts_text(seal, after));
}

void set_person_state(WriteTx& tx, Id<Person> id, PersonState state) {
  tx.execute("update person set state = $2, version = version + 1 where id = $1 and state <> $2", {id, code_of(state)});
}

void note_person_change(WriteTx& tx, Id<Person> id, std::string_view action, std::string_view note, std::string before,
                        std::string after) {
  tx.execute(
      "insert into person_change (person_id, changed_at, account_id, actor, action, note) values ($1, $2, $3, $4, $5, "
      "$6)",
      {id, tx.now(), tx.actor().account, tx.actor().name, action, note});
  tx.record({.action = std::string(action),
             .subject = fmt::format("person/{}", id.value),
             .before = std::move(before),
             .after = std::move(after),
             .note = std::string(note)});
}

std::vector<PersonChange> list_person_changes(ReadTx& tx, Id<Person> id, int limit) {
  return tx.list(fmt::format("select changed_at, actor, action, note from person_change where person_id = $1 order by "
                             "id desc limit {}",
                             limit),
                 {id}, [](const Row& row) {
                   return PersonChange{row.get<Instant>(0), row.get<std::string>(1), row.get<std::string>(2),
                                       row.get<std::string>(3)};
                 });
}

}  // namespace vx
