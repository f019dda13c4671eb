#include "campaigns/campaign_json.h"

namespace vx {

namespace {

Json move_json(const CampaignMove& move) {
  return json_object({{"from", code_of(move.from)},
                      {"to", code_of(move.to)},
                      {"at", move.at},
                      {"by", move.by},
                      {"note", move.note},
                      {"undone_at", move.undone_at},
                      {"undone_by", move.undone_by}});
}

Json link_json(const CampaignLink& link) {
  return json_object({{"id", link.id},
                      {"relation", code_of(link.relation)},
                      {"inward", link.is_inward},
                      {"campaign", link.other},
                      {"document", link.document},
                      {"title", link.other_title}});
}

std::vector<Field> campaign_fields(const CampaignRecord& record) {
  const Campaign& campaign = record.campaign;
  return {{"id", campaign.id},
          {"version", campaign.version},
          {"title", campaign.title},
          {"theme", campaign.theme},
          {"aim", campaign.aim},
          {"kind", code_of(campaign.kind)},
          {"state", code_of(campaign.state)},
          {"organisation", campaign.organisation},
          {"organisation_name", record.organisation_name},
          {"parent", campaign.parent},
          {"document", campaign.document},
          {"document_number", record.document_number},
          {"document_symbol", record.document_symbol},
          {"document_date", record.document_date},
          {"starts_on", campaign.starts_on},
          {"ends_on", campaign.ends_on},
          {"launch_by", campaign.launch_by},
          {"lead_unit", campaign.lead_unit},
          {"coordinating_unit", campaign.coordinating_unit},
          {"funding", campaign.funding},
          {"public_since", campaign.public_since},
          {"participants", json_array(campaign.participants, [](const CampaignParticipant& each) {
             return json_object({{"group", code_of(each.group)}, {"name", each.name}});
           })}};
}

}  // namespace

Json campaign_json(const CampaignRecord& record) { return json_object(campaign_fields(record)); }

Json campaign_json(const CampaignPage& page) {
  auto fields = campaign_fields(page.record);
  fields.push_back({"items", json_array(page.items, item_json)});
  fields.push_back({"moves", json_array(page.moves, move_json)});
  fields.push_back({"links", json_array(page.links, link_json)});
  fields.push_back({"cascade", counts_json(page.counts)});
  fields.push_back({"missing_before_launch",
                    json_array(page.readiness.missing(), [](std::string_view code) { return Json(code); })});
  return json_object(fields);
}

Json summary_json(const CampaignSummary& campaign) {
  return json_object({{"id", campaign.id},
                      {"title", campaign.title},
                      {"theme", campaign.theme},
                      {"organisation_name", campaign.organisation_name},
                      {"state", code_of(campaign.state)},
                      {"kind", code_of(campaign.kind)},
                      {"ends_on", campaign.ends_on},
                      {"required", campaign.required},
                      {"issued", campaign.issued},
                      {"overdue", campaign.overdue}});
}

Json item_json(const CampaignItem& item) {
  return json_object({{"id", item.id},
                      {"kind", code_of(item.kind)},
                      {"position", item.position},
                      {"text", item.text},
                      {"unit", item.unit},
                      {"organisation", item.organisation},
                      {"deadline", item.deadline},
                      {"occasion", code_of(item.occasion)},
                      {"place_start", item.place_start},
                      {"place_end", item.place_end}});
}

Json counts_json(const CascadeCounts& counts) {
  std::vector<Field> fields;
  for (std::size_t i = 0; i < cascade_state_codes.size(); ++i)
    fields.push_back({cascade_state_codes[i], counts.by_state[i]});
  fields.push_back({"required", counts.required()});
  fields.push_back({"issued", counts.issued()});
  return json_object(fields);
}

Json board_row_json(const BoardRow& row, Date today) {
  const Expectation& each = row.expectation;
  return json_object({{"organisation", each.organisation},
                      {"organisation_name", row.organisation_name},
                      {"kind", row.organisation_kind},
                      {"district", row.district},
                      {"state", code_of(row.state)},
                      {"due_on", each.due_on},
                      {"days_left", days_to_due(decide_outcome(each), each.due_on, today)},
                      {"issued_on", each.issued_on},
                      {"campaign", each.child},
                      {"document", row.document},
                      {"reminders", each.reminders},
                      {"reminded_at", each.reminded_at},
                      {"reason", each.reason},
                      {"excuse", each.excuse},
                      {"gaps", row.gaps},
                      {"below", counts_json(row.below)},
                      {"version", each.version}});
}

Json event_json(const CampaignEvent& event) {
  return json_object({{"kind", event.kind},
                      {"organisation", event.organisation},
                      {"organisation_name", event.organisation_name},
                      {"at", event.at},
                      {"by", event.actor},
                      {"text", event.text}});
}

Json gap_json(const Gap& gap) {
  std::optional<std::string_view> decided;
  if (gap.decided) decided = code_of(*gap.decided);
  return json_object({{"parent_item", item_json(gap.parent_item)},
                      {"child_item", gap.child_item ? item_json(*gap.child_item) : Json(nullptr)},
                      {"verdict", code_of(gap.verdict())},
                      {"found", code_of(gap.found)},
                      {"likeness", gap.likeness},
                      {"decided", decided},
                      {"reason", gap.reason},
                      {"decided_at", gap.decided_at},
                      {"decided_by", gap.decided_by}});
}

Json gap_counts_json(const GapCounts& counts) {
  return json_object({{"taken_up", counts.taken_up},
                      {"weakened", counts.weakened},
                      {"left_out", counts.left_out},
                      {"undecided", counts.undecided}});
}

}  // namespace vx
