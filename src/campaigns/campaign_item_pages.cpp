#include "campaigns/campaign_access.h"
#include "campaigns/campaign_item_store.h"
#include "campaigns/campaign_item_views.h"
#include "campaigns/campaign_json.h"
#include "campaigns/campaign_views.h"
#include "campaigns/campaigns.h"
#include "campaigns/gap_store.h"
#include "organisations/organisation.h"

namespace vx {

namespace {

CampaignRecord get_editable(const Request& request, ReadTx& tx) {
  CampaignRecord record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  request.require(edit_campaigns, record.organisation_path);
  return record;
}

std::string anchor(Id<CampaignItem> id) { return "#item-" + std::to_string(id.value); }

/// What hangs on a change of the lists: they are people's now, and gaps on both sides are compared anew.
void finish_change(WriteTx& tx, Id<Campaign> campaign, std::string_view action, const CampaignItem& before,
                   const CampaignItem& after) {
  mark_edited(tx, campaign);
  refresh_gaps(tx, campaign);
  if (before.kind == ItemKind::Target || before.kind == ItemKind::Task) refresh_gaps_below(tx, campaign);
  tx.record({.action = std::string(action),
             .subject = "campaign/" + std::to_string(campaign.value),
             .before = item_json(before).str(),
             .after = item_json(after).str()});
}

std::optional<CampaignItem> decide_form(Request& request, ReadTx& tx, CampaignItem draft, const Campaign& campaign) {
  Form& form = request.form;
  draft.text = form.text("text", 4000);
  draft.unit = form.text("unit", 500);
  draft.organisation = {};
  if (!draft.unit.empty())
    if (auto match =
            match_organisation(draft.unit, list_child_organisations(tx, campaign.organisation), campaign.organisation))
      draft.organisation = match->organisation;
  draft.deadline.reset();
  if (const std::string typed = form.text("deadline", 20); !typed.empty()) {
    draft.deadline = parse_day_or_month(typed);
    if (!draft.deadline) form.add_error("deadline", {"campaigns.refusal.no_date"});
  }
  if (const std::string occasion = form.choice("occasion", award_occasion_codes); !occasion.empty())
    draft.occasion = award_occasion_of(occasion);
  auto decided = decide_item(std::move(draft), campaign);
  if (!decided)
    for (FieldError& fault : decided.error()) form.add_error(fault.field, std::move(fault.error));
  if (!form.ok()) return std::nullopt;
  return *std::move(decided);
}

CampaignItem new_item(Form& fields, Id<Campaign> campaign) {
  const std::string kind = fields.choice("kind", item_kind_codes);
  if (kind.empty()) throw Problem(ProblemCode::BadRequest);
  CampaignItem item;
  item.campaign = campaign;
  item.kind = item_kind_of(kind);
  return item;
}

Response show_new_item(Request& request, ReadTx& tx) {
  const CampaignRecord record = get_editable(request, tx);
  return html_response(
      item_form_page(request.view, record, new_item(request.filter, record.campaign.id), request.form));
}

Response create_item(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_editable(request, tx);
  const CampaignItem draft = new_item(request.form, record.campaign.id);
  auto item = decide_form(request, tx, draft, record.campaign);
  if (!item) return invalid(request, request.form, item_form_page(request.view, record, draft, request.form));
  item->id = insert_item(tx, *item);
  finish_change(tx, record.campaign.id, "campaigns.add_item", *item, *item);
  return done(request, campaign_address(record.campaign.id, anchor(item->id)), "campaigns.notice.item_added",
              item_json(get_item(tx, record.campaign.id, item->id)), 201);
}

Response show_edit_item(Request& request, ReadTx& tx) {
  const CampaignRecord record = get_editable(request, tx);
  const CampaignItem item = get_item(tx, record.campaign.id, request.path_id<CampaignItem>("item"));
  return html_response(item_form_page(request.view, record, item, request.form));
}

Response change_item(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_editable(request, tx);
  const CampaignItem before = get_item(tx, record.campaign.id, request.path_id<CampaignItem>("item"));
  auto item = decide_form(request, tx, before, record.campaign);
  if (!item) return invalid(request, request.form, item_form_page(request.view, record, before, request.form));
  update_item(tx, *item);
  finish_change(tx, record.campaign.id, "campaigns.change_item", before, *item);
  return done(request, campaign_address(record.campaign.id, anchor(item->id)), "campaigns.notice.saved",
              item_json(*item));
}

Response remove_item(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_editable(request, tx);
  const CampaignItem item = get_item(tx, record.campaign.id, request.path_id<CampaignItem>("item"));
  delete_item(tx, item);
  finish_change(tx, record.campaign.id, "campaigns.remove_item", item, {});
  return done(request, campaign_address(record.campaign.id), "campaigns.notice.item_removed", item_json(item));
}

Response shift_item(Request& request, WriteTx& tx, Direction direction) {
  const CampaignRecord record = get_editable(request, tx);
  const CampaignItem item = get_item(tx, record.campaign.id, request.path_id<CampaignItem>("item"));
  std::vector<Id<CampaignItem>> ids;
  for (const CampaignItem& each : list_items(tx, record.campaign.id, item.kind)) ids.push_back(each.id);
  auto order = decide_order(ids, item.id, direction);
  if (!order) throw Problem(ProblemCode::Invalid, request.view.t(order.error()));
  write_order(tx, *order);
  const CampaignItem after = get_item(tx, record.campaign.id, item.id);
  mark_edited(tx, record.campaign.id);
  tx.record({.action = "campaigns.order_items",
             .subject = "campaign/" + std::to_string(record.campaign.id.value),
             .before = item_json(item).str(),
             .after = item_json(after).str()});
  return done(request, campaign_address(record.campaign.id, anchor(item.id)), "campaigns.notice.saved",
              item_json(after));
}

std::vector<CampaignSummary> list_others(Request& request, ReadTx& tx, Id<Campaign> campaign) {
  PageRequest first;
  first.size = 200;
  auto others = list_campaigns(tx, request.viewer(), {}, first).items;
  std::erase_if(others, [&](const CampaignSummary& other) { return other.id == campaign; });
  return others;
}

Response show_new_link(Request& request, ReadTx& tx) {
  const CampaignRecord record = get_editable(request, tx);
  return html_response(
      link_form_page(request.view, record, list_others(request, tx, record.campaign.id), request.form));
}

Response create_link(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_editable(request, tx);
  constexpr std::array relations{std::string_view("continues"), std::string_view("tied_to")};
  CampaignLink draft;
  draft.campaign = record.campaign.id;
  draft.relation = link_relation_of(request.form.choice("relation", relations));
  draft.other = request.form.id<Campaign>("other");
  if (draft.other) (void)get_campaign(tx, request.viewer(), draft.other);
  auto link = decide_link(draft, list_links(tx, record.campaign.id));
  if (!link) {
    request.form.add_error("other", link.error());
    return invalid(request, request.form,
                   link_form_page(request.view, record, list_others(request, tx, record.campaign.id), request.form));
  }
  insert_link(tx, *link);
  tx.record({.action = "campaigns.add_link",
             .subject = "campaign/" + std::to_string(record.campaign.id.value),
             .after = std::string(code_of(link->relation)) + " campaign/" + std::to_string(link->other.value)});
  return done(request, campaign_address(record.campaign.id), "campaigns.notice.saved", campaign_json(record), 201);
}

Response remove_link(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_editable(request, tx);
  delete_link(tx, record.campaign.id, request.path_id<CampaignLink>("link"));
  tx.record({.action = "campaigns.remove_link", .subject = "campaign/" + std::to_string(record.campaign.id.value)});
  return done(request, campaign_address(record.campaign.id), "campaigns.notice.saved", campaign_json(record));
}

}  // namespace

void add_campaign_item_routes(Router& router) {
  const Access editor = Access::holder(edit_campaigns);
  const std::vector<FieldInfo> fields{
      {"text", FieldType::Text, true},
      {"unit", FieldType::Text, false, "Who does it."},
      {"deadline", FieldType::Text, false, "A day, or a month."},
      {"occasion", FieldType::Text, false, "Of an award: none, selection, unscheduled, final."}};
  std::vector<FieldInfo> new_fields = fields;
  new_fields.push_back({"kind", FieldType::Text, true, "content, solution, criterion, target, task or award."});
  router.get("/campaigns/{id}/items/new", show_new_item,
             {.access = editor,
              .about = "The form of a new item",
              .fields = {{"kind", FieldType::Text, true}},
              .json = false});
  router.post("/campaigns/{id}/items", create_item,
              {.access = editor, .about = "Adds an item to a list", .fields = new_fields});
  router.get("/campaigns/{id}/items/{item}/edit", show_edit_item,
             {.access = editor, .about = "The form of an item", .json = false});
  router.post("/campaigns/{id}/items/{item}", change_item,
              {.access = editor, .about = "Changes an item", .fields = fields});
  router.post("/campaigns/{id}/items/{item}/remove", remove_item, {.access = editor, .about = "Removes an item"});
  router.post("/campaigns/{id}/items/{item}/up",
              [](Request& request, WriteTx& tx) { return shift_item(request, tx, Direction::Up); },
              {.access = editor, .about = "Moves an item one place up"});
  router.post("/campaigns/{id}/items/{item}/down",
              [](Request& request, WriteTx& tx) { return shift_item(request, tx, Direction::Down); },
              {.access = editor, .about = "Moves an item one place down"});
  router.get("/campaigns/{id}/links/new", show_new_link,
             {.access = editor, .about = "The form of a new link", .json = false});
  router.post("/campaigns/{id}/links", create_link,
              {.access = editor,
               .about = "Says that a campaign continues or is tied to another",
               .fields = {{"relation", FieldType::Text, true}, {"other", FieldType::Integer, true}}});
  router.post("/campaigns/{id}/links/{link}/remove", remove_link, {.access = editor, .about = "Removes a link"});
}

}  // namespace vx
