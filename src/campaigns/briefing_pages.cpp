#include "campaigns/briefing_page.h"
#include "campaigns/briefings.h"
#include "campaigns/campaign_tabs.h"
#include "notifications/notification.h"

// What a briefing says, and one's own reading of it.

namespace vx {

namespace {

std::string subject_of(const Briefing& briefing) {
  return "campaign/" + std::to_string(briefing.campaign.value) + "/briefing/" + std::to_string(briefing.id.value);
}

bool has_members(const Organisation& organisation) {
  return organisation.facts.kind == OrganisationKind::MassOrganisation ||
         organisation.facts.kind == OrganisationKind::PartyBody;
}

/// Where the viewer may tell people something in this campaign; who runs it also asks mass organisations and party
/// bodies of the other trees to mobilise their members (R21).
std::vector<Organisation> list_units(const Request& request, ReadTx& tx, const CampaignRecord& record) {
  std::vector<Organisation> units;
  if (request.viewer().may(edit_campaigns, record.organisation_path)) {
    units.push_back(get_organisation(tx, record.campaign.organisation));
    for (Organisation& child : list_child_organisations(tx, record.campaign.organisation))
      units.push_back(std::move(child));
    for (Organisation& other : list_organisations(tx, tx.today()))
      if (has_members(other) && !other.path.starts_with(record.organisation_path)) units.push_back(std::move(other));
    return units;
  }
  for (const ScopePath& scope : request.viewer().scopes_of(edit_campaigns))
    if (scope.starts_with(record.organisation_path))
      for (Organisation& unit : list_organisation_subtree(tx, scope)) units.push_back(std::move(unit));
  return units;
}

bool may_edit_somewhere(const Viewer& viewer, std::string_view path) {
  const auto scopes = viewer.scopes_of(edit_campaigns);
  return std::any_of(scopes.begin(), scopes.end(),
                     [&](const ScopePath& scope) { return path.starts_with(scope) || scope.starts_with(path); });
}

Response list(Request& request, ReadTx& tx) {
  BriefingListPage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  data.briefings = list_briefings(tx, data.record.campaign.id);
  data.may_add = may_edit_somewhere(request.viewer(), data.record.organisation_path);
  return respond(
      request, [&] { return briefing_list_page(request.view, data); },
      [&] {
        return json_object(
            {{"briefings", json_array(data.briefings, [](const BriefingRow& row) { return briefing_json(row); })}});
      });
}

/// The whole briefing for who may read its organisation's campaigns, else the viewer's own part of it.
Id<Organisation> unit_to_open(const Viewer& viewer, const BriefingPage& data) {
  if (viewer.may(read_campaigns, data.organisation_path) || may_see_members(viewer, data.record, data.briefing))
    return data.briefing.organisation;
  const bool is_within = viewer.scope.starts_with(data.organisation_path) && viewer.may(read_campaigns, viewer.scope);
  return is_within ? Id<Organisation>{viewer.organisation} : Id<Organisation>{};
}

BriefingPage read_page(const Request& request, ReadTx& tx) {
  BriefingPage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  data.briefing = get_briefing(tx, data.record.campaign.id, request.path_id<Briefing>("briefing"));
  const Organisation organisation = get_organisation(tx, data.briefing.organisation);
  data.organisation_name = organisation.name();
  data.organisation_path = organisation.path;
  data.counts = count_briefing(tx, data.briefing.id);
  if (request.viewer().person != 0)
    data.mine = find_briefing_person(tx, data.briefing.id, Id<Person>{request.viewer().person});
  data.unit = unit_to_open(request.viewer(), data);
  data.may_edit = request.viewer().may(edit_campaigns, organisation.path) ||
                  request.viewer().may(edit_campaigns, data.record.organisation_path);
  return data;
}

Response show(Request& request, ReadTx& tx) {
  const BriefingPage data = read_page(request, tx);
  return respond(request, [&] { return briefing_page(request.view, data); }, [&] { return briefing_json(data); });
}

BriefingFormPage read_form_page(const Request& request, ReadTx& tx) {
  BriefingFormPage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  data.units = list_units(request, tx, data.record);
  if (data.units.empty()) throw Problem(ProblemCode::Forbidden);
  return data;
}

Response show_new(Request& request, ReadTx& tx) {
  return html_response(briefing_form_page(request.view, read_form_page(request, tx), request.form));
}

Response create(Request& request, WriteTx& tx) {
  const BriefingFormPage data = read_form_page(request, tx);
  Form& form = request.form;
  Briefing draft;
  draft.campaign = data.record.campaign.id;
  draft.organisation = form.id<Organisation>("organisation");
  draft.title = form.text("title", 300);
  draft.body = form.text("body", 20'000);
  draft.speaker = form.text("speaker", 200);
  draft.audience = audience_of(form.choice("audience", audience_codes));
  draft.since = form.required_date("since").value_or(tx.today());
  draft.until = form.date("until");
  const auto organisation = find_organisation(tx, draft.organisation);
  auto decided =
      decide_briefing(std::move(draft), data.record.organisation_path, organisation ? organisation->path : "",
                      static_cast<bool>(data.record.campaign.document));
  if (!decided)
    for (FieldError& fault : decided.error()) form.add_error(fault.field, std::move(fault.error));
  if (!form.ok()) return invalid(request, form, briefing_form_page(request.view, data, form));
  const bool asks_members = decided->audience == Audience::Members && has_members(*organisation) &&
                            request.viewer().may(edit_campaigns, data.record.organisation_path);
  if (!asks_members) request.require(edit_campaigns, organisation->path);
  decided->id = insert_briefing(tx, *decided);
  tx.record({.action = "campaigns.add_briefing", .subject = subject_of(*decided), .after = decided->title});
  const BriefingRow row{*decided, organisation->name(), organisation->path, count_briefing(tx, decided->id)};
  return done(request, briefing_address(*decided), "briefings.notice.added", briefing_json(row), 201);
}

Response finish(Request& request, WriteTx& tx, const Briefing& briefing, std::string_view action,
                std::string_view notice) {
  tx.record({.action = std::string(action), .subject = subject_of(briefing)});
  return done(request, briefing_address(briefing), notice, briefing_json(read_page(request, tx)));
}

/// "I have read it": by the person, who must know it; once is enough.
Response read_it(Request& request, WriteTx& tx) {
  const BriefingPage data = read_page(request, tx);
  if (!data.mine) throw Problem(ProblemCode::Forbidden);
  if (!data.briefing.is_open) throw Problem(ProblemCode::Invalid, request.view.t("briefings.refusal.closed"));
  if (data.mine->state != BriefingState::Attended)
    mark_briefing(tx, data.briefing.id, data.mine->person, BriefingState::Read, {});
  settle(tx, request.viewer().account, briefing_subject(data.briefing));
  return finish(request, tx, data.briefing, "campaigns.read_briefing", "briefings.notice.read");
}

Response unread_it(Request& request, WriteTx& tx) {
  const BriefingPage data = read_page(request, tx);
  if (!data.mine) throw Problem(ProblemCode::Forbidden);
  if (!data.briefing.is_open) throw Problem(ProblemCode::Invalid, request.view.t("briefings.refusal.closed"));
  unmark_reading(tx, data.briefing.id, data.mine->person);
  return finish(request, tx, data.briefing, "campaigns.unread_briefing", "briefings.notice.unread");
}

Response set_open(Request& request, WriteTx& tx, bool is_open) {
  const BriefingPage data = read_page(request, tx);
  if (!data.may_edit) request.require(edit_campaigns, data.organisation_path);
  set_briefing_open(tx, data.briefing.id, is_open);
  if (!is_open) settle_all(tx, briefing_subject(data.briefing));
  return finish(request, tx, data.briefing, is_open ? "campaigns.reopen_briefing" : "campaigns.close_briefing",
                is_open ? "briefings.notice.reopened" : "briefings.notice.closed");
}

}  // namespace

void add_briefing_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const Access editor = Access::holder(edit_campaigns);
  const std::string briefing = "/campaigns/{id}/briefings/{briefing}";
  router.get("/campaigns/{id}/briefings", list,
             {.access = reader, .about = "What people of a campaign must read or hear, and how many have"});
  router.get("/campaigns/{id}/briefings/new", show_new,
             {.access = editor, .about = "The form of a new briefing", .json = false});
  router.post("/campaigns/{id}/briefings", create,
              {.access = editor,
               .about = "Has everybody of an organisation read or hear something",
               .fields = {{"title", FieldType::Text, true},
                          {"body", FieldType::Text, false, "Empty: the plan itself."},
                          {"organisation", FieldType::Integer, true, "Whose people, at or below it."},
                          {"audience", FieldType::Text, true, "staff or members."},
                          {"speaker"},
                          {"since", FieldType::Date, true},
                          {"until", FieldType::Date}}});
  router.get(briefing, show, {.access = reader, .about = "A briefing's text, and whether one has read it"});
  router.post(briefing + "/reading", read_it, {.access = reader, .about = "Says that one has read it"});
  router.post(briefing + "/reading/withdrawal", unread_it, {.access = reader, .about = "Takes one's reading back"});
  router.post(briefing + "/closing", [](Request& request, WriteTx& tx) { return set_open(request, tx, false); },
              {.access = editor, .about = "Ends a briefing"});
  router.post(briefing + "/reopening", [](Request& request, WriteTx& tx) { return set_open(request, tx, true); },
              {.access = editor, .about = "Opens a briefing again"});
}

}  // namespace vx
