#include "base/text.h"
#include "campaigns/inspection_views.h"
#include "campaigns/inspections.h"
#include "web/table_download.h"

namespace vx {

namespace {

constexpr int unurged_shown = 200;

UrgingFilter read_filter(Request& request, Id<Campaign> campaign, std::string& words) {
  UrgingFilter filter;
  filter.campaign = campaign;
  words = request.filter.text("q", 200);
  filter.words = fold_words(words);
  filter.kind = request.filter.choice("kind", urging_kind_codes);
  filter.unit = request.filter.id<Organisation>("unit");
  if (!request.filter.ok()) throw Problem(ProblemCode::BadRequest);
  return filter;
}

Response show(Request& request, ReadTx& tx) {
  UrgingPage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  const Id<Campaign> campaign = data.record.campaign.id;
  data.filter = read_filter(request, campaign, data.words);
  const PageRequest page = page_request(request.filter);
  if (!page.after.empty() && !read_cursor(page.after, 3)) throw Problem(ProblemCode::BadRequest);
  data.after = page.after;
  data.rows = list_urgings(tx, request.viewer(), data.filter, page);
  data.unurged = list_unurged_units(tx, request.viewer(), campaign, unurged_shown);
  data.may_inspect = may_inspect(tx, request.viewer(), campaign, data.record.organisation_path);
  return respond(
      request, [&] { return urging_page(request.view, data); },
      [&] {
        return json_object({{"units", data.unurged.all},
                            {"unurged", json_array(data.unurged.units,
                                                   [](const UnurgedUnit& unit) {
                                                     return json_object({{"id", unit.id},
                                                                         {"name", unit.name},
                                                                         {"reminded", unit.is_reminded},
                                                                         {"visited", unit.is_visited}});
                                                   })},
                            {"urgings", json_array(data.rows.items, urging_json)},
                            {"next", data.rows.next}});
      });
}

Response export_log(Request& request, ReadTx& tx) {
  const CampaignRecord record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  std::string words;
  const UrgingFilter filter = read_filter(request, record.campaign.id, words);
  const TableFormat format = read_table_format(request);
  PageRequest all;
  all.size = 20'000;
  const auto table = urging_table(request.view, list_urgings(tx, request.viewer(), filter, all).items);
  const std::string name = "urging-" + std::to_string(record.campaign.id.value) + "-" + tx.today().iso();
  return download_table(format, request.view.t("urging.title"), table, name);
}

}  // namespace

void add_urging_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const std::vector<FieldInfo> filter{{"kind", FieldType::Text, false, "reminder or visit."},
                                      {"unit", FieldType::Integer},
                                      {"q"},
                                      {"size", FieldType::Integer},
                                      {"after"}};
  router.get("/campaigns/{id}/urging", show,
             {.access = reader,
              .about = "What was urged of which unit and what came of it; units never urged or visited",
              .fields = filter});
  auto exported = filter;
  exported.push_back({"file", FieldType::Text, false, "csv or xlsx."});
  router.get("/campaigns/{id}/urging/export", export_log,
             {.access = reader,
              .about = "What was urged as a file to save",
              .fields = exported,
              .page = false,
              .json = false});
}

}  // namespace vx
