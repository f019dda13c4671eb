#include "campaigns/task_list_store.h"

#include <deque>

#include "base/check.h"
#include "base/text.h"
#include "campaigns/campaign_access.h"
#include "campaigns/task_rows.h"

namespace vx {

namespace {

constexpr std::string_view joins =
    "from campaign_task t join campaign c on c.id = t.campaign_id join organisation o on o.id = c.organisation_id "
    "join organisation u on u.id = t.organisation_id ";

constexpr std::string_view is_waiting_sql = "t.state in ('open', 'in_progress', 'blocked')";

/// The condition of one group; $1 is today, $2 the first day that is no longer soon.
std::string condition_of(TaskShow show) {
  const std::string waiting(is_waiting_sql);
  switch (show) {
    case TaskShow::Waiting:
      return waiting;
    case TaskShow::Late:
      return waiting + " and t.due_key < $1";
    case TaskShow::Week:
      return waiting + " and t.due_key >= $1 and t.due_key < $2";
    case TaskShow::Later:
      return waiting + " and t.due_key >= $2 and t.due_on is not null";
    case TaskShow::Undated:
      return waiting + " and t.due_on is null";
    case TaskShow::Blocked:
      return "t.state = 'blocked'";
    case TaskShow::Unmanned:
      return waiting + " and t.left_person_id is not null and t.person_id is null";
    case TaskShow::Done:
      return "t.state = 'done'";
    case TaskShow::Cancelled:
      return "t.state = 'cancelled'";
    case TaskShow::All:
      break;
  }
  return "t.state <> ''";
}

/// One expression each, so that one cursor serves all.
std::string_view key_of(TaskOrder order) {
  if (order == TaskOrder::Unit) return "u.folded || ' ' || u.path || t.due_key";
  if (order == TaskOrder::Item)
    return "coalesce(i.kind || cast(100000 + i.position as text), 'zz') || t.due_key || u.folded";
  return "t.due_key";
}

/// A query being put together: its conditions and what they bind.
class TaskQuery {
 public:
  TaskQuery(const Viewer& viewer, const TaskFilter& filter, Date today)
      : today_(today.iso()), soon_(today.plus_days(due_soon_days).iso()) {
    params_ = {Param(today_), Param(soon_)};
    AccessCondition access = access_condition(viewer, read_campaigns, 3);
    where_ = "where $1 <= $2 and " + access.sql;
    for (std::string& value : access.values) bind(keep(std::move(value)));
    if (filter.campaign) also("t.campaign_id = " + bind(filter.campaign));
    if (!filter.campaign_path.empty()) under("c.path", filter.campaign_path);
    if (filter.unit) also("t.organisation_id = " + bind(filter.unit));
    if (!filter.unit_path.empty()) for_unit(filter);
    if (filter.person) also("t.person_id = " + bind(filter.person));
    if (filter.unblocker) also("t.state = 'blocked' and t.unblocker_id = " + bind(filter.unblocker));
    if (!filter.words.empty()) also("t.folded like " + bind(keep("%" + filter.words + "%")));
  }

  void also(const std::string& condition) { where_ += " and " + condition; }
  std::string bind(const Param& value) {
    params_.push_back(value);
    return "$" + std::to_string(params_.size());
  }
  std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }
  [[nodiscard]] const std::string& where() const { return where_; }
  [[nodiscard]] const std::vector<Param>& params() const { return params_; }

 private:
  std::string range(std::string_view column, const std::string& path) {
    return "(" + std::string(column) + " >= " + bind(keep(path)) + " and " + std::string(column) + " < " +
           bind(keep(path_end(path))) + ")";
  }
  void under(std::string_view column, const std::string& path) { also(range(column, path)); }
  void for_unit(const TaskFilter& filter) {
    std::string condition = range("u.path", filter.unit_path);
    if (!filter.helped_by.empty())
      condition +=
          " or exists (select 1 from campaign_task_coordinator k join organisation ko on ko.id = k.organisation_id "
          "where k.task_id = t.id and " +
          range("ko.path", filter.helped_by) + ")";
    also("(" + condition + ")");
  }

  std::string today_;
  std::string soon_;
  std::deque<std::string> kept_;
  std::vector<Param> params_;
  std::string where_;
};

/// A sum for each group, in order.
std::string count_columns() {
  std::string columns;
  for (std::size_t i = 0; i < task_show_codes.size(); ++i)
    columns += std::string(i == 0 ? "" : ", ") + "coalesce(sum(case when " + condition_of(static_cast<TaskShow>(i)) +
               " then 1 else 0 end), 0)";
  return columns;
}

TaskCounts counts_of(const Row& row, int first) {
  TaskCounts counts;
  for (std::size_t i = 0; i < task_show_codes.size(); ++i)
    counts.by_show[i] = row.get<std::int64_t>(first + static_cast<int>(i));
  return counts;
}

TaskRow task_row_of(const Row& row) {
  TaskRow line;
  line.task = read_task(row);
  int at = task_column_count;
  line.campaign_title = row.get<std::string>(at++);
  line.owner_name = row.get<std::string>(at++);
  line.owner_path = row.get<std::string>(at++);
  line.person_name = row.get<std::string>(at++);
  line.left_person_name = row.get<std::string>(at++);
  line.unblocker_name = row.get<std::string>(at++);
  line.item_kind = row.get<std::string>(at++);
  line.item_position = row.get<std::optional<int>>(at++).value_or(0);
  line.item_text = row.get<std::string>(at++);
  return line;
}

std::string row_select(std::string_view key) {
  return "select " + std::string(task_columns) +
         ", coalesce(nullif(c.theme, ''), c.title), coalesce(nullif(u.short_name, ''), u.name), u.path, p.name, "
         "lp.name, coalesce(nullif(b.short_name, ''), b.name), i.kind, i.position, i.text, " +
         std::string(key) + " " + std::string(joins) +
         "left join person p on p.id = t.person_id left join person lp on lp.id = t.left_person_id "
         "left join organisation b on b.id = t.unblocker_id left join campaign_item i on i.id = t.item_id ";
}

}  // namespace

std::string_view code_of(TaskShow show) { return task_show_codes[static_cast<std::size_t>(show)]; }
TaskShow task_show_of(std::string_view code) {
  auto at = std::find(task_show_codes.begin(), task_show_codes.end(), code);
  return at == task_show_codes.end() ? TaskShow::Waiting : static_cast<TaskShow>(at - task_show_codes.begin());
}
std::string_view code_of(TaskOrder order) { return task_order_codes[static_cast<std::size_t>(order)]; }
TaskOrder task_order_of(std::string_view code) {
  auto at = std::find(task_order_codes.begin(), task_order_codes.end(), code);
  return at == task_order_codes.end() ? TaskOrder::Deadline : static_cast<TaskOrder>(at - task_order_codes.begin());
}

PageOf<TaskRow> list_tasks(ReadTx& tx, const Viewer& viewer, const TaskFilter& filter, const PageRequest& page) {
  TaskQuery query(viewer, filter, tx.today());
  query.also(condition_of(filter.show));
  const std::string key(key_of(filter.order));
  const auto cursor = read_cursor(page.after, 2);
  if (cursor) {
    const std::string from = query.bind(query.keep((*cursor)[0]));
    const std::string id = query.bind(std::atoll((*cursor)[1].c_str()));
    query.also("(" + key + " > " + from + " or (" + key + " = " + from + " and t.id > " + id + "))");
  }
  PageOf<TaskRow> result;
  std::vector<std::string> keys;
  tx.each(row_select(key) + query.where() + " order by " + key + ", t.id limit " + std::to_string(page.size + 1),
          query.params(), [&](const Row& row) {
            result.items.push_back(task_row_of(row));
            keys.push_back(row.get<std::string>(task_column_count + 9));
          });
  if (static_cast<int>(result.items.size()) > page.size) {
    result.items.pop_back();
    result.next = make_cursor({keys[keys.size() - 2], std::to_string(result.items.back().task.id.value)});
  }
  return result;
}

TaskRow get_task_row(ReadTx& tx, Id<CampaignTask> id) {
  auto row = tx.find(row_select("''") + "where t.id = $1", {id}, task_row_of);
  if (!row) throw Problem(ProblemCode::NotFound);
  row->task.coordinators = list_task_coordinators(tx, id);
  return *std::move(row);
}

TaskCounts count_tasks(ReadTx& tx, const Viewer& viewer, const TaskFilter& filter) {
  const TaskQuery query(viewer, filter, tx.today());
  TaskCounts counts;
  tx.each("select " + count_columns() + " " + std::string(joins) + query.where(), query.params(),
          [&](const Row& row) { counts = counts_of(row, 0); });
  return counts;
}

std::vector<UnitTasks> count_tasks_by_unit(ReadTx& tx, const Viewer& viewer, const TaskFilter& filter, int limit) {
  const TaskQuery query(viewer, filter, tx.today());
  return tx.list(
      "select u.id, coalesce(nullif(u.short_name, ''), u.name), " + count_columns() + " " + std::string(joins) +
          query.where() + " group by u.id, u.short_name, u.name, u.sort_key order by sum(case when " +
          condition_of(TaskShow::Late) + " then 1 else 0 end) desc, u.sort_key, u.id limit " + std::to_string(limit),
      query.params(), [](const Row& row) {
        return UnitTasks{row.get<Id<Organisation>>(0), row.get<std::string>(1), counts_of(row, 2)};
      });
}

}  // namespace vx
