#include "campaigns/briefing_people_store.h"

#include "base/check.h"
#include "campaigns/briefing_store.h"
#include "campaigns/campaign_access.h"

namespace vx {

namespace {

/// Who belongs to the audience and where they count: $1 the day, $2 and $3 the range of paths. Staff count where they
/// work that day (a secondment comes first); members in the first of their organisations.
std::string wanted_sql(Audience audience, std::string_view more) {
  const std::string_view belongs =
      audience == Audience::Members
          ? "m.kind = 'member'"
          : "(m.kind = 'seconded' or (m.is_main = 1 and not exists (select 1 from membership s where s.person_id = "
            "m.person_id and s.kind = 'seconded' and s.valid_from <= $1 and s.valid_to > $1)))";
  return "select m.person_id as person_id, min(m.organisation_id) as organisation_id, p.sort_key as sort_key "
         "from membership m join organisation o on o.id = m.organisation_id join person p on p.id = m.person_id "
         "where o.path >= $2 and o.path < $3 and m.valid_from <= $1 and (m.valid_to is null or m.valid_to > $1) "
         "and p.state <> 'merged' and " +
         std::string(belongs) + std::string(more) + " group by m.person_id, p.sort_key";
}

struct Circle {
  Briefing briefing;
  std::string path;
};
std::optional<Circle> find_circle(ReadTx& tx, Id<Briefing> id) {
  auto briefing = find_briefing(tx, id);
  if (!briefing) return std::nullopt;
  const std::string path = get_organisation(tx, briefing->organisation).path;
  return Circle{*std::move(briefing), path};
}

/// Counts every unit from its people.
void recount(WriteTx& tx, Id<Briefing> id) {
  tx.execute("delete from campaign_briefing_unit where briefing_id = $1", {id});
  tx.execute(
      "insert into campaign_briefing_unit(briefing_id, organisation_id, waiting, was_read, attended, absent) "
      "select briefing_id, organisation_id, sum(case when state = 'waiting' then 1 else 0 end), "
      "sum(case when state = 'read' then 1 else 0 end), sum(case when state = 'attended' then 1 else 0 end), "
      "sum(case when state = 'absent' then 1 else 0 end) from campaign_briefing_person where briefing_id = $1 "
      "group by briefing_id, organisation_id",
      {id});
}

/// Where somebody counts today, and how they sort.
struct Place {
  Id<Organisation> unit;
  std::string sort_key;
};

void refresh_one(WriteTx& tx, const Circle& circle, Id<Person> person) {
  const Id<Briefing> id = circle.briefing.id;
  auto wanted = tx.find(wanted_sql(circle.briefing.audience, " and m.person_id = $4"),
                        {tx.today(), circle.path, path_end(circle.path), person}, [](const Row& row) {
                          return Place{row.get<Id<Organisation>>(1), std::string(as_text(row.bytes(2)))};
                        });
  auto stored = tx.find(
      "select organisation_id, state from campaign_briefing_person where briefing_id = $1 and "
      "person_id = $2",
      {id, person},
      [](const Row& row) { return std::pair(row.get<Id<Organisation>>(0), briefing_state_of(row.text(1))); });
  if (!stored && wanted) {
    tx.execute(
        "insert into campaign_briefing_person(briefing_id, person_id, organisation_id, state, sort_key) "
        "values($1, $2, $3, 'waiting', $4)",
        {id, person, wanted->unit, as_bytes(wanted->sort_key)});
    add_to_unit(tx, id, wanted->unit, BriefingState::Waiting, 1);
  } else if (stored && !wanted && stored->second == BriefingState::Waiting) {
    tx.execute("delete from campaign_briefing_person where briefing_id = $1 and person_id = $2", {id, person});
    add_to_unit(tx, id, stored->first, stored->second, -1);
  } else if (stored && wanted && stored->first != wanted->unit) {
    tx.execute("update campaign_briefing_person set organisation_id = $1 where briefing_id = $2 and person_id = $3",
               {wanted->unit, id, person});
    add_to_unit(tx, id, stored->first, stored->second, -1);
    add_to_unit(tx, id, wanted->unit, stored->second, 1);
  }
}

std::string_view column_of(BriefingState state) {
  return state == BriefingState::Read ? std::string_view("was_read") : code_of(state);
}

}  // namespace

void add_to_unit(WriteTx& tx, Id<Briefing> briefing, Id<Organisation> unit, BriefingState state, int by) {
  const std::string column(column_of(state));
  tx.execute("insert into campaign_briefing_unit(briefing_id, organisation_id, " + column +
                 ") values($1, $2, $3) on conflict (briefing_id, organisation_id) do update set " + column +
                 " = campaign_briefing_unit." + column + " + excluded." + column,
             {briefing, unit, by});
}

void refresh_briefing(WriteTx& tx, Id<Briefing> id) {
  const auto circle = find_circle(tx, id);
  check(circle.has_value(), "a briefing that is refreshed is there");
  const std::string wanted = wanted_sql(circle->briefing.audience, "");
  const std::string end = path_end(circle->path);
  tx.execute(
      "delete from campaign_briefing_person where briefing_id = $4 and state = 'waiting' and person_id not in "
      "(select person_id from (" +
          wanted + ") as wanted)",
      {tx.today(), circle->path, end, id});
  tx.execute(
      "insert into campaign_briefing_person(briefing_id, person_id, organisation_id, state, sort_key) "
      "select $4, person_id, organisation_id, 'waiting', sort_key from (" +
          wanted +
          ") as wanted where true on conflict (briefing_id, person_id) do update set organisation_id = "
          "excluded.organisation_id, sort_key = excluded.sort_key "
          "where campaign_briefing_person.organisation_id <> excluded.organisation_id",
      {tx.today(), circle->path, end, id});
  recount(tx, id);
}

void refresh_briefings_of(WriteTx& tx, Id<Person> person) {
  for (const Id<Briefing> id : list_open_briefings(tx)) refresh_one(tx, *find_circle(tx, id), person);
}

std::vector<Id<Briefing>> list_open_briefings(ReadTx& tx) {
  return tx.list("select id from campaign_briefing where is_open = 1 order by id", {},
                 [](const Row& row) { return row.get<Id<Briefing>>(0); });
}

}  // namespace vx
