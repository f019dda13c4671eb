#include "campaigns/task_views.h"
#include "campaigns/tasks.h"

// What of tasks waits for the viewer today, and the search box.

namespace vx {

using namespace html;

namespace {

Html task_lines(const View& view, const std::vector<TaskRow>& rows) {
  return ul(each(rows, [&](const TaskRow& row) {
    return li(a(href(task_address(row.task)), row.task.title), " ", task_due_badge(view, row.task));
  }));
}

PageRequest first(int size) {
  PageRequest page;
  page.size = size;
  return page;
}

/// One's own, most urgent first; those far off do not wait for today.
void add_own_card(ReadTx& tx, const View& view, std::vector<HomeCard>& cards) {
  if (view.viewer.person == 0) return;
  TaskFilter mine;
  mine.person = Id<Person>{view.viewer.person};
  const TaskCounts counts = count_tasks(tx, view.viewer, mine);
  if (counts[TaskShow::Waiting] == 0) return;
  const auto rows = list_tasks(tx, view.viewer, mine, first(5)).items;
  const bool is_late = counts[TaskShow::Late] > 0;
  const bool is_soon = counts[TaskShow::Week] > 0;
  HomeCard own;
  own.urgency = is_late ? 88 : is_soon ? 60 : 20;
  const std::string title = is_late ? view.n("tasks.home.mine_late", counts[TaskShow::Late],
                                             {{"waiting", view.number(counts[TaskShow::Waiting])}})
                                    : view.n("tasks.home.mine", counts[TaskShow::Waiting]);
  own.content = card(title, task_lines(view, rows), link_button("/tasks?who=mine", view.t("tasks.mine"), "secondary"));
  cards.push_back(std::move(own));
}

void add_group_card(ReadTx& tx, const View& view, TaskFilter filter, TaskShow show, int urgency, std::string_view key,
                    std::vector<HomeCard>& cards) {
  filter.show = show;
  const auto count = count_tasks(tx, view.viewer, filter)[show];
  if (count == 0) return;
  const std::string address = "/tasks?who=unit&show=" + std::string(code_of(show));
  HomeCard group;
  group.urgency = urgency;
  group.content = card(view.n(key, count), task_lines(view, list_tasks(tx, view.viewer, filter, first(5)).items),
                       link_button(address, view.t("tasks.home.open"), "secondary"));
  cards.push_back(std::move(group));
}

/// Blocked elsewhere until the viewer's organisation does something.
void add_unblock_card(ReadTx& tx, const View& view, std::vector<HomeCard>& cards) {
  TaskFilter waiting;
  waiting.unblocker = Id<Organisation>{view.viewer.organisation};
  waiting.show = TaskShow::Blocked;
  const auto rows = list_tasks(tx, view.viewer, waiting, first(5)).items;
  if (rows.empty()) return;
  HomeCard blocked;
  blocked.urgency = 75;
  blocked.content =
      card(view.n("tasks.home.unblock", static_cast<std::int64_t>(rows.size())), ul(each(rows, [&](const TaskRow& row) {
             return li(a(href(task_address(row.task)), row.task.title),
                       Html(" – " + row.owner_name + ": " + row.task.state_note));
           })));
  cards.push_back(std::move(blocked));
}

std::vector<HomeCard> list_home_cards(ReadTx& tx, const View& view) {
  std::vector<HomeCard> cards;
  if (!view.viewer.may(read_campaigns)) return cards;
  add_own_card(tx, view, cards);
  if (view.viewer.organisation == 0 || !view.viewer.may(edit_campaigns)) return cards;
  TaskFilter unit;
  unit.unit_path = view.viewer.scope;
  if (unit.unit_path.empty()) return cards;
  add_group_card(tx, view, unit, TaskShow::Unmanned, 78, "tasks.home.unmanned", cards);
  add_group_card(tx, view, unit, TaskShow::Late, 72, "tasks.home.unit_late", cards);
  add_unblock_card(tx, view, cards);
  return cards;
}

std::vector<SearchHit> search(ReadTx& tx, const View& view, std::string_view folded, int limit) {
  std::vector<SearchHit> hits;
  if (!view.viewer.may(read_campaigns)) return hits;
  TaskFilter filter;
  filter.words = std::string(folded);
  filter.show = TaskShow::All;
  for (const TaskRow& row : list_tasks(tx, view.viewer, filter, first(limit)).items)
    hits.push_back({"tasks.one", row.task.title, row.owner_name + " – " + row.campaign_title, task_address(row.task)});
  return hits;
}

}  // namespace

void add_task_home(App& app) {
  app.home.push_back(list_home_cards);
  app.search.push_back(search);
}

}  // namespace vx
