#include "commitments/count_store.h"

#include "base/text.h"
#include "commitments/commitment_store.h"
#include "commitments/workplace.h"

namespace vx {
namespace {

/// Everybody who works in the units with $2 ≤ path ≤ $3 on the day $4 and whose unit takes part.
std::string staff_source() {
  return "from organisation o join membership m on m.organisation_id = o.id and " + works_there("m", "$4") +
         " where o.path >= $2 and o.path <= $3 and exists (select 1 from commitment_unit u join organisation uo on "
         "uo.id = u.organisation_id where u.commitment_id = $1 and u.from_on <= $4 and (u.to_on is null or u.to_on > "
         "$4) and substr(o.path, 1, length(uo.path)) = uo.path)";
}

/// Excused today.
constexpr std::string_view is_away =
    "exists (select 1 from absence a where a.person_id = m.person_id and a.from_on <= $4 and a.to_on >= $4)";

StandingCounts counts_of(const Row& row, int first) {
  return {row.get<std::int64_t>(first), row.get<std::int64_t>(first + 1), row.get<std::int64_t>(first + 2),
          row.get<std::int64_t>(first + 3), row.get<std::int64_t>(first + 4)};
}

/// Rows "absent" for who is away and has done nothing else; none for who is back.
void refresh_absences(WriteTx& tx, Id<Commitment> id, std::string_view first, std::string_view last) {
  tx.execute(
      "delete from commitment_standing where commitment_id = $1 and state = 'absent' and person_id in (select "
      "m.person_id " +
          staff_source() + " and not " + std::string(is_away) + ")",
      {id, first, last, tx.today()});
  tx.execute(
      "insert into commitment_standing (commitment_id, person_id, state, number) select $1, m.person_id, "
      "'absent', 0 " +
          staff_source() + " and " + std::string(is_away) + " on conflict (commitment_id, person_id) do nothing",
      {id, first, last, tx.today()});
}

std::string facts_query() {
  return "select o.id, o.path, count(*), sum(case when st.state = 'signed' and st.number >= c.renewal_number then 1 "
         "else 0 end), sum(case when st.state = 'signed' and st.number < c.renewal_number then 1 else 0 end), sum(case "
         "when st.state = 'absent' then 1 else 0 end), sum(case when st.state = 'withdrawn' then 1 else 0 end) from "
         "(select o.id, o.path, m.person_id " +
         staff_source() +
         ") as o join commitment c on c.id = $1 left join commitment_standing st on st.commitment_id = $1 and "
         "st.person_id = o.person_id group by o.id, o.path order by o.path";
}

}  // namespace

StandingCounts count_one(Standing standing) {
  StandingCounts one{.required = 1};
  if (standing == Standing::Signed) one.has_signed = 1;
  if (standing == Standing::Outdated) one.outdated = 1;
  if (standing == Standing::Absent) one.absent = 1;
  if (standing == Standing::Withdrawn) one.withdrawn = 1;
  return one;
}

void shift_counts(WriteTx& tx, Id<Commitment> id, Id<Organisation> unit, const StandingCounts& delta) {
  if (delta == StandingCounts{}) return;
  tx.execute(
      "insert into commitment_count (commitment_id, organisation_id, required, signed, outdated, absent, withdrawn) "
      "values ($1, $2, $3, $4, $5, $6, $7) on conflict (commitment_id, organisation_id) do update set required = "
      "commitment_count.required + $3, signed = commitment_count.signed + $4, outdated = commitment_count.outdated + "
      "$5, absent = commitment_count.absent + $6, withdrawn = commitment_count.withdrawn + $7",
      {id, unit, delta.required, delta.has_signed, delta.outdated, delta.absent, delta.withdrawn});
}

std::vector<UnitCounts> count_from_facts(ReadTx& tx, Id<Commitment> id, std::string_view first, std::string_view last) {
  static const std::string sql = facts_query();
  return tx.list(sql, {id, first, last, tx.today()}, [](const Row& row) {
    return UnitCounts{row.get<Id<Organisation>>(0), row.get<std::string>(1), counts_of(row, 2)};
  });
}

void recount_units(WriteTx& tx, Id<Commitment> id, std::string_view first, std::string_view last) {
  refresh_absences(tx, id, first, last);
  const auto units = count_from_facts(tx, id, first, last);
  tx.execute(
      "delete from commitment_count where commitment_id = $1 and organisation_id in (select id from organisation where "
      "path >= $2 and path <= $3)",
      {id, first, last});
  for (const UnitCounts& unit : units) shift_counts(tx, id, unit.organisation, unit.counts);
}

std::string find_recount_end(ReadTx& tx, Id<Commitment> id, std::string_view after, int limit) {
  return tx
      .find(
          "select max(path) from (select o.path from organisation o where o.path > $2 and exists (select 1 from "
          "commitment_unit u join organisation uo on uo.id = u.organisation_id where u.commitment_id = $1 and "
          "u.to_on is null and substr(o.path, 1, length(uo.path)) = uo.path) order by o.path limit " +
              std::to_string(limit) + ") as next",
          {id, after}, [](const Row& row) { return row.get<std::string>(0); })
      .value_or("");
}

void drop_other_counts(WriteTx& tx, Id<Commitment> id) {
  tx.execute(
      "delete from commitment_count where commitment_id = $1 and not exists (select 1 from organisation o join "
      "commitment_unit u on u.commitment_id = $1 and u.from_on <= $2 and (u.to_on is null or u.to_on > $2) join "
      "organisation uo on uo.id = u.organisation_id where o.id = commitment_count.organisation_id and substr(o.path, "
      "1, length(uo.path)) = uo.path)",
      {id, tx.today()});
}

void set_counted_on(WriteTx& tx, Id<Commitment> id, Date day) {
  tx.execute("update commitment set counted_on = $1 where id = $2", {day, id});
}

std::vector<Id<Commitment>> list_commitments_to_count(ReadTx& tx) {
  return tx.list(
      "select c.id from commitment c join campaign k on k.id = c.campaign_id where c.current_number > 0 and k.state <> "
      "'closed' and (c.counted_on is null or c.counted_on <> $1) order by c.id",
      {tx.today()}, [](const Row& row) { return row.get<Id<Commitment>>(0); });
}

std::vector<std::string> list_units_with_changed_absences(ReadTx& tx, Id<Commitment> id) {
  static const std::string sql =
      "select distinct o.path from (select a.person_id from absence a where a.from_on <= $2 and a.to_on >= $2 and not "
      "exists (select 1 from commitment_standing st where st.commitment_id = $1 and st.person_id = a.person_id) union "
      "select st.person_id from commitment_standing st where st.commitment_id = $1 and st.state = 'absent' and not "
      "exists (select 1 from absence a where a.person_id = st.person_id and a.from_on <= $2 and a.to_on >= $2)) as "
      "changed join membership m on m.person_id = changed.person_id and " +
      works_there("m", "$2") + " join organisation o on o.id = m.organisation_id order by o.path";
  return tx.list(sql, {id, tx.today()}, [](const Row& row) { return row.get<std::string>(0); });
}

std::vector<UnitCounts> list_unit_counts(ReadTx& tx, Id<Commitment> id, std::string_view path, int limit) {
  static const std::string sql =
      "select o.id, o.path, n.required, n.signed, n.outdated, n.absent, n.withdrawn from organisation o join "
      "commitment_count n on n.organisation_id = o.id and n.commitment_id = $1 where o.path >= $2 and o.path < $3 "
      "order "
      "by o.path limit ";
  return tx.list(sql + std::to_string(limit), {id, path, prefix_end(path)}, [](const Row& row) {
    return UnitCounts{row.get<Id<Organisation>>(0), row.get<std::string>(1), counts_of(row, 2)};
  });
}

}  // namespace vx
