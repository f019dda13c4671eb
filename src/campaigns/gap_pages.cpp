#include "campaigns/campaign_access.h"
#include "campaigns/campaign_json.h"
#include "campaigns/campaigns.h"
#include "campaigns/cascade_store.h"
#include "campaigns/gap_store.h"
#include "campaigns/gap_views.h"

namespace vx {

namespace {

/// Officers of either plan may judge how the one takes up the other.
bool may_decide(const Viewer& viewer, const GapPage& data) {
  return viewer.may(edit_campaigns, data.record.organisation_path) || may_steer(viewer, data.parent.organisation_path);
}

GapPage read_page(const Request& request, ReadTx& tx) {
  GapPage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  if (!data.record.campaign.parent) throw Problem(ProblemCode::NotFound);
  data.parent = *find_campaign(tx, data.record.campaign.parent);
  data.gaps = list_gaps(tx, data.record.campaign.id);
  data.may_decide = may_decide(request.viewer(), data);
  return data;
}

Response show(Request& request, ReadTx& tx) {
  const GapPage data = read_page(request, tx);
  return respond(
      request, [&] { return gap_page(request.view, data); },
      [&] {
        return json_object({{"campaign", data.record.campaign.id},
                            {"parent", data.parent.campaign.id},
                            {"counts", gap_counts_json(count_gaps(data.gaps))},
                            {"items", json_array(data.gaps, gap_json)}});
      });
}

Response decide(Request& request, WriteTx& tx) {
  GapPage data = read_page(request, tx);
  if (!data.may_decide) request.require(edit_campaigns, data.record.organisation_path);
  const auto item = request.path_id<CampaignItem>("item");
  auto gap = find_gap(tx, data.record.campaign.id, item);
  if (!gap) throw Problem(ProblemCode::NotFound);
  const std::string suffix = request.form.has("verdict") ? "" : "_" + std::to_string(item.value);
  const std::string verdict = request.form.choice("verdict" + suffix, gap_verdict_codes);
  const std::string reason = request.form.text("reason" + suffix, 1000);
  if (verdict.empty()) throw Problem(ProblemCode::BadRequest);
  auto decided = decide_gap(*gap, gap_verdict_of(verdict), reason);
  if (!decided) {
    request.form.add_error("reason" + suffix, decided.error());
    return invalid(request, request.form, gap_page(request.view, data, request.form, item));
  }
  write_gap_decision(tx, data.record.campaign.id, *decided);
  tx.record(
      {.action = "campaigns.decide_gap",
       .subject = "campaign/" + std::to_string(data.record.campaign.id.value) + "/item/" + std::to_string(item.value),
       .before = gap_json(*gap).str(),
       .after = gap_json(*decided).str()});
  return done(request, "/campaigns/" + std::to_string(data.record.campaign.id.value) + "/gaps",
              "campaigns.notice.gap_decided", gap_json(*find_gap(tx, data.record.campaign.id, item)));
}

}  // namespace

void add_gap_routes(Router& router) {
  router.get("/campaigns/{id}/gaps", show,
             {.access = Access::holder(read_campaigns),
              .about = "What a campaign takes up, weakens or leaves out of the one above it"});
  router.post("/campaigns/{id}/gaps/{item}", decide,
              {.access = Access::holder(read_campaigns),
               .about = "Confirms or overrules what the comparison found",
               .fields = {{"verdict", FieldType::Text, true, "left_out, weakened or taken_up."},
                          {"reason", FieldType::Text, false, "Required to overrule."}}});
}

}  // namespace vx
