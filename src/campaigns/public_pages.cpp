#include "campaigns/campaign_item_store.h"
#include "campaigns/campaign_json.h"
#include "campaigns/campaigns.h"
#include "campaigns/public_store.h"
#include "campaigns/public_views.h"

namespace vx {

namespace {

/// Everybody signed out sees the same: caches may keep it for a little while. Who is signed in has a name and the token
/// of a form on the page.
Response for_everybody(const Request& request, Response response) {
  if (request.viewer().is_signed_in()) return response;
  return std::move(response)
      .with_header("Cache-Control", "public, max-age=120")
      .with_header("Vary", "Accept, Accept-Language, Cookie");
}

Json plan_json(const PublicPlan& plan) {
  return json_object({{"id", plan.id},
                      {"number", plan.number},
                      {"title", plan.title},
                      {"agency", plan.agency},
                      {"issued_on", plan.issued_on}});
}

Json public_json(const PublicCampaign& campaign) {
  return json_object({{"id", campaign.id},
                      {"title", campaign.title},
                      {"theme", campaign.theme},
                      {"organisation_name", campaign.organisation_name},
                      {"state", code_of(campaign.state)},
                      {"starts_on", campaign.starts_on},
                      {"ends_on", campaign.ends_on},
                      {"public_since", campaign.since}});
}

Response show_home(Request& request, ReadTx& tx) {
  const PageRequest page = page_request(request.filter);
  if (!page.after.empty() && !read_cursor(page.after, 1)) throw Problem(ProblemCode::BadRequest);
  PageRequest plans_page;
  plans_page.size = 10;
  const auto campaigns = list_public_campaigns(tx, page);
  const auto plans = list_public_plans(tx, plans_page);
  return for_everybody(request,
                       respond(
                           request, [&] { return public_home_page(request.view, campaigns, plans, page.after); },
                           [&] {
                             return json_object({{"campaigns", json_array(campaigns.items, public_json)},
                                                 {"next", campaigns.next},
                                                 {"plans", json_array(plans.items, plan_json)}});
                           }));
}

Response show_campaign(Request& request, ReadTx& tx) {
  const auto record = find_campaign(tx, request.path_id<Campaign>());
  if (!record || !record->campaign.public_since) throw Problem(ProblemCode::NotFound);
  const auto items = list_items(tx, record->campaign.id);
  const auto counts = count_cascade(tx, record->campaign.id);
  std::optional<PublicPlan> plan;
  if (record->campaign.document) plan = find_public_plan(tx, record->campaign.document);
  return for_everybody(request,
                       respond(
                           request, [&] { return public_campaign_page(request.view, *record, items, counts, plan); },
                           [&] {
                             return json_object({{"id", record->campaign.id},
                                                 {"title", record->campaign.title},
                                                 {"theme", record->campaign.theme},
                                                 {"aim", record->campaign.aim},
                                                 {"organisation_name", record->organisation_name},
                                                 {"state", code_of(record->campaign.state)},
                                                 {"starts_on", record->campaign.starts_on},
                                                 {"ends_on", record->campaign.ends_on},
                                                 {"items", json_array(items, item_json)},
                                                 {"cascade", counts_json(counts)}});
                           }));
}

}  // namespace

void add_public_routes(Router& router) {
  const Access everybody = Access::everybody();
  const std::vector<FieldInfo> paging{{"size", FieldType::Integer}, {"after"}};
  router.get("/public", show_home,
             {.access = everybody, .about = "Campaigns and plans that are published", .fields = paging});
  router.get("/public/campaigns/{id}", show_campaign, {.access = everybody, .about = "A published campaign"});
}

}  // namespace vx
