#include "base/text.h"
#include "campaigns/campaign_tabs.h"
#include "campaigns/task_json.h"
#include "campaigns/task_page.h"
#include "campaigns/task_staff.h"
#include "campaigns/tasks.h"
#include "web/paging.h"
#include "web/table_download.h"

namespace vx {

namespace {

constexpr std::array views{std::string_view("deadline"), std::string_view("unit"), std::string_view("item"),
                           std::string_view("units")};
constexpr std::array whose{std::string_view("mine"), std::string_view("unit")};

/// What the address asks for; `data.record` is there already for a campaign's list.
PageRequest read_filter(Request& request, TaskListPage& data) {
  Form& asked = request.filter;
  TaskFilter& filter = data.filter;
  data.words = asked.text("q", 200);
  filter.words = fold_words(data.words);
  filter.show = task_show_of(asked.choice("show", task_show_codes));
  const std::string shown_as = asked.choice("view", views);
  data.by_unit = shown_as == "units";
  filter.order = task_order_of(shown_as);
  filter.unit = asked.id<Organisation>("unit");
  const PageRequest page = page_request(asked);
  if (!asked.ok() || (!page.after.empty() && !read_cursor(page.after, 2))) throw Problem(ProblemCode::BadRequest);
  data.after = page.after;
  return page;
}

void read_campaign_scope(Request& request, ReadTx& tx, TaskListPage& data) {
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  data.with_below = request.filter.checkbox("below");
  const Campaign& campaign = data.record->campaign;
  if (data.with_below)
    data.filter.campaign_path = campaign.path;
  else
    data.filter.campaign = campaign.id;
}

/// One's own tasks, or those of one's unit and the units below it, which it does or helps with.
void read_own_scope(Request& request, TaskListPage& data) {
  const Viewer& viewer = request.viewer();
  data.who = request.filter.choice("who", whose);
  if (data.who.empty()) data.who = viewer.person == 0 ? "unit" : "mine";
  if (data.who == "mine")
    data.filter.person = viewer.person == 0 ? Id<Person>{-1} : Id<Person>{viewer.person};
  else
    data.filter.unit_path = data.filter.helped_by = viewer.scope.empty() ? "o/" : viewer.scope;
}

void read_rows(Request& request, ReadTx& tx, TaskListPage& data, const PageRequest& page) {
  const Viewer& viewer = request.viewer();
  data.counts = count_tasks(tx, viewer, data.filter);
  if (data.record && !data.with_below) {
    TaskFilter tree;
    tree.campaign_path = data.record->campaign.path;
    TaskFilter own;
    own.campaign = data.record->campaign.id;
    data.below = count_tasks(tx, viewer, tree)[TaskShow::All] - count_tasks(tx, viewer, own)[TaskShow::All];
  }
  if (data.with_below) data.below = data.counts[TaskShow::All];
  if (data.by_unit) {
    data.units = count_tasks_by_unit(tx, viewer, data.filter, 500);
    return;
  }
  data.rows = list_tasks(tx, viewer, data.filter, page);
}

void read_rights(Request& request, ReadTx& tx, TaskListPage& data) {
  const Viewer& viewer = request.viewer();
  if (data.filter.unit) data.unit_name = get_organisation(tx, data.filter.unit).name();
  if (!data.record) return;
  const auto scopes = viewer.scopes_of(edit_campaigns);
  const std::string& path = data.record->organisation_path;
  data.may_add = std::any_of(scopes.begin(), scopes.end(), [&](const ScopePath& scope) {
    return path.starts_with(scope) || scope.starts_with(path);
  });
  if (data.may_add && data.filter.unit) {
    const Organisation unit = get_organisation(tx, data.filter.unit);
    if (viewer.may(edit_campaigns, unit.path)) data.staff = list_staff_choices(tx, viewer, unit);
  }
}

Response answer(Request& request, const TaskListPage& data) {
  return respond(
      request, [&] { return task_list_page(request.view, data); }, [&] { return task_list_json(request.view, data); });
}

Response show_campaign_tasks(Request& request, ReadTx& tx) {
  const TaskListPage data = read_task_list(request, tx);
  return answer(request, data);
}

Response show_own_tasks(Request& request, ReadTx& tx) {
  TaskListPage data;
  read_own_scope(request, data);
  const PageRequest page = read_filter(request, data);
  read_rows(request, tx, data, page);
  read_rights(request, tx, data);
  return answer(request, data);
}

Response export_list(Request& request, ReadTx& tx, TaskListPage& data, const std::string& name) {
  const TableFormat format = read_table_format(request);
  PageRequest page = read_filter(request, data);
  page.size = 20'000;
  page.after.clear();
  const auto table = task_table(request.view, list_tasks(tx, request.viewer(), data.filter, page).items);
  return download_table(format, request.view.t("tasks.title"), table, name);
}

Response export_campaign_tasks(Request& request, ReadTx& tx) {
  TaskListPage data;
  read_campaign_scope(request, tx, data);
  return export_list(request, tx, data,
                     "tasks-" + std::to_string(data.record->campaign.id.value) + "-" + tx.today().iso());
}

Response export_own_tasks(Request& request, ReadTx& tx) {
  TaskListPage data;
  read_own_scope(request, data);
  return export_list(request, tx, data, "tasks-" + data.who + "-" + tx.today().iso());
}

}  // namespace

TaskListPage read_task_list(Request& request, ReadTx& tx) {
  TaskListPage data;
  read_campaign_scope(request, tx, data);
  const PageRequest page = read_filter(request, data);
  read_rows(request, tx, data, page);
  read_rights(request, tx, data);
  return data;
}

void add_task_list_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const std::vector<FieldInfo> own{
      {"who", FieldType::Text, false, "mine or unit."},
      {"show", FieldType::Text, false,
       "waiting, late, week, later, undated, blocked, unmanned, done, cancelled or all."},
      {"view", FieldType::Text, false, "deadline, unit, item, or units for counts by unit."},
      {"unit", FieldType::Integer, false, "Only this unit's."},
      {"q"},
      {"size", FieldType::Integer},
      {"after"}};
  std::vector<FieldInfo> of_campaign(own.begin() + 1, own.end());
  of_campaign.push_back({"below", FieldType::Boolean, false, "With the campaigns below it."});
  auto with_file = [](std::vector<FieldInfo> fields) {
    fields.push_back({"file", FieldType::Text, false, "csv or xlsx."});
    return fields;
  };
  router.get("/tasks", show_own_tasks, {.access = reader, .about = "One's own tasks, or one's unit's", .fields = own});
  router.get("/tasks/export", export_own_tasks,
             {.access = reader,
              .about = "The same as a file to save",
              .fields = with_file(own),
              .page = false,
              .json = false});
  router.get("/campaigns/{id}/tasks", show_campaign_tasks,
             {.access = reader, .about = "The tasks of a campaign", .fields = of_campaign});
  router.get("/campaigns/{id}/tasks/export", export_campaign_tasks,
             {.access = reader,
              .about = "The tasks of a campaign as a file to save",
              .fields = with_file(of_campaign),
              .page = false,
              .json = false});
}

}  // namespace vx
