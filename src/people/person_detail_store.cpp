#include "people/person_detail.h"

namespace vx {
namespace {

constexpr int changes_shown = 30;
constexpr std::string_view purposes[] = {"contact", "staff_work", "commitment", "epidemic", "correction", "other"};

std::vector<NamedMembership> list_named(ReadTx& tx, Id<Person> person) {
  const std::vector<Membership> stored = list_memberships(tx, person);
  const Membership* workplace = find_workplace(stored, tx.today());
  std::vector<NamedMembership> named;
  for (auto one = stored.rbegin(); one != stored.rend(); ++one)
    named.push_back({*one, get_organisation(tx, one->organisation).facts.name, &*one == workplace});
  return named;
}

}  // namespace

std::span<const std::string_view> disclosure_purposes() { return purposes; }

PersonDetail get_detail(ReadTx& tx, PersonSeal& seal, const Viewer& viewer, const ReachedPerson& reached) {
  const Id<Person> id = reached.person.id;
  PersonDetail detail;
  detail.person = reached.person;
  detail.is_own = is_own(viewer, id);
  detail.may_open = may_see_sensitive(viewer, id, reached.reach);
  detail.may_edit = may_edit(viewer, reached.reach) && reached.person.state != PersonState::Merged;
  detail.memberships = list_named(tx, id);
  detail.bases = list_field_bases(tx.today());
  detail.changes = list_person_changes(tx, id, changes_shown);
  const std::vector<Absence> absences = list_absences_unscoped(tx, id);
  for (const Absence& one : absences)
    if (one.from_on <= tx.today() && tx.today() <= one.to_on) detail.absent_to = one.to_on;
  detail.merges = list_merges(tx, id);
  if (detail.is_own) detail.corrections = list_corrections(tx, id);
  if (detail.is_own) detail.looks = list_looks(tx, id, changes_shown);
  if (!detail.may_open || !is_disclosed(tx, viewer, id)) return detail;
  detail.facts = get_facts_unscoped(tx, seal, id);
  detail.absences = absences;
  if (auto area = find_area(tx, detail.facts->residence)) detail.residence = area->full_name;
  return detail;
}

void insert_disclosure(WriteTx& tx, Id<Person> person, std::int64_t account, std::string_view purpose) {
  tx.execute(
      "insert into disclosure (person_id, account_id, actor, purpose, opened_at, open_until) values ($1, $2, $3, $4, "
      "$5, $6)",
      {person, account, tx.actor().name, purpose, tx.now(), tx.now().plus_seconds(disclosure_seconds)});
  tx.record(
      {.action = "people.open_data", .subject = fmt::format("person/{}", person.value), .note = std::string(purpose)});
}

std::vector<Look> list_looks(ReadTx& tx, Id<Person> person, int limit) {
  return tx.list(fmt::format("select opened_at, actor, purpose from disclosure where person_id = $1 order by opened_at "
                             "desc, id desc limit {}",
                             limit),
                 {person}, [](const Row& row) {
                   return Look{row.get<Instant>(0), row.get<std::string>(1), row.get<std::string>(2)};
                 });
}

}  // namespace vx
