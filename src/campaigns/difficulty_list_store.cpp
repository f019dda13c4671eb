#include "base/text.h"
#include "campaigns/campaign_access.h"
#include "campaigns/difficulty_query_store.h"
#include "campaigns/difficulty_store.h"

// Lists and counts of difficulties.

namespace vx {

namespace {

constexpr std::string_view joins =
    "from difficulty d join campaign c on c.id = d.campaign_id join organisation o on o.id = d.organisation_id "
    "left join organisation p on p.id = d.place_id left join difficulty_topic t on t.id = d.topic_id ";

DifficultySummary summary_of(const Row& row) {
  DifficultySummary summary;
  summary.id = row.get<Id<Difficulty>>(0);
  summary.text = row.get<std::string>(1);
  summary.campaign = row.get<Id<Campaign>>(2);
  summary.campaign_title = row.get<std::string>(3);
  summary.organisation_name = row.get<std::string>(4);
  summary.raised_by = row.get<std::string>(5);
  summary.raised_at = row.get<Instant>(6);
  summary.state = difficulty_state_of(row.text(7));
  if (!row.is_null(8)) summary.level = difficulty_level_of(row.text(8));
  summary.place_name = row.get<std::string>(9);
  summary.due_at = row.get<std::optional<Instant>>(10);
  summary.topic = row.get<Id<DifficultyTopic>>(11);
  summary.topic_title = row.get<std::string>(12);
  summary.need = row.get<std::string>(13);
  summary.answer = row.get<std::string>(14);
  return summary;
}

void add_filter(DifficultyQuery& query, const Viewer& viewer, const DifficultyFilter& filter, Instant now) {
  query.where_visible(viewer);
  if (!filter.campaign_path.empty())
    query.where("c.path >= " + query.text(filter.campaign_path) + " and c.path < " +
                query.text(path_end(filter.campaign_path)));
  if (filter.state == "overdue")
    query.where("d.due_at < " + query.number(now.micros));
  else if (!filter.state.empty())
    query.where("d.state = " + query.text(filter.state));
  if (!filter.level.empty()) query.where("d.level = " + query.text(filter.level));
  if (filter.unit) query.where("d.organisation_id = " + query.number(filter.unit.value));
  if (filter.topic) query.where("d.topic_id = " + query.number(filter.topic.value));
  if (!filter.words.empty()) {
    const std::string pattern = query.text("%" + filter.words + "%");
    query.where("(d.folded like " + pattern + " or o.folded like " + pattern + ")");
  }
  if (filter.is_mine) query.where("d.account_id = " + query.number(viewer.account));
  if (filter.is_my_turn) query.where_my_turn(viewer);
}

/// One number to sort by; the id follows it. Without a wish: those that wait by their clock, then the newest.
struct Order {
  std::string_view key;
  bool is_falling;
};
Order order_of(std::string_view sort) {
  if (sort == "raised") return {"d.raised_at", false};
  if (sort == "-raised") return {"d.raised_at", true};
  return {"coalesce(d.due_at, 8000000000000000000 - d.raised_at)", false};
}

}  // namespace

PageOf<DifficultySummary> list_difficulties(ReadTx& tx, const Viewer& viewer, const DifficultyFilter& filter,
                                            const PageRequest& page) {
  DifficultyQuery query;
  add_filter(query, viewer, filter, tx.now());
  const Order order = order_of(page.sort);
  const std::string key(order.key);
  if (const auto cursor = read_cursor(page.after, 2)) {
    const std::string compare = order.is_falling ? " < " : " > ";
    const std::string value = query.number(std::atoll(cursor->front().c_str()));
    const std::string id = query.number(std::atoll(cursor->back().c_str()));
    query.where("(" + key + compare + value + " or (" + key + " = " + value + " and d.id" + compare + id + "))");
  }
  const std::string_view direction = order.is_falling ? " desc" : "";
  struct Line {
    DifficultySummary summary;
    std::int64_t key;
  };
  auto lines = tx.list(
      "select d.id, d.text, d.campaign_id, case when c.theme = '' then c.title else c.theme end, o.name, d.raised_by, "
      "d.raised_at, d.state, d.level, p.name, d.due_at, d.topic_id, t.title, d.need, "
      "(select s.text from difficulty_step s where s.difficulty_id = d.id and s.outcome = 'answered' "
      "order by s.position desc limit 1), " +
          key + " " + std::string(joins) + "where " + query.condition() + " order by " + key + std::string(direction) +
          ", d.id" + std::string(direction) + " limit " + std::to_string(page.size + 1),
      query.parameters(), [](const Row& row) { return Line{summary_of(row), row.get<std::int64_t>(15)}; });
  PageOf<DifficultySummary> result;
  if (static_cast<int>(lines.size()) > page.size) {
    lines.pop_back();
    result.next = make_cursor({std::to_string(lines.back().key), std::to_string(lines.back().summary.id.value)});
  }
  for (Line& line : lines) result.items.push_back(std::move(line.summary));
  return result;
}

DifficultyCounts count_difficulties(ReadTx& tx, const Viewer& viewer, const DifficultyFilter& filter) {
  DifficultyQuery query;
  const std::string now = query.number(tx.now().micros);
  add_filter(query, viewer, filter, tx.now());
  DifficultyCounts counts;
  tx.each("select d.state, case when d.due_at < " + now + " then 1 else 0 end, count(*) " + std::string(joins) +
              "where " + query.condition() + " group by 1, 2",
          query.parameters(), [&](const Row& row) {
            const auto count = row.get<std::int64_t>(2);
            switch (difficulty_state_of(row.text(0))) {
              case DifficultyState::Waiting:
                counts.waiting += count;
                if (row.get<bool>(1)) counts.overdue += count;
                break;
              case DifficultyState::Answered:
                counts.answered += count;
                break;
              case DifficultyState::Accepted:
                counts.accepted += count;
                break;
              case DifficultyState::Withdrawn:
                counts.withdrawn += count;
                break;
            }
          });
  return counts;
}

bool is_account(ReadTx& tx, std::int64_t account) {
  return tx.count("select count(*) from account where id = $1", {account}) > 0;
}

std::vector<Id<Difficulty>> list_overdue_difficulties_unscoped(ReadTx& tx, int limit) {
  // Those at the top keep what is overdue and are not asked again each time.
  return tx.list("select id from difficulty where due_at < $1 and level <> 'committee' order by due_at, id limit $2",
                 {tx.now(), limit}, [](const Row& row) { return row.get<Id<Difficulty>>(0); });
}

}  // namespace vx
