#include "base/text.h"
#include "db/bulk_insert.h"
#include "people/duplicate_store.h"
#include "people/person_import.h"
#include "people/search_terms.h"

namespace vx {
namespace {

using What = PersonStep::What;
constexpr std::size_t people_at_once = 200;

/// The membership with which somebody belongs to that unit in that way today.
const Membership* find_same(std::span<const Membership> stored, const Membership& wanted, Date today) {
  for (const Membership& one : stored)
    if (one.organisation == wanted.organisation && one.is_main == wanted.is_main && one.holds_on(today)) return &one;
  return nullptr;
}

/// The employment that began on the very day from which the row wants another one: it was written wrongly.
const Membership* find_same_day(std::span<const Membership> stored, const Membership& wanted) {
  for (const Membership& one : stored)
    if (one.is_main && wanted.is_main && one.valid_from == wanted.valid_from && !one.valid_to) return &one;
  return nullptr;
}

/// True if the row says something about the employment that is not so.
bool changes_membership(std::span<const Membership> stored, const PersonStep& step, Date today) {
  if (!step.wanted.membership) return false;
  const Membership& wanted = *step.wanted.membership;
  const Membership* same = find_same(stored, wanted, today);
  if (!same) return true;
  const bool has_other_position = !wanted.position.empty() && wanted.position != same->position;
  return has_other_position || (!wanted.position.empty() && wanted.rank != same->rank);
}

/// New people in few statements. One audit line says it for all of them (apply_person_import).
class PeopleWriter {
 public:
  PeopleWriter(WriteTx& tx, PersonSeal& seal, const PeopleHooks& hooks)
      : tx_(tx),
        seal_(seal),
        hooks_(hooks),
        terms_(tx, "insert into person_term (term, sort_key, person_id) values ", 3),
        memberships_(tx,
                     "insert into membership (person_id, organisation_id, kind, position, rank, valid_from, valid_to, "
                     "is_main) values ",
                     8),
        changes_(tx, "insert into person_change (person_id, changed_at, account_id, actor, action, note) values ", 6) {}

  void add(const ImportedPerson& wanted) {
    batch_.push_back(&wanted);
    if (batch_.size() == people_at_once) flush_people();
  }
  std::vector<std::pair<int, Id<Person>>> finish() {
    flush_people();
    terms_.flush();
    memberships_.flush();
    changes_.flush();
    for (const Move& move : moves_)
      for (const auto& hear : hooks_.moved) hear(tx_, move);
    return std::move(ids_);
  }

 private:
  struct Kept {
    std::string folded, key, sealed;
    std::optional<Digest> hash;
  };

  void flush_people() {
    if (batch_.empty()) return;
    std::vector<Kept> kept;
    for (const ImportedPerson* one : batch_) {
      const PersonFacts& facts = one->facts;
      Kept& made = kept.emplace_back(
          Kept{fold_words(facts.name), person_collation_key(facts.name), seal_.seal(facts.id_number), {}});
      if (!facts.id_number.empty()) made.hash = seal_.hash(facts.id_number);
    }
    std::vector<std::int64_t> ids = insert_people(kept);
    check(ids.size() == batch_.size(), "each inserted person has an id");
    for (std::size_t i = 0; i < ids.size(); ++i) add_parts(*batch_[i], kept[i], {ids[i]});
    // What the parts borrow goes with `kept`.
    terms_.flush();
    memberships_.flush();
    batch_.clear();
  }

  std::vector<std::int64_t> insert_people(const std::vector<Kept>& kept) {
    std::string sql =
        "insert into person (name, birth_date, sex, phone, email, id_number_sealed, id_number_hash, residence_area_id, "
        "residence_address, folded, sort_key, state, is_demo, version, created_at) values ";
    std::vector<Param> params;
    constexpr int columns = 12;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const PersonFacts& facts = batch_[i]->facts;
      std::optional<Bytes> sealed, hash;
      if (kept[i].hash) sealed = as_bytes(kept[i].sealed), hash = Bytes(*kept[i].hash);
      for (Param param : std::initializer_list<Param>{
               facts.name, facts.birth_date, code_of(facts.sex), facts.phone, facts.email, sealed, hash,
               facts.residence, facts.residence_address, kept[i].folded, as_bytes(kept[i].key), tx_.now()})
        params.push_back(std::move(param));
      sql += i == 0 ? "(" : ",(";
      for (int column = 1; column <= columns; ++column)
        sql += fmt::format("{}{}${}", column == 1 ? "" : ",", column == columns ? "'active',0,1," : "",
                           static_cast<int>(i) * columns + column);
      sql += ")";
    }
    return tx_.list(sql + " returning id", params, [](const Row& row) { return row.integer(0); });
  }

  void add_parts(const ImportedPerson& wanted, const Kept& kept, Id<Person> id) {
    for (std::string& term : search_terms(kept.folded))
      terms_.add({terms_.keep(std::move(term)), as_bytes(kept.key), id});
    changes_.add({id, tx_.now(), tx_.actor().account, tx_.actor().name, "people.import_create", ""});
    ids_.emplace_back(wanted.row, id);
    if (!wanted.membership) return;
    const Membership& one = *wanted.membership;
    memberships_.add({id, one.organisation, code_of(one.kind), one.position, code_of(one.rank), one.valid_from,
                      one.valid_to, one.is_main});
    if (one.is_main) moves_.push_back({id, {}, one.organisation, one.valid_from});
  }

  WriteTx& tx_;
  PersonSeal& seal_;
  const PeopleHooks& hooks_;
  BulkInsert terms_, memberships_, changes_;
  std::vector<const ImportedPerson*> batch_;
  std::vector<Move> moves_;
  std::vector<std::pair<int, Id<Person>>> ids_;
};

void update_membership(WriteTx& tx, const PeopleHooks& hooks, const PersonStep& step) {
  const std::vector<Membership> stored = list_memberships(tx, step.existing);
  if (!changes_membership(stored, step, tx.today())) return;
  Membership wanted = *step.wanted.membership;
  wanted.person = step.existing;
  const Membership* same = find_same(stored, wanted, tx.today());
  if (same && !step.wanted.has_valid_from) {  // no day from which it holds: it was written wrongly
    tx.execute("update membership set position = $2, rank = $3 where id = $1",
               {same->id, wanted.position, code_of(wanted.rank)});
    note_person_change(tx, step.existing, "people.import_update", "membership");
    return;
  }
  if (const Membership* wrong = find_same_day(stored, wanted)) {
    tx.execute("update membership set organisation_id = $2, position = $3, rank = $4, kind = $5 where id = $1",
               {wrong->id, wanted.organisation, wanted.position, code_of(wanted.rank), code_of(wanted.kind)});
    note_person_change(tx, step.existing, "people.import_update", "membership");
    for (const auto& hear : hooks.moved)
      hear(tx, {step.existing, wrong->organisation, wanted.organisation, wanted.valid_from});
    return;
  }
  auto plan = decide_membership(stored, wanted, tx.today());
  check(plan.has_value(), "an import was checked before it is written");
  apply_membership(tx, hooks, *plan);
}

void update_stored(WriteTx& tx, PersonSeal& seal, const PeopleHooks& hooks, const PersonStep& step) {
  const PersonFacts stored = get_facts_unscoped(tx, seal, step.existing);
  const PersonFacts after = merge_facts(stored, step.wanted.facts);
  if (after != stored) update_person(tx, seal, get_person(tx, step.existing), after, "people.import_update");
  update_membership(tx, hooks, step);
}

}  // namespace

PersonFacts merge_facts(PersonFacts stored, const PersonFacts& wanted) {
  if (fold_words(wanted.name) != fold_words(stored.name) || stored.name.empty()) stored.name = wanted.name;
  const bool is_more =
      wanted.birth_date && (!stored.birth_date || stored.birth_date->day == 0 || wanted.birth_date->day != 0);
  if (is_more) stored.birth_date = wanted.birth_date;
  if (wanted.sex != Sex::Unknown) stored.sex = wanted.sex;
  if (!wanted.phone.empty()) stored.phone = wanted.phone;
  if (!wanted.email.empty()) stored.email = wanted.email;
  if (!wanted.id_number.empty()) stored.id_number = wanted.id_number;
  if (wanted.residence) stored.residence = wanted.residence;
  if (!wanted.residence_address.empty()) stored.residence_address = wanted.residence_address;
  return stored;
}

void plan_updates(ReadTx& tx, PersonSeal& seal, PersonImport& import) {
  for (PersonStep& step : import.steps) {
    if (step.what != What::Update) continue;
    const PersonFacts stored = get_facts_unscoped(tx, seal, step.existing);
    const std::vector<Membership> memberships = list_memberships(tx, step.existing);
    const bool moves = changes_membership(memberships, step, tx.today());
    if (moves) {
      Membership wanted = *step.wanted.membership;
      wanted.person = step.existing;
      const bool corrects = (find_same(memberships, wanted, tx.today()) && !step.wanted.has_valid_from) ||
                            find_same_day(memberships, wanted);
      auto plan = decide_membership(memberships, wanted, tx.today());
      if (!corrects && !plan) import.problems.push_back({step.wanted.row, "", plan.error()});
    }
    if (!moves && merge_facts(stored, step.wanted.facts) == stored) step.what = What::Nothing;
  }
}

void apply_person_import(WriteTx& tx, PersonSeal& seal, const PeopleHooks& hooks, const PersonImport& import,
                         const ImportSettings& settings) {
  check(import.problems.empty(), "an import with problems is not written");
  check(std::ranges::none_of(import.questions,
                             [](const ImportQuestion& one) { return one.decision == ImportDecision::None; }),
        "an import with open questions is not written");
  PeopleWriter writer(tx, seal, hooks);
  std::int64_t done = 0;
  for (const PersonStep& step : import.steps) {
    if (step.what == What::Create) writer.add(step.wanted);
    if (step.what == What::Update) update_stored(tx, seal, hooks, step);
    if (++done % 1000 == 0) settings.progress(done, static_cast<std::int64_t>(import.steps.size()));
  }
  std::map<int, Id<Person>> made;
  for (auto [row, id] : writer.finish()) made[row] = id;
  for (const ImportQuestion& question : import.questions) {
    if (question.decision != ImportDecision::Different || !made.contains(question.row)) continue;
    const Id<Person> other = question.person ? question.person : made[question.other_row];
    if (other) set_different(tx, made[question.row], other);
  }
  tx.record({.action = "people.import",
             .subject = "people",
             .note = fmt::format("{} created, {} changed", import.count(What::Create), import.count(What::Update))});
}

}  // namespace vx
