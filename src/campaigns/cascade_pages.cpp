#include "base/text.h"
#include "campaigns/campaign_access.h"
#include "campaigns/campaign_json.h"
#include "campaigns/campaign_views.h"
#include "campaigns/campaigns.h"
#include "campaigns/cascade_views.h"
#include "web/table_download.h"

namespace vx {

namespace {

constexpr std::array board_sorts{std::string_view("name"), std::string_view("-name"), std::string_view("due"),
                                 std::string_view("-due")};

BoardFilter read_filter(Request& request, std::string& words) {
  BoardFilter filter;
  words = request.filter.text("q", 200);
  filter.words = fold_words(words);
  filter.kind = request.filter.text("kind", 40);
  const std::string state = request.filter.choice("state", cascade_state_codes);
  if (!state.empty()) filter.state = cascade_state_of(state);
  if (!request.filter.ok()) throw Problem(ProblemCode::BadRequest);
  return filter;
}

PageRequest read_page(Request& request) {
  PageRequest page = page_request(request.filter);
  if (!page.sort.empty() && std::find(board_sorts.begin(), board_sorts.end(), page.sort) == board_sorts.end())
    throw Problem(ProblemCode::BadRequest);
  if (!page.after.empty() && !read_cursor(page.after, 2)) throw Problem(ProblemCode::BadRequest);
  return page;
}

Response show_board(Request& request, ReadTx& tx) {
  CascadePage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  const Campaign& campaign = data.record.campaign;
  data.filter = read_filter(request, data.words);
  const PageRequest page = read_page(request);
  data.sort = page.sort;
  data.after = page.after;
  data.rows = list_board(tx, campaign.id, data.filter, page);
  data.counts = count_cascade(tx, campaign.id);
  data.tree = count_cascade_tree(tx, campaign.path);
  data.kinds = count_by_kind(tx, campaign.id);
  data.may_steer = may_steer(request.viewer(), data.record.organisation_path);
  return respond(
      request, [&] { return cascade_page(request.view, data); },
      [&] {
        return json_object({{"campaign", campaign.id},
                            {"launch_by", campaign.launch_by},
                            {"counts", counts_json(data.counts)},
                            {"tree", counts_json(data.tree)},
                            {"units", json_array(data.rows.items,
                                                 [&](const BoardRow& row) { return board_row_json(row, tx.today()); })},
                            {"next", data.rows.next}});
      });
}

Response export_board(Request& request, ReadTx& tx) {
  const CampaignRecord record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  std::string words;
  const BoardFilter filter = read_filter(request, words);
  const TableFormat format = read_table_format(request);
  PageRequest page = read_page(request);
  page.size = 20'000;
  page.after.clear();
  const auto rows = list_board(tx, record.campaign.id, filter, page).items;
  const auto table = cascade_table(request.view, rows);
  const std::string name = "campaign-" + std::to_string(record.campaign.id.value) + "-" + tx.today().iso();
  return download_table(format, request.view.t("campaigns.tab.cascade"), table, name);
}

Response show_unit(Request& request, ReadTx& tx) {
  CascadeUnitPage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  BoardFilter only;
  only.unit = request.path_id<Organisation>("unit");
  auto rows = list_board(tx, data.record.campaign.id, only, {}).items;
  if (rows.empty()) throw Problem(ProblemCode::NotFound);
  data.row = std::move(rows.front());
  data.events = list_events(tx, data.record.campaign.id, only.unit, 50);
  data.may_steer = may_steer(request.viewer(), data.record.organisation_path);
  data.may_explain = request.viewer().may(edit_campaigns, data.row.organisation_path);
  return respond(
      request, [&] { return cascade_unit_page(request.view, data); },
      [&] {
        return json_object(
            {{"unit", board_row_json(data.row, tx.today())}, {"events", json_array(data.events, event_json)}});
      });
}

}  // namespace

void add_cascade_steering(Router& router);

void add_cascade_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const std::vector<FieldInfo> filter{
      {"state", FieldType::Text, false,
       "overdue, due, no_deadline, issued_undated, issued_late, issued_on_time, excused."},
      {"kind", FieldType::Text, false, "Kind of organisation."},
      {"q"},
      {"sort", FieldType::Text, false, "name, -name, due or -due; most urgent first without."},
      {"size", FieldType::Integer},
      {"after"}};
  router.get("/campaigns/{id}/cascade", show_board,
             {.access = reader, .about = "Which sub-units have issued their plan under a campaign", .fields = filter});
  auto export_fields = filter;
  export_fields.push_back({"file", FieldType::Text, false, "csv or xlsx."});
  router.get("/campaigns/{id}/cascade/export", export_board,
             {.access = reader,
              .about = "The cascade board as a file to save",
              .fields = export_fields,
              .page = false,
              .json = false});
  router.get("/campaigns/{id}/cascade/{unit}", show_unit,
             {.access = reader, .about = "How far one sub-unit's plan has come, and what was said about it"});
  add_cascade_steering(router);
}

}  // namespace vx
