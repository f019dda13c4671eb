#include "campaigns/campaign_tabs.h"
#include "campaigns/task_views.h"
#include "web/layout.h"

namespace vx {

using namespace html;

namespace {

std::string list_address(const TaskListPage& data, std::string_view rest = {}) {
  return data.record ? campaign_address(data.record->campaign.id, "/tasks" + std::string(rest))
                     : "/tasks" + std::string(rest);
}

std::string list_title(const View& view, const TaskListPage& data) {
  const std::int64_t waiting = data.counts[TaskShow::Waiting];
  if (data.counts[TaskShow::All] == 0) return view.t(data.record ? "tasks.answer_none" : "tasks.answer_own_none");
  if (waiting == 0) return view.n("tasks.answer_all_done", data.counts[TaskShow::Done]);
  if (data.counts[TaskShow::Late] > 0)
    return view.n("tasks.answer_late", data.counts[TaskShow::Late], {{"waiting", view.number(waiting)}});
  return view.n("tasks.answer", waiting, {{"week", view.number(data.counts[TaskShow::Week])}});
}

std::string changed(const View& view, std::string_view name, std::string_view value) {
  return with_query(with_query(view.path, "after", ""), name, value);
}

Html show_links(const View& view, const TaskListPage& data) {
  Html links;
  for (std::size_t i = 0; i < task_show_codes.size(); ++i) {
    const auto show = static_cast<TaskShow>(i);
    const bool is_current = !data.by_unit && show == data.filter.show;
    if (data.counts[show] == 0 && !is_current && show != TaskShow::Waiting) continue;
    const std::string code = show == TaskShow::Waiting ? "" : std::string(code_of(show));
    const std::string address =
        with_query(changed(view, "show", code), "view", data.by_unit ? "" : code_of(data.filter.order));
    links += li(a(href(address), is_current ? attr("aria-current", "page") : Attribute{},
                  view.t("tasks.show." + std::string(code_of(show))),
                  span(cls("tab-count"), view.number(data.counts[show]))));
  }
  return nav(cls("tabs"), attr("aria-label", view.t("tasks.by_standing")), ul(links));
}

Html order_links(const View& view, const TaskListPage& data) {
  auto link = [&](std::string_view code, std::string_view label, bool is_current) {
    return li(
        a(href(changed(view, "view", code)), is_current ? attr("aria-current", "page") : Attribute{}, view.t(label)));
  };
  Html links;
  for (const std::string_view code : task_order_codes)
    if (data.record || code != "item")
      links += link(code, "tasks.order." + std::string(code), !data.by_unit && code == code_of(data.filter.order));
  if (data.record || data.who == "unit") links += link("units", "tasks.order.units", data.by_unit);
  return nav(cls("task-order"), attr("aria-label", view.t("tasks.order_label")), ul(links));
}

Html filters(const View& view, const TaskListPage& data) {
  const Form empty;
  auto hidden = [](std::string_view name, std::string_view value) {
    return value.empty() ? Html{} : input(attr("type", "hidden"), attr("name", name), attr("value", value));
  };
  Html fields = hidden("show", data.filter.show == TaskShow::Waiting ? "" : code_of(data.filter.show)) +
                hidden("view", data.by_unit ? "units" : code_of(data.filter.order)) + hidden("who", data.who) +
                hidden("below", data.with_below ? "1" : "") +
                hidden("unit", data.filter.unit ? std::to_string(data.filter.unit.value) : "");
  fields +=
      text_field(view, empty, {.name = "q", .label = "tasks.filter.words", .required = true, .value = data.words}) +
      submit_button(view, "campaigns.filter.apply", "secondary");
  return get_form(view, list_address(data), fields);
}

Html select_cell(const View& view, const TaskRow& row) {
  const std::string id = std::to_string(row.task.id.value);
  return label(cls("select-row"), input(attr("type", "checkbox"), attr("name", "task"), attr("value", id)),
               span(cls("visually-hidden"), view.t("tasks.select", {{"title", row.task.title}})));
}

Html title_cell(const View& view, const TaskListPage& data, const TaskRow& row) {
  Html cell(row.task.title);
  (void)view;
  if (!data.record || data.with_below) cell += br() + small(row.campaign_title);
  return cell;
}

Html table_of(const View& view, const TaskListPage& data, const std::vector<const TaskRow*>& rows,
              const std::string& caption) {
  std::vector<Column> columns{{view.t("tasks.field.title")},  {view.t("tasks.field.owner")},
                              {view.t("tasks.field.person")}, {view.t("tasks.field.due_on")},
                              {view.t("tasks.field.state")},  {view.t("tasks.field.progress"), "", true}};
  if (data.may_add) columns.push_back({view.t("tasks.choose")});
  std::vector<TableRow> lines;
  for (const TaskRow* row : rows) {
    TableRow line{
        {title_cell(view, data, *row), row->owner_name, task_person(view, *row), task_due_badge(view, row->task),
         task_state_badge(view, row->task.state), Html(view.number(std::int64_t{row->task.progress}) + "%")},
        task_address(row->task)};
    if (data.may_add) line.cells.push_back(is_waiting(row->task.state) ? select_cell(view, *row) : Html{});
    lines.push_back(std::move(line));
  }
  return data_table(view, caption, columns, lines);
}

/// What a row stands under: its deadline's group, its unit, or its line of the plan.
std::string group_of(const View& view, const TaskListPage& data, const TaskRow& row) {
  if (data.filter.order == TaskOrder::Unit) return row.owner_name;
  if (data.filter.order == TaskOrder::Item) {
    if (row.item_kind.empty()) return view.t("tasks.without_item");
    return view.t("campaigns.items." + row.item_kind) + " " + view.number(std::int64_t{row.item_position}) + ". " +
           row.item_text;
  }
  return view.t("tasks.clock." + std::string(code_of(classify_task(row.task, view.today()))));
}

Html grouped_tables(const View& view, const TaskListPage& data) {
  Html out;
  std::vector<const TaskRow*> group;
  std::string heading;
  auto flush = [&] {
    if (group.empty()) return;
    out += h2(cls("group-heading"), heading) + table_of(view, data, group, heading);
    group.clear();
  };
  for (const TaskRow& row : data.rows.items) {
    const std::string next = group_of(view, data, row);
    if (next != heading) flush();
    heading = next;
    group.push_back(&row);
  }
  flush();
  return out;
}

Html units_table(const View& view, const TaskListPage& data) {
  std::vector<TableRow> rows;
  for (const UnitTasks& unit : data.units) {
    const std::string address =
        with_query(with_query(list_address(data), "unit", std::to_string(unit.unit.value)), "who", data.who);
    auto number = [&](TaskShow show, Tone tone) {
      const std::int64_t count = unit.counts[show];
      return count == 0              ? Html("–")
             : tone == Tone::Neutral ? Html(view.number(count))
                                     : badge(tone, view.number(count));
    };
    rows.push_back({{unit.name, number(TaskShow::Waiting, Tone::Neutral), number(TaskShow::Late, Tone::Bad),
                     number(TaskShow::Week, Tone::Warning), number(TaskShow::Blocked, Tone::Serious),
                     number(TaskShow::Unmanned, Tone::Warning), number(TaskShow::Done, Tone::Neutral)},
                    data.with_below ? with_query(address, "below", "1") : address});
  }
  return data_table(view, view.t("tasks.order.units"),
                    {{view.t("tasks.field.owner")},
                     {view.t("tasks.show.waiting"), "", true},
                     {view.t("tasks.show.late"), "", true},
                     {view.t("tasks.show.week"), "", true},
                     {view.t("tasks.show.blocked"), "", true},
                     {view.t("tasks.show.unmanned"), "", true},
                     {view.t("tasks.show.done"), "", true}},
                    rows);
}

Html bulk_form(const View& view, const TaskListPage& data, const Form& form, const Html& tables) {
  if (!data.may_add) return tables;
  Html actions =
      text_field(view, form, {.name = "due_on", .label = "tasks.bulk.due_on", .type = "date"}) +
      button(cls("btn btn-secondary"), attr("name", "to"), attr("value", "due"), view.t("tasks.bulk.set_due"));
  if (!data.staff.empty())
    actions +=
        select_field(view, form, {.name = "person", .label = "tasks.field.person"}, data.staff) +
        button(cls("btn btn-secondary"), attr("name", "to"), attr("value", "person"), view.t("tasks.bulk.assign"));
  return post_form(view, list_address(data, "/bulk"),
                   input(attr("type", "hidden"), attr("name", "unit"), attr("value", data.filter.unit.value)) + tables +
                       h2(cls("group-heading"), view.t("tasks.bulk.heading")) + div(cls("bulk-actions"), actions));
}

/// Only the campaign's own office makes the tasks of its plan; units below add theirs by hand.
Html plan_button(const View& view, const TaskListPage& data) {
  if (!data.record || !view.viewer.may(edit_campaigns, data.record->organisation_path)) return {};
  return link_button(list_address(data, "/plan"), view.t("tasks.from_plan"));
}

Html list_actions(const View& view, const TaskListPage& data) {
  Html actions = plan_button(view, data);
  if (data.record && data.may_add) actions += link_button(list_address(data, "/new"), view.t("tasks.new"), "secondary");
  const auto mark = view.path.find('?');
  const std::string address = list_address(data, "/export") + (mark == std::string::npos ? "" : view.path.substr(mark));
  if (data.counts[TaskShow::All] > 0)
    actions += link_button(with_query(address, "file", "xlsx"), "XLSX", "secondary") +
               link_button(with_query(address, "file", "csv"), "CSV", "secondary");
  return actions;
}

Html own_tabs(const View& view, const TaskListPage& data) {
  return tabs(view, {{view.t("tasks.mine"), "/tasks?who=mine", data.who == "mine", {}},
                     {view.t("tasks.my_unit"), "/tasks?who=unit", data.who == "unit", {}}});
}

Html empty_list(const View& view, const TaskListPage& data) {
  const bool is_narrowed = !data.words.empty() || data.filter.show != TaskShow::Waiting || data.filter.unit;
  if (is_narrowed || data.counts[TaskShow::All] > 0)
    return empty_state(view, "tasks.no_match", "tasks.no_match_hint",
                       link_button(data.record ? list_address(data) : "/tasks?who=" + data.who,
                                   view.t("tasks.show_waiting"), "secondary"));
  if (!data.record) return empty_state(view, "tasks.own_empty", "tasks.own_empty_hint");
  return empty_state(view, "tasks.empty", "tasks.empty_hint", plan_button(view, data));
}

Html below_line(const View& view, const TaskListPage& data) {
  if (!data.record || data.below == 0) return {};
  const std::string label = data.with_below ? view.t("tasks.only_own") : view.n("tasks.with_below", data.below);
  return p(a(href(changed(view, "below", data.with_below ? "" : "1")), label));
}

}  // namespace

Html task_list_page(const View& view, const TaskListPage& data, const Form& form) {
  PageInfo info{.title = list_title(view, data)};
  if (data.record) info.crumbs = campaign_crumbs(view, data.record->campaign);
  info.actions = list_actions(view, data);
  info.wide = true;
  if (!data.unit_name.empty()) info.lead = view.t("tasks.of_unit", {{"name", data.unit_name}});
  Html content = data.record ? campaign_tabs(view, data.record->campaign, "tasks") : own_tabs(view, data);
  content += error_summary(view, form);
  if (data.counts[TaskShow::All] > 0 || data.below > 0)
    content += show_links(view, data) + order_links(view, data) + filters(view, data) + below_line(view, data);
  if (data.by_unit && !data.units.empty()) return page(view, info, content + units_table(view, data));
  if (data.rows.items.empty()) return page(view, info, content + empty_list(view, data));
  return page(
      view, info,
      content + bulk_form(view, data, form, grouped_tables(view, data)) + pager(view, data.after, data.rows.next));
}

std::vector<std::vector<std::string>> task_table(const View& view, const std::vector<TaskRow>& rows) {
  std::vector<std::vector<std::string>> table{
      {view.t("tasks.field.title"), view.t("tasks.field.detail"), view.t("campaigns.one"), view.t("tasks.field.owner"),
       view.t("tasks.field.person"), view.t("tasks.field.due_on"), view.t("tasks.field.state"),
       view.t("tasks.field.progress"), view.t("tasks.field.standing"), view.t("tasks.field.state_note"),
       view.t("tasks.field.unblocker"), view.t("tasks.field.done_on")}};
  for (const TaskRow& row : rows) {
    const CampaignTask& task = row.task;
    const bool names = may_see_names(view.viewer, row.owner_path, task.person);
    table.push_back({task.title, task.detail, row.campaign_title, row.owner_name,
                     names         ? row.person_name
                     : task.person ? view.t("tasks.somebody")
                                   : "",
                     task.due_on ? task.due_on->iso() : "", view.t("tasks.state." + std::string(code_of(task.state))),
                     std::to_string(task.progress),
                     view.t("tasks.clock." + std::string(code_of(classify_task(task, view.today())))), task.state_note,
                     row.unblocker_name, task.done_on ? task.done_on->iso() : ""});
  }
  return table;
}

}  // namespace vx
