#include "campaigns/cascade_store.h"

#include "campaigns/campaign_access.h"
#include "notifications/notification.h"

namespace vx {

namespace {

constexpr std::string_view expectation_columns =
    "e.id, e.version, e.campaign_id, e.organisation_id, e.due_on, e.child_id, e.issued_on, e.received_on, e.excuse, "
    "e.reason, e.reminders, e.reminded_at ";

Expectation expectation_of(const Row& row) {
  return {row.get<Id<Expectation>>(0),
          row.get<std::int64_t>(1),
          row.get<Id<Campaign>>(2),
          row.get<Id<Organisation>>(3),
          row.get<std::optional<Date>>(4),
          row.get<Id<Campaign>>(5),
          row.get<std::optional<PartialDate>>(6),
          row.get<std::optional<Date>>(7),
          row.get<std::string>(8),
          row.get<std::string>(9),
          row.get<int>(10),
          row.get<std::optional<Instant>>(11)};
}

std::int64_t urgency_of(CascadeOutcome outcome) { return static_cast<std::int64_t>(outcome); }

/// Outcome, whether the due day has passed, and how many.
constexpr std::string_view counted_columns =
    "e.outcome, case when e.due_on is null then 2 when e.due_on < $1 then 1 else 0 end, count(*) ";
void add_count(CascadeCounts& counts, const Row& row, int column, Date today) {
  const auto when = row.get<int>(column + 1);
  const std::optional<Date> due = when == 2 ? std::nullopt : std::optional(today.plus_days(when == 1 ? -1 : 1));
  counts[classify_cascade(cascade_outcome_of(row.text(column)), due, today)] += row.get<std::int64_t>(column + 2);
}

/// The condition for one state; $1 is today.
std::string_view condition_of(CascadeState state) {
  switch (state) {
    case CascadeState::Overdue:
      return "e.outcome = 'awaited' and e.due_on < $1";
    case CascadeState::Due:
      return "e.outcome = 'awaited' and e.due_on >= $1";
    case CascadeState::NoDeadline:
      return "e.outcome = 'awaited' and e.due_on is null";
    case CascadeState::IssuedUndated:
      return "e.outcome = 'undated'";
    case CascadeState::IssuedLate:
      return "e.outcome = 'late'";
    case CascadeState::IssuedOnTime:
      return "e.outcome = 'on_time'";
    case CascadeState::Excused:
      return "e.outcome = 'excused'";
  }
  return "1 = 0";
}

/// How the board is sorted: the columns of the cursor, and whether they fall.
struct BoardOrder {
  std::string_view key;  ///< one expression; the id follows it
  bool is_falling = false;
};
BoardOrder order_of(std::string_view sort) {
  if (sort == "name") return {"o.folded", false};
  if (sort == "-name") return {"o.folded", true};
  if (sort == "due") return {"coalesce(e.due_on, '9999-12-31')", false};
  if (sort == "-due") return {"coalesce(e.due_on, '9999-12-31')", true};
  return {"cast(e.urgency as text) || coalesce(e.due_on, '9999-12-31') || o.folded", false};
}

BoardRow board_row_of(const Row& row, Date today) {
  BoardRow board;
  board.expectation = expectation_of(row);
  board.state = classify_cascade(cascade_outcome_of(row.text(12)), board.expectation.due_on, today);
  board.organisation_name = row.get<std::string>(13);
  board.organisation_kind = row.get<std::string>(14);
  board.organisation_path = row.get<std::string>(15);
  board.district = row.get<std::string>(16);
  board.child_title = row.get<std::string>(17);
  const std::string_view number = row.text(18);
  const std::string symbol = row.get<std::string>(19);
  board.child_is_public = !row.is_null(20);
  if (!symbol.empty()) board.document = (number.empty() ? "…" : std::string(number)) + "/" + symbol;
  return board;
}

/// The counts of the campaigns under each child on this page, and the gaps of each.
void add_what_is_below(ReadTx& tx, std::vector<BoardRow>& rows) {
  std::map<std::int64_t, BoardRow*> by_child;
  std::string list;
  for (BoardRow& row : rows)
    if (row.expectation.child) {
      by_child[row.expectation.child.value] = &row;
      list += (list.empty() ? "" : ", ") + std::to_string(row.expectation.child.value);
    }
  if (list.empty()) return;
  tx.each("select top.id, " + std::string(counted_columns) +
              "from campaign top join campaign c on c.path >= top.path "
              "and c.path < substr(top.path, 1, length(top.path) - 1) || '0' "
              "join campaign_expectation e on e.campaign_id = c.id where top.id in (" +
              list + ") group by 1, 2, 3",
          {tx.today()},
          [&](const Row& row) { add_count(by_child.at(row.get<std::int64_t>(0))->below, row, 1, tx.today()); });
  tx.each(
      "select campaign_id, count(*) from campaign_gap where coalesce(decided, found) <> 'taken_up' "
      "and campaign_id in (" +
          list + ") group by campaign_id",
      {}, [&](const Row& row) { by_child.at(row.get<std::int64_t>(0))->gaps = row.get<std::int64_t>(1); });
}

/// The district of an organisation: what it governs if that is a district, else the one above the commune it governs,
/// else of its seat.
constexpr std::string_view district_join =
    "left join area a on a.id = coalesce(o.governed_area_id, o.seat_area_id) "
    "left join area up on up.id = a.parent_id and a.kind = 'commune' ";
constexpr std::string_view district_name =
    "case when a.kind = 'district' then a.full_name when a.kind = 'commune' then up.full_name else '' end";

}  // namespace

PageOf<BoardRow> list_board(ReadTx& tx, Id<Campaign> campaign, const BoardFilter& filter, const PageRequest& page) {
  const BoardOrder order = order_of(page.sort);
  const std::string today = tx.today().iso();
  const std::string pattern = "%" + filter.words + "%";
  std::vector<Param> params{today, campaign};
  std::string where = "where e.campaign_id = $2 and $1 <> ''";
  auto next = [&](const Param& value) {
    params.push_back(value);
    return "$" + std::to_string(params.size());
  };
  if (filter.state) where += " and " + std::string(condition_of(*filter.state));
  if (!filter.kind.empty()) where += " and o.kind = " + next(filter.kind);
  if (!filter.words.empty()) where += " and o.folded like " + next(pattern);
  if (filter.unit) where += " and e.organisation_id = " + next(filter.unit);
  const auto cursor = read_cursor(page.after, 2);
  if (cursor) {
    const std::string_view compare = order.is_falling ? " < " : " > ";
    const std::string key = next(Param((*cursor)[0]));
    const std::string id = next(Param(std::atoll((*cursor)[1].c_str())));
    where += " and (" + std::string(order.key) + std::string(compare) + key + " or (" + std::string(order.key) + " = " +
             key + " and e.id" + std::string(compare) + id + "))";
  }
  const std::string direction = order.is_falling ? " desc" : "";
  std::vector<std::string> keys;
  PageOf<BoardRow> result;
  tx.each("select " + std::string(expectation_columns) + ", e.outcome, o.name, o.kind, o.path, " +
              std::string(district_name) + ", c.title, d.number, d.symbol, c.public_since, " + std::string(order.key) +
              " from campaign_expectation e join organisation o on o.id = e.organisation_id "
              "left join campaign c on c.id = e.child_id left join document d on d.id = c.document_id " +
              std::string(district_join) + where + " order by " + std::string(order.key) + direction + ", e.id" +
              direction + " limit " + std::to_string(page.size + 1),
          params, [&](const Row& row) {
            result.items.push_back(board_row_of(row, tx.today()));
            keys.push_back(row.get<std::string>(21));
          });
  if (static_cast<int>(result.items.size()) > page.size) {
    result.items.pop_back();
    result.next = make_cursor({keys[keys.size() - 2], std::to_string(result.items.back().expectation.id.value)});
  }
  add_what_is_below(tx, result.items);
  return result;
}

CascadeCounts count_cascade(ReadTx& tx, Id<Campaign> campaign) {
  CascadeCounts counts;
  tx.each(
      "select " + std::string(counted_columns) + "from campaign_expectation e where e.campaign_id = $2 group by 1, 2",
      {tx.today(), campaign}, [&](const Row& row) { add_count(counts, row, 0, tx.today()); });
  return counts;
}

CascadeCounts count_cascade_tree(ReadTx& tx, std::string_view campaign_path) {
  CascadeCounts counts;
  tx.each("select " + std::string(counted_columns) +
              "from campaign c join campaign_expectation e on e.campaign_id = c.id "
              "where c.path >= $2 and c.path < $3 group by 1, 2",
          {tx.today(), campaign_path, path_end(campaign_path)},
          [&](const Row& row) { add_count(counts, row, 0, tx.today()); });
  return counts;
}

std::vector<CountedGroup> count_by_kind(ReadTx& tx, Id<Campaign> campaign) {
  std::vector<CountedGroup> groups;
  tx.each("select o.kind, " + std::string(counted_columns) +
              "from campaign_expectation e join organisation o on o.id = e.organisation_id where e.campaign_id = $2 "
              "group by 1, 2, 3 order by 1",
          {tx.today(), campaign}, [&](const Row& row) {
            if (groups.empty() || groups.back().name != row.text(0)) groups.push_back({row.get<std::string>(0), {}});
            add_count(groups.back().counts, row, 1, tx.today());
          });
  return groups;
}

std::vector<CountedGroup> count_by_district(ReadTx& tx, std::string_view campaign_path) {
  std::vector<CountedGroup> groups;
  tx.each("select " + std::string(district_name) + ", " + std::string(counted_columns) +
              "from campaign c join campaign_expectation e on e.campaign_id = c.id "
              "join organisation o on o.id = e.organisation_id " +
              std::string(district_join) +
              "where c.path >= $2 and c.path < $3 and a.kind in ('district', 'commune') "
              "and o.kind = 'peoples_committee' group by 1, 2, 3 order by 1",
          {tx.today(), campaign_path, path_end(campaign_path)}, [&](const Row& row) {
            if (groups.empty() || groups.back().name != row.text(0)) groups.push_back({row.get<std::string>(0), {}});
            add_count(groups.back().counts, row, 1, tx.today());
          });
  return groups;
}

std::optional<Expectation> find_expectation(ReadTx& tx, Id<Campaign> campaign, Id<Organisation> organisation) {
  return tx.find("select " + std::string(expectation_columns) +
                     "from campaign_expectation e where e.campaign_id = $1 and e.organisation_id = $2",
                 {campaign, organisation}, expectation_of);
}

std::optional<Expectation> find_expectation_of_child(ReadTx& tx, Id<Campaign> child) {
  return tx.find("select " + std::string(expectation_columns) + "from campaign_expectation e where e.child_id = $1",
                 {child}, expectation_of);
}

void insert_expectation(WriteTx& tx, const Expectation& each) {
  const CascadeOutcome outcome = decide_outcome(each);
  tx.execute(
      "insert into campaign_expectation(campaign_id, organisation_id, due_on, child_id, issued_on, received_on, "
      "excuse, "
      "reason, outcome, urgency) values($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {each.campaign, each.organisation, each.due_on, each.child, each.issued_on, each.received_on, each.excuse,
       each.reason, code_of(outcome), urgency_of(outcome)});
}

void update_expectation(WriteTx& tx, const Expectation& each) {
  const CascadeOutcome outcome = decide_outcome(each);
  const auto changed = tx.execute(
      "update campaign_expectation set version = version + 1, due_on = $1, child_id = $2, issued_on = $3, "
      "received_on = $4, excuse = $5, reason = $6, reminders = $7, reminded_at = $8, outcome = $9, urgency = $10 "
      "where id = $11 and version = $12",
      {each.due_on, each.child, each.issued_on, each.received_on, each.excuse, each.reason, each.reminders,
       each.reminded_at, code_of(outcome), urgency_of(outcome), each.id, each.version});
  if (changed == 0) throw Problem(ProblemCode::Conflict);
  if (outcome != CascadeOutcome::Awaited) settle_all(tx, reminder_subject(each));
}

void delete_expectation(WriteTx& tx, Id<Expectation> id) {
  tx.execute("delete from campaign_expectation where id = $1", {id});
}

std::vector<Expectation> list_expectations(ReadTx& tx, Id<Campaign> campaign) {
  return tx.list("select " + std::string(expectation_columns) +
                     "from campaign_expectation e where e.campaign_id = $1 order by e.urgency, e.due_on, e.id",
                 {campaign}, expectation_of);
}

std::vector<PossibleUnit> list_possible_units(ReadTx& tx, Id<Campaign> campaign, Id<Organisation> organisation,
                                              std::string_view kind) {
  return tx.list(
      "select o.id, o.name, o.kind from organisation o where o.parent_id = $1 and o.valid_to is null "
      "and ($2 = '' or o.kind = $2) and not exists (select 1 from campaign_expectation e "
      "where e.campaign_id = $3 and e.organisation_id = o.id) order by o.sort_key, o.id",
      {organisation, kind, campaign}, [](const Row& row) {
        return PossibleUnit{row.get<Id<Organisation>>(0), row.get<std::string>(1), row.get<std::string>(2)};
      });
}

}  // namespace vx
