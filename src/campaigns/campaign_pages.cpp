#include "base/text.h"
#include "campaigns/campaign_access.h"
#include "campaigns/campaign_form.h"
#include "campaigns/campaign_item_store.h"
#include "campaigns/campaign_json.h"
#include "campaigns/campaign_launch.h"
#include "campaigns/campaign_views.h"
#include "campaigns/campaigns.h"
#include "campaigns/gap_store.h"

namespace vx {

namespace {

std::string subject_of(Id<Campaign> id) { return "campaign/" + std::to_string(id.value); }

CampaignRecord get_editable(const Request& request, ReadTx& tx) {
  CampaignRecord record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  request.require(edit_campaigns, record.organisation_path);
  return record;
}

CampaignPage read_page(const Request& request, ReadTx& tx, CampaignRecord record) {
  CampaignPage data;
  const Campaign& campaign = record.campaign;
  data.items = list_items(tx, campaign.id);
  data.moves = list_moves(tx, campaign.id);
  data.links = list_links(tx, campaign.id);
  data.ancestry = list_campaign_ancestry(tx, campaign);
  PageRequest first;
  first.size = 20;
  data.children =
      list_campaigns(tx, request.viewer(), {.words = {}, .state = {}, .kind = {}, .parent = campaign.id}, first).items;
  data.counts = count_cascade(tx, campaign.id);
  data.readiness = read_readiness(tx, campaign);
  data.may_edit = request.viewer().may(edit_campaigns, record.organisation_path);
  data.record = std::move(record);
  return data;
}

Response list(Request& request, ReadTx& tx) {
  CampaignListPage data;
  data.words = request.filter.text("q", 200);
  data.filter.words = fold_words(data.words);
  data.filter.state = request.filter.choice("state", campaign_state_codes);
  data.filter.kind = request.filter.choice("kind", campaign_kind_codes);
  data.filter.parent = request.filter.id<Campaign>("parent");
  if (!request.filter.ok()) throw Problem(ProblemCode::BadRequest);
  const PageRequest page = page_request(request.filter);
  if (!page.after.empty() && !read_cursor(page.after, 1)) throw Problem(ProblemCode::BadRequest);
  data.after = page.after;
  data.campaigns = list_campaigns(tx, request.viewer(), data.filter, page);
  data.counts = count_campaigns(tx, request.viewer());
  return respond(
      request, [&] { return campaign_list_page(request.view, data); },
      [&] {
        return json_object(
            {{"campaigns", json_array(data.campaigns.items, summary_json)}, {"next", data.campaigns.next}});
      });
}

Response show(Request& request, ReadTx& tx) {
  const CampaignPage data = read_page(request, tx, get_campaign(tx, request.viewer(), request.path_id<Campaign>()));
  return respond(request, [&] { return campaign_page(request.view, data); }, [&] { return campaign_json(data); });
}

CampaignChoices read_choices(const Request& request, ReadTx& tx, std::string_view organisation_path) {
  CampaignChoices choices;
  if (organisation_path.empty()) {
    for (const ScopePath& scope : request.viewer().scopes_of(edit_campaigns))
      for (Organisation& each : list_organisation_subtree(tx, scope)) choices.organisations.push_back(std::move(each));
    choices.parents =
        list_possible_parents(tx, choices.organisations.empty() ? "" : choices.organisations.front().path);
  } else {
    choices.parents = list_possible_parents(tx, organisation_path);
  }
  return choices;
}

Response show_new(Request& request, ReadTx& tx) {
  Campaign campaign;
  campaign.organisation = Id<Organisation>{request.viewer().organisation};
  campaign.parent = request.filter.id<Campaign>("parent");
  return html_response(campaign_form_page(request.view, request.form, campaign, read_choices(request, tx, "")));
}

/// Reads and decides; nothing if the form has faults, which it then holds.
std::optional<Campaign> decide_form(Request& request, ReadTx& tx, Campaign draft, std::string_view organisation_path) {
  read_campaign_form(request.form, draft);
  std::optional<ParentFacts> parent;
  if (draft.parent) {
    parent = find_parent_facts(tx, draft.parent);
    if (!parent || !may_read_campaign(request.viewer(), parent->organisation_path, false))
      request.form.add_error("parent", {"campaigns.refusal.no_such_parent"});
  }
  auto decided = decide_campaign(std::move(draft), organisation_path, parent);
  if (!decided)
    for (FieldError& fault : decided.error()) request.form.add_error(fault.field, std::move(fault.error));
  if (!request.form.ok()) return std::nullopt;
  return *std::move(decided);
}

Response create(Request& request, WriteTx& tx) {
  Campaign draft;
  draft.organisation = request.form.id<Organisation>("organisation");
  std::string path;
  if (auto organisation = find_organisation(tx, draft.organisation)) {
    path = organisation->path;
    request.require(edit_campaigns, path);
  } else {
    draft.organisation = {};
  }
  auto campaign = decide_form(request, tx, draft, path);
  if (!campaign)
    return invalid(request, request.form,
                   campaign_form_page(request.view, request.form, draft, read_choices(request, tx, "")));
  insert_campaign(tx, *campaign);
  const CampaignRecord record = *find_campaign(tx, campaign->id);
  expect_plans_of_sub_units(tx, record);
  refresh_gaps(tx, campaign->id);
  tx.record({.action = "campaigns.create", .subject = subject_of(campaign->id), .after = campaign_json(record).str()});
  return done(request, campaign_address(campaign->id), "campaigns.notice.created", campaign_json(record), 201);
}

Response show_edit(Request& request, ReadTx& tx) {
  const CampaignRecord record = get_editable(request, tx);
  return html_response(campaign_form_page(request.view, request.form, record.campaign,
                                          read_choices(request, tx, record.organisation_path)));
}

Response update(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_editable(request, tx);
  Campaign draft = record.campaign;
  draft.version = request.form.integer("version").value_or(record.campaign.version);
  auto campaign = decide_form(request, tx, draft, record.organisation_path);
  if (!campaign)
    return invalid(
        request, request.form,
        campaign_form_page(request.view, request.form, draft, read_choices(request, tx, record.organisation_path)));
  update_campaign(tx, *campaign, true);
  move_deadlines(tx, campaign->id, record.campaign.launch_by, campaign->launch_by);
  if (record.campaign.parent != campaign->parent) {
    withdraw_plan_issued(tx, campaign->id);
    if (campaign->document || campaign->state != CampaignState::Prepared)
      record_plan_issued(tx, *find_campaign(tx, campaign->id), std::nullopt);
    refresh_gaps(tx, campaign->id);
  }
  const CampaignRecord after = *find_campaign(tx, campaign->id);
  tx.record({.action = "campaigns.update",
             .subject = subject_of(campaign->id),
             .before = campaign_json(record).str(),
             .after = campaign_json(after).str()});
  return done(request, campaign_address(campaign->id), "campaigns.notice.saved", campaign_json(after));
}

Response move(Request& request, WriteTx& tx) {
  CampaignRecord record = get_editable(request, tx);
  const std::string to = request.form.choice("to", campaign_state_codes);
  const std::string note = request.form.text("note", 1000);
  if (to.empty()) throw Problem(ProblemCode::BadRequest);
  auto decided =
      decide_move(record.campaign, campaign_state_of(to), read_readiness(tx, record.campaign), note, tx.today());
  if (!decided) {
    request.form.add_error("note", decided.error());
    const CampaignPage data = read_page(request, tx, record);
    return invalid(request, request.form, campaign_page(request.view, data, request.form));
  }
  insert_move(tx, record.campaign.id, *decided);
  if (decided->to == CampaignState::Launched) record_plan_issued(tx, record, tx.today());
  insert_event(tx, record.campaign.id, {}, "moved_" + to, note);
  tx.record({.action = "campaigns.move",
             .subject = subject_of(record.campaign.id),
             .before = std::string(code_of(decided->from)),
             .after = to,
             .note = std::string(code_of(decided->from)) + " → " + to});
  return done(request, campaign_address(record.campaign.id), "campaigns.notice.moved",
              campaign_json(*find_campaign(tx, record.campaign.id)));
}

Response undo_move(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_editable(request, tx);
  const Campaign& campaign = record.campaign;
  auto state = decide_undo(campaign, list_moves(tx, campaign.id), count_plans_under(tx, campaign.id));
  if (!state) throw Problem(ProblemCode::Invalid, request.view.t(state.error()));
  undo_last_move(tx, campaign.id, *state);
  if (campaign.state == CampaignState::Launched && !campaign.document) withdraw_plan_issued(tx, campaign.id);
  insert_event(tx, campaign.id, {}, "move_undone", "");
  tx.record({.action = "campaigns.undo_move",
             .subject = subject_of(campaign.id),
             .before = std::string(code_of(campaign.state)),
             .after = std::string(code_of(*state))});
  return done(request, campaign_address(campaign.id), "campaigns.notice.move_undone",
              campaign_json(*find_campaign(tx, campaign.id)));
}

Response publish(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_editable(request, tx);
  if (record.campaign.state == CampaignState::Prepared)
    throw Problem(ProblemCode::Invalid, request.view.t("campaigns.refusal.not_launched"));
  set_public(tx, record.campaign.id, tx.today());
  insert_event(tx, record.campaign.id, {}, "published", "");
  tx.record({.action = "campaigns.publish", .subject = subject_of(record.campaign.id)});
  return done(request, campaign_address(record.campaign.id), "campaigns.notice.published",
              campaign_json(*find_campaign(tx, record.campaign.id)));
}

Response withdraw(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_editable(request, tx);
  set_public(tx, record.campaign.id, std::nullopt);
  tx.record({.action = "campaigns.withdraw", .subject = subject_of(record.campaign.id)});
  return done(request, campaign_address(record.campaign.id), "campaigns.notice.withdrawn",
              campaign_json(*find_campaign(tx, record.campaign.id)));
}

std::vector<FieldInfo> campaign_field_infos(bool is_new) {
  std::vector<FieldInfo> fields{{"title", FieldType::Text, true, "As the plan names it."},
                                {"theme", FieldType::Text, false, "Of its own, not the parent's."},
                                {"kind", FieldType::Text, true, "special, thematic or regular."},
                                {"aim"},
                                {"parent", FieldType::Integer, false, "The campaign it carries out."},
                                {"starts_on", FieldType::Text, false, "A day, or a month."},
                                {"ends_on", FieldType::Text, false, "Empty: open."},
                                {"launch_by", FieldType::Date, false, "Until when sub-units issue their plans."},
                                {"lead_unit"},
                                {"coordinating_unit"},
                                {"funding"},
                                {"collectives", FieldType::Text, false, "One a line."},
                                {"individuals", FieldType::Text, false, "One a line."}};
  fields.push_back(is_new ? FieldInfo{"organisation", FieldType::Integer, true}
                          : FieldInfo{"version", FieldType::Integer, false, "The version that was read."});
  return fields;
}

}  // namespace

void add_campaign_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const Access editor = Access::holder(edit_campaigns);
  router.get(
      "/campaigns", list,
      {.access = reader,
       .about = "Campaigns the viewer may know of, newest first",
       .fields = {
           {"q"}, {"state"}, {"kind"}, {"parent", FieldType::Integer}, {"size", FieldType::Integer}, {"after"}}});
  router.get("/campaigns/new", show_new,
             {.access = editor,
              .about = "The form of a new campaign",
              .fields = {{"parent", FieldType::Integer}},
              .json = false});
  router.post("/campaigns", create,
              {.access = editor, .about = "Starts preparing a campaign", .fields = campaign_field_infos(true)});
  router.get("/campaigns/{id}", show, {.access = reader, .about = "A campaign with its lists, steps and links"});
  router.get("/campaigns/{id}/edit", show_edit, {.access = editor, .about = "The form of a campaign", .json = false});
  router.post("/campaigns/{id}", update,
              {.access = editor, .about = "Changes a campaign", .fields = campaign_field_infos(false)});
  router.post(
      "/campaigns/{id}/moves", move,
      {.access = editor,
       .about = "Moves a campaign to its next step",
       .fields = {{"to", FieldType::Text, true}, {"note", FieldType::Text, false, "Why; sometimes required."}}});
  router.post("/campaigns/{id}/moves/undo", undo_move, {.access = editor, .about = "Takes the last move back"});
  router.post("/campaigns/{id}/publication", publish, {.access = editor, .about = "Shows a campaign to the public"});
  router.post("/campaigns/{id}/withdrawal", withdraw, {.access = editor, .about = "Hides it from the public again"});
}

}  // namespace vx
