#include "people/duplicate_store.h"

#include <cstring>
#include <set>

#include "base/text.h"
#include "people/person_access.h"

namespace vx {
namespace {

/// A sealed number is nonce (24), number and tag (16): so long is one of 9 or 12 digits.
constexpr std::size_t seal_overhead = 40;
/// More of one name and year are too many to ask about one by one; they need more than that in common.
constexpr int same_name_max = 200;

constexpr std::string_view traits_columns =
    "p.id, p.name, p.folded, p.birth_date, p.sex, p.phone, p.id_number_hash, p.id_number_sealed, (select "
    "max(m.organisation_id) from membership m where m.person_id = p.id and m.valid_to is null and m.is_main = 1)";

std::uint64_t short_hash(Bytes digest) {
  std::uint64_t value = 0;
  if (digest.size() >= sizeof value) std::memcpy(&value, digest.data(), sizeof value);
  return value;
}

PersonTraits read_traits(const Row& row) {
  PersonTraits traits;
  traits.id = row.integer(0);
  traits.name = lower(row.text(1));
  traits.folded = row.get<std::string>(2);
  traits.birth_date = row.get<std::optional<PartialDate>>(3);
  traits.sex = sex_of(row.text(4)).value_or(Sex::Unknown);
  traits.phone = row.get<std::string>(5);
  traits.id_number = short_hash(row.bytes(6));
  const std::size_t sealed = row.bytes(7).size();
  traits.id_digits = sealed > seal_overhead ? static_cast<int>(sealed - seal_overhead) : 0;
  traits.unit = row.is_null(8) ? 0 : row.integer(8);
  return traits;
}

/// How many bear the very name, up to a bound above which the difference says nothing.
std::int64_t count_name(ReadTx& tx, std::string_view folded) {
  return std::max<std::int64_t>(
      1, tx.count("select count(*) from (select 1 from person where folded = $1 limit 5000) as bearers", {folded}));
}

}  // namespace

PersonTraits traits_of(PersonSeal& seal, const PersonFacts& facts, std::int64_t unit) {
  PersonTraits traits;
  traits.name = lower(facts.name);
  traits.folded = fold_words(facts.name);
  traits.birth_date = facts.birth_date;
  traits.sex = facts.sex;
  traits.phone = facts.phone;
  traits.unit = unit;
  if (!facts.id_number.empty()) {
    traits.id_number = short_hash(seal.hash(facts.id_number));
    traits.id_digits = static_cast<int>(facts.id_number.size());
  }
  return traits;
}

std::int64_t count_recorded(ReadTx& tx) { return tx.count("select coalesce(max(id), 1) from person", {}); }

PersonTraits get_traits(ReadTx& tx, Id<Person> id) {
  auto found = tx.find(fmt::format("select {} from person p where p.id = $1", traits_columns), {id}, read_traits);
  if (!found) throw Problem(ProblemCode::NotFound);
  return std::move(*found);
}

std::vector<StoredCandidate> find_candidates(ReadTx& tx, const PersonTraits& traits,
                                             const std::optional<Digest>& id_number) {
  std::map<std::int64_t, PersonTraits> others;
  auto collect = [&](std::string_view where, std::initializer_list<Param> params) {
    tx.each(fmt::format("select {} from person p where p.state <> 'merged' and {} limit {}", traits_columns, where,
                        same_name_max),
            params, [&](const Row& row) {
              PersonTraits other = read_traits(row);
              if (other.id != traits.id) others.try_emplace(other.id, std::move(other));
            });
  };
  if (traits.id != 0) collect("p.id_number_hash = (select id_number_hash from person where id = $1)", {traits.id});
  if (id_number) collect("p.id_number_hash = $1", {*id_number});
  if (!traits.phone.empty()) collect("p.phone = $1 and p.phone <> ''", {traits.phone});
  if (traits.birth_date)
    collect("p.folded = $1 and (p.birth_date is null or substr(p.birth_date, 1, 4) = $2)",
            {traits.folded, std::string_view(traits.birth_date->iso()).substr(0, 4)});
  else
    collect("p.folded = $1", {traits.folded});
  const std::int64_t total = count_recorded(tx);
  const std::int64_t bearers = count_name(tx, traits.folded);
  std::vector<StoredCandidate> found;
  for (auto& [id, other] : others) {
    Comparison compared = compare_people(traits, other, {total, bearers});
    if (compared.likeness != Likeness::Different)
      found.push_back({{id}, find_person(tx, {id})->name, std::move(compared)});
  }
  std::ranges::sort(found, std::greater{}, [](const StoredCandidate& one) { return one.comparison.bits; });
  return found;
}

std::vector<PersonTraits> list_traits_like(ReadTx& tx, const std::vector<PersonTraits>& wanted,
                                           const std::vector<Digest>& id_numbers) {
  constexpr std::size_t at_once = 200;
  std::map<std::int64_t, PersonTraits> found;
  std::vector<Param> params;
  auto ask = [&](std::string_view column) {
    if (params.empty()) return;
    std::string list;
    for (std::size_t i = 1; i <= params.size(); ++i) list += fmt::format("{}${}", i == 1 ? "" : ",", i);
    tx.each(fmt::format("select {} from person p where p.state <> 'merged' and p.{} in ({}){}", traits_columns, column,
                        list, column == "phone" ? " and p.phone <> ''" : ""),
            params, [&](const Row& row) {
              PersonTraits other = read_traits(row);
              found.try_emplace(other.id, std::move(other));
            });
    params.clear();
  };
  std::set<std::string_view> names, phones;
  for (const PersonTraits& one : wanted) {
    names.insert(one.folded);
    if (!one.phone.empty()) phones.insert(one.phone);
  }
  auto ask_all = [&](std::string_view column, const auto& values) {
    for (const auto& value : values) {
      params.emplace_back(value);
      if (params.size() == at_once) ask(column);
    }
    ask(column);
  };
  ask_all("folded", names);
  ask_all("phone", phones);
  ask_all("id_number_hash", id_numbers);
  std::vector<PersonTraits> list;
  list.reserve(found.size());
  for (auto& [id, traits] : found) list.push_back(std::move(traits));
  return list;
}

void queue_for_duplicates(WriteTx& tx, Id<Person> id) {
  tx.execute("insert into duplicate_todo (person_id) values ($1) on conflict do nothing", {id});
}

std::int64_t work_off_duplicates(WriteTx& tx, int limit) {
  auto waiting = tx.list(fmt::format("select person_id from duplicate_todo order by person_id limit {}", limit), {},
                         [](const Row& row) { return row.get<Id<Person>>(0); });
  for (Id<Person> id : waiting) {
    auto person = find_person(tx, id);
    if (person && person->state != PersonState::Merged)
      for (const StoredCandidate& one : find_candidates(tx, get_traits(tx, id)))
        insert_candidate(tx, id, one.person, one.comparison);
    tx.execute("delete from duplicate_todo where person_id = $1", {id});
  }
  return static_cast<std::int64_t>(waiting.size());
}

void insert_candidate(WriteTx& tx, Id<Person> a, Id<Person> b, const Comparison& comparison) {
  if (b < a) std::swap(a, b);
  std::string reasons;
  for (std::string_view reason : comparison.reasons) reasons += (reasons.empty() ? "" : " ") + std::string(reason);
  tx.execute(
      "insert into duplicate_candidate (first_id, second_id, likeness, bits, reasons, state, found_at, decided_by) "
      "values ($1, $2, $3, $4, $5, 'open', $6, '') on conflict (first_id, second_id) do update set likeness = "
      "excluded.likeness, bits = excluded.bits, reasons = excluded.reasons where duplicate_candidate.state = 'open'",
      {a, b, code_of(comparison.likeness), comparison.bits, reasons, tx.now()});
}

void set_different(WriteTx& tx, Id<Person> a, Id<Person> b) {
  if (b < a) std::swap(a, b);
  tx.execute(
      "insert into duplicate_candidate (first_id, second_id, likeness, bits, reasons, state, found_at, decided_at, "
      "decided_by) values ($1, $2, 'question', 0, '', 'different', $3, $3, $4) on conflict (first_id, second_id) do "
      "update set state = 'different', decided_at = excluded.decided_at, decided_by = excluded.decided_by",
      {a, b, tx.now(), tx.actor().name});
  tx.record({.action = "people.different",
             .subject = fmt::format("person/{}", a.value),
             .note = fmt::format("person/{}", b.value)});
}

namespace {

CandidatePair read_pair(const Row& row) {
  return {row.integer(0),
          row.get<Id<Person>>(1),
          row.get<Id<Person>>(2),
          row.text(3) == "same" ? Likeness::Same : Likeness::Question,
          row.real(4),
          row.get<std::string>(5)};
}
constexpr std::string_view pair_select =
    "select d.id, d.first_id, d.second_id, d.likeness, d.bits, d.reasons from duplicate_candidate d ";

/// True if the viewer may edit at least one and may know of the other.
bool may_decide(ReadTx& tx, const Viewer& viewer, const CandidatePair& pair) {
  const PersonReach first = reach_of(tx, pair.first), second = reach_of(tx, pair.second);
  return may_edit(viewer, first) && may_edit(viewer, second);
}

}  // namespace

PageOf<CandidatePair> list_candidates(ReadTx& tx, const Viewer& viewer, int limit, std::string_view after) {
  // Walked surest first; of a small unit's clerk most pairs are others', so only so many are looked at.
  constexpr int looked_at_max = 1000;
  std::string condition = "where d.state = 'open'";
  std::vector<Param> params;
  double bits = 0;
  std::int64_t last_id = 0;
  if (!after.empty()) {
    auto cursor = read_cursor(after, 2);
    if (!cursor) throw Problem(ProblemCode::BadRequest);
    bits = std::strtod((*cursor)[0].c_str(), nullptr);
    last_id = std::strtoll((*cursor)[1].c_str(), nullptr, 10);
    condition += " and (d.bits < $1 or (d.bits = $1 and d.id > $2))";
    params = {Param(bits), Param(last_id)};
  }
  std::vector<CandidatePair> looked_at;
  tx.each(fmt::format("{} {} order by d.bits desc, d.id limit {}", pair_select, condition, looked_at_max), params,
          [&](const Row& row) { looked_at.push_back(read_pair(row)); });
  PageOf<CandidatePair> page;
  for (CandidatePair& pair : looked_at) {
    if (!may_decide(tx, viewer, pair)) continue;
    if (static_cast<int>(page.items.size()) == limit) {
      page.next = make_cursor({fmt::format("{}", page.items.back().bits), std::to_string(page.items.back().id)});
      break;
    }
    page.items.push_back(std::move(pair));
  }
  return page;
}

std::optional<CandidatePair> find_candidate(ReadTx& tx, std::int64_t id) {
  return tx.find(fmt::format("{} where d.id = $1 and d.state = 'open'", pair_select), {id}, read_pair);
}

std::int64_t count_candidates(ReadTx& tx, const Viewer& viewer, int most) {
  return static_cast<std::int64_t>(list_candidates(tx, viewer, most, "").items.size());
}

}  // namespace vx
