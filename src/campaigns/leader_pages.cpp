#include "campaigns/campaign_access.h"
#include "campaigns/campaign_json.h"
#include "campaigns/campaigns.h"
#include "campaigns/leader_views.h"

namespace vx {

namespace {

Json groups_json(const std::vector<CountedGroup>& groups) {
  return json_array(groups, [](const CountedGroup& group) {
    return json_object({{"name", group.name}, {"counts", counts_json(group.counts)}});
  });
}

Response show(Request& request, ReadTx& tx) {
  LeaderPage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  const Campaign& campaign = data.record.campaign;
  data.counts = count_cascade(tx, campaign.id);
  data.tree = count_cascade_tree(tx, campaign.path);
  data.kinds = count_by_kind(tx, campaign.id);
  data.districts = count_by_district(tx, campaign.path);
  BoardFilter overdue;
  overdue.state = CascadeState::Overdue;
  PageRequest first;
  first.size = 10;
  data.late = list_board(tx, campaign.id, overdue, first).items;
  data.gaps = list_child_gaps(tx, campaign.id, 10);
  data.events = list_events(tx, campaign.id, {}, 10);
  data.may_steer = may_steer(request.viewer(), data.record.organisation_path);
  return respond(
      request, [&] { return leader_page(request.view, data); },
      [&] {
        return json_object(
            {{"campaign", campaign_json(data.record)},
             {"days_left", days_left(campaign, tx.today())},
             {"counts", counts_json(data.counts)},
             {"tree", counts_json(data.tree)},
             {"kinds", groups_json(data.kinds)},
             {"districts", groups_json(data.districts)},
             {"late", json_array(data.late, [&](const BoardRow& row) { return board_row_json(row, tx.today()); })},
             {"gaps", json_array(data.gaps,
                                 [](const ChildGaps& child) {
                                   return json_object({{"campaign", child.campaign},
                                                       {"organisation_name", child.organisation_name},
                                                       {"counts", gap_counts_json(child.counts)}});
                                 })},
             {"events", json_array(data.events, event_json)}});
      });
}

}  // namespace

void add_leader_routes(Router& router) {
  router.get("/campaigns/{id}/leader", show,
             {.access = Access::holder(read_campaigns), .about = "A campaign on one screen, for those who lead it"});
}

}  // namespace vx
