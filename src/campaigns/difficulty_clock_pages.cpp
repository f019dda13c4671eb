#include "campaigns/campaign_tabs.h"
#include "campaigns/difficulties.h"
#include "campaigns/difficulty_json.h"
#include "campaigns/difficulty_views.h"

// How long each level of a campaign has for its answer.

namespace vx {

namespace {

std::string clocks_address(Id<Campaign> id) { return campaign_address(id, "/difficulties/clocks"); }

Response show(Request& request, ReadTx& tx) {
  const CampaignRecord record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  const DifficultyClocks clocks = find_difficulty_clocks(tx, record.campaign.id);
  return respond(
      request, [&] { return difficulty_clocks_page(request.view, record, clocks, request.form); },
      [&] { return difficulty_clocks_json(clocks); });
}

CampaignRecord get_editable(const Request& request, ReadTx& tx) {
  CampaignRecord record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  request.require(edit_campaigns, record.organisation_path);
  return record;
}

void record_change(WriteTx& tx, Id<Campaign> id, const DifficultyClocks& before) {
  tx.record({.action = "difficulties.set_clocks",
             .subject = "campaign/" + std::to_string(id.value),
             .before = difficulty_clocks_json(before).str(),
             .after = difficulty_clocks_json(find_difficulty_clocks(tx, id)).str()});
}

/// Clocks that run already keep their end.
Response change(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_editable(request, tx);
  const DifficultyClocks before = find_difficulty_clocks(tx, record.campaign.id);
  DifficultyClocks draft = before;
  for (std::size_t i = 0; i < difficulty_level_codes.size(); ++i)
    draft.working_days[i] = static_cast<int>(request.form.integer(difficulty_level_codes[i], 0, 1000).value_or(0));
  auto clocks = decide_clocks(draft);
  if (!clocks)
    for (FieldError& fault : clocks.error())
      if (!request.form.error_of(fault.field)) request.form.add_error(fault.field, std::move(fault.error));
  if (!request.form.ok())
    return invalid(request, request.form, difficulty_clocks_page(request.view, record, before, request.form));
  write_difficulty_clocks(tx, record.campaign.id, *clocks);
  record_change(tx, record.campaign.id, before);
  return done(request, clocks_address(record.campaign.id), "campaigns.notice.saved", difficulty_clocks_json(*clocks));
}

Response take_defaults(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_editable(request, tx);
  const DifficultyClocks before = find_difficulty_clocks(tx, record.campaign.id);
  delete_difficulty_clocks(tx, record.campaign.id);
  record_change(tx, record.campaign.id, before);
  return done(request, clocks_address(record.campaign.id), "campaigns.notice.saved",
              difficulty_clocks_json(find_difficulty_clocks(tx, record.campaign.id)));
}

}  // namespace

void add_difficulty_clock_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const Access editor = Access::holder(edit_campaigns);
  std::vector<FieldInfo> fields;
  for (const std::string_view code : difficulty_level_codes)
    fields.push_back({code, FieldType::Integer, true, "Working days, 1 to 60."});
  router.get("/campaigns/{id}/difficulties/clocks", show,
             {.access = reader, .about = "Within how many working days each level answers a difficulty"});
  router.post("/campaigns/{id}/difficulties/clocks", change,
              {.access = editor, .about = "Sets how long each level has", .fields = fields});
  router.post("/campaigns/{id}/difficulties/clocks/default", take_defaults,
              {.access = editor, .about = "Goes back to the clocks of the campaign above, or the defaults"});
}

}  // namespace vx
