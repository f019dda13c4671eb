#include "base/text.h"
#include "campaigns/campaign_tabs.h"
#include "campaigns/inspection_views.h"
#include "campaigns/inspections.h"
#include "web/table_download.h"

// Visits: their list, their calendar, planning one.

namespace vx {

namespace {

InspectionFilter read_filter(Request& request, Id<Campaign> campaign, std::string& words) {
  InspectionFilter filter;
  filter.campaign = campaign;
  words = request.filter.text("q", 200);
  filter.words = fold_words(words);
  filter.state = request.filter.choice("state", inspection_state_codes);
  filter.unit = request.filter.id<Organisation>("unit");
  if (!request.filter.ok()) throw Problem(ProblemCode::BadRequest);
  return filter;
}

Response list(Request& request, ReadTx& tx) {
  InspectionListPage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  data.filter = read_filter(request, data.record.campaign.id, data.words);
  const PageRequest page = page_request(request.filter);
  if (!page.after.empty() && !read_cursor(page.after, 2)) throw Problem(ProblemCode::BadRequest);
  data.after = page.after;
  data.rows = list_inspections(tx, request.viewer(), data.filter, page);
  data.counts = count_inspections(tx, request.viewer(), data.filter);
  data.may_inspect = may_inspect(tx, request.viewer(), data.record.campaign.id, data.record.organisation_path);
  return respond(
      request, [&] { return inspection_list_page(request.view, data); },
      [&] {
        return json_object({{"planned", data.counts.planned},
                            {"overdue", data.counts.overdue},
                            {"carried_out", data.counts.carried_out},
                            {"cancelled", data.counts.cancelled},
                            {"open_findings", data.counts.open_findings},
                            {"inspections", json_array(data.rows.items, inspection_summary_json)},
                            {"next", data.rows.next}});
      });
}

Response export_list(Request& request, ReadTx& tx) {
  const CampaignRecord record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  std::string words;
  const InspectionFilter filter = read_filter(request, record.campaign.id, words);
  const TableFormat format = read_table_format(request);
  PageRequest all;
  all.size = 20'000;
  const auto table = inspection_table(request.view, list_inspections(tx, request.viewer(), filter, all).items);
  const std::string name = "inspections-" + std::to_string(record.campaign.id.value) + "-" + tx.today().iso();
  return download_table(format, request.view.t("inspections.tab"), table, name);
}

/// "2021-09"; this month without one.
Date read_month(Request& request, Date today) {
  const std::string typed = request.filter.text("month", 10);
  if (typed.empty()) return {today.year(), today.month(), 1};
  const auto month = PartialDate::parse_iso(typed);
  if (!month || month->month == 0 || month->year < 2000 || month->year > 2200) throw Problem(ProblemCode::BadRequest);
  return {month->year, month->month, 1};
}

Response show_calendar(Request& request, ReadTx& tx) {
  InspectionCalendarPage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  data.first = read_month(request, tx.today());
  InspectionFilter filter;
  filter.campaign = data.record.campaign.id;
  filter.from = data.first;
  filter.to = data.first.plus_days(31);
  while (filter.to->month() != data.first.month()) filter.to = filter.to->plus_days(-1);
  PageRequest page;
  page.size = 500;
  data.rows = list_inspections(tx, request.viewer(), filter, page).items;
  return respond(
      request, [&] { return inspection_calendar_page(request.view, data); },
      [&] {
        return json_object({{"month", data.first.iso().substr(0, 7)},
                            {"inspections", json_array(data.rows, inspection_summary_json)}});
      });
}

CampaignRecord get_inspected_campaign(const Request& request, ReadTx& tx) {
  CampaignRecord record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  if (!may_inspect(tx, request.viewer(), record.campaign.id, record.organisation_path))
    throw Problem(ProblemCode::Forbidden);
  return record;
}

/// What the form offers: the organisations under the campaign's own, which itself is not visited.
InspectionFormPage read_form_page(ReadTx& tx, CampaignRecord record, Inspection inspection) {
  InspectionFormPage data;
  data.units = list_child_organisations(tx, record.campaign.organisation);
  for (const Id<Organisation> unit : inspection.units)
    if (std::none_of(data.units.begin(), data.units.end(), [&](const Organisation& each) { return each.id == unit; }))
      data.units.push_back(get_organisation(tx, unit));
  data.inspection = std::move(inspection);
  data.record = std::move(record);
  return data;
}

std::vector<std::string> read_lines(Form& form, std::string_view field) {
  std::vector<std::string> lines;
  const std::string typed = form.text(field, 4000);
  for (const std::string_view line : split(typed, '\n'))
    if (!trim(line).empty()) lines.push_back(squeeze(line));
  return lines;
}

/// What was typed into a plan of a visit; checks that were there keep their results.
void read_plan(Request& request, ReadTx& tx, const CampaignRecord& record, Inspection& draft) {
  Form& form = request.form;
  draft.subject = form.text("subject", 300);
  draft.planned_on = form.date("planned_on");
  draft.leader = form.text("leader", 200);
  draft.members = read_lines(form, "members");
  std::vector<InspectionCheck> checks;
  for (std::string& line : read_lines(form, "checks")) checks.push_back({std::move(line), CheckResult::None, ""});
  draft.checks = std::move(checks);
  draft.units.clear();
  for (const std::string& value : form.all("unit")) {
    const auto unit = find_organisation(tx, Id<Organisation>{std::atoll(value.c_str())});
    if (!unit || !unit->path.starts_with(record.organisation_path)) throw Problem(ProblemCode::NotFound);
    draft.units.push_back(unit->id);
  }
}

std::optional<Inspection> decide_form(Request& request, Inspection draft) {
  auto decided = decide_inspection(std::move(draft));
  if (!decided)
    for (FieldError& fault : decided.error())
      if (fault.field.empty() || !request.form.error_of(fault.field))
        request.form.add_error(fault.field, std::move(fault.error));
  if (!request.form.ok()) return std::nullopt;
  return *std::move(decided);
}

Response show_new(Request& request, ReadTx& tx) {
  CampaignRecord record = get_inspected_campaign(request, tx);
  Inspection inspection;
  inspection.campaign = record.campaign.id;
  if (const auto follows = request.filter.id<Inspection>("follows")) {
    const InspectionRecord earlier = get_inspection(tx, request.viewer(), follows);
    inspection.follows = follows;
    inspection.subject = earlier.inspection.subject;
    inspection.leader = earlier.inspection.leader;
    inspection.members = earlier.inspection.members;
    inspection.units = earlier.inspection.units;
    inspection.checks = earlier.inspection.checks;
  }
  return html_response(
      inspection_form_page(request.view, read_form_page(tx, std::move(record), std::move(inspection)), request.form));
}

Response create(Request& request, WriteTx& tx) {
  const CampaignRecord record = get_inspected_campaign(request, tx);
  Inspection draft;
  draft.campaign = record.campaign.id;
  draft.follows = request.form.id<Inspection>("follows");
  if (draft.follows)
    if (get_inspection(tx, request.viewer(), draft.follows).inspection.campaign != draft.campaign)
      throw Problem(ProblemCode::NotFound);
  read_plan(request, tx, record, draft);
  const auto inspection = decide_form(request, draft);
  if (!inspection)
    return invalid(request, request.form,
                   inspection_form_page(request.view, read_form_page(tx, record, draft), request.form));
  const Id<Inspection> id = insert_inspection(tx, *inspection);
  const InspectionRecord stored = *find_inspection_unscoped(tx, id);
  tx.record({.action = "inspections.plan", .subject = inspection_subject(id), .after = inspection_json(stored).str()});
  return done(request, inspection_address(id), "inspections.notice.planned", inspection_json(stored), 201);
}

Response show_edit(Request& request, ReadTx& tx) {
  const InspectionRecord record = get_inspected(request, tx);
  return html_response(inspection_form_page(
      request.view,
      read_form_page(tx, get_campaign(tx, request.viewer(), record.inspection.campaign), record.inspection),
      request.form));
}

Response change(Request& request, WriteTx& tx) {
  const InspectionRecord before = get_inspected(request, tx);
  const CampaignRecord record = get_campaign(tx, request.viewer(), before.inspection.campaign);
  Inspection draft = before.inspection;
  draft.version = request.form.integer("version").value_or(draft.version);
  read_plan(request, tx, record, draft);
  const auto inspection = decide_form(request, draft);
  if (!inspection)
    return invalid(request, request.form,
                   inspection_form_page(request.view, read_form_page(tx, record, draft), request.form));
  update_inspection(tx, *inspection);
  const InspectionRecord after = *find_inspection_unscoped(tx, draft.id);
  tx.record({.action = "inspections.change",
             .subject = inspection_subject(draft.id),
             .before = inspection_json(before).str(),
             .after = inspection_json(after).str()});
  return done(request, inspection_address(draft.id), "campaigns.notice.saved", inspection_json(after));
}

}  // namespace

void add_inspection_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const std::vector<FieldInfo> filter{{"state", FieldType::Text, false, "planned, carried_out, cancelled."},
                                      {"unit", FieldType::Integer},
                                      {"q"},
                                      {"size", FieldType::Integer},
                                      {"after"}};
  const std::vector<FieldInfo> plan{{"subject", FieldType::Text, true},
                                    {"planned_on", FieldType::Date, true},
                                    {"unit", FieldType::TextList, true, "Ids of the units to visit."},
                                    {"leader"},
                                    {"members", FieldType::Text, false, "One a line."},
                                    {"checks", FieldType::Text, false, "One a line."}};
  auto exported = filter;
  exported.push_back({"file", FieldType::Text, false, "csv or xlsx."});
  auto created = plan;
  created.push_back({"follows", FieldType::Integer, false, "The visit whose findings are looked at again."});
  router.get("/campaigns/{id}/inspections", list,
             {.access = reader, .about = "Visits of a campaign to its units", .fields = filter});
  router.get("/campaigns/{id}/inspections/export", export_list,
             {.access = reader, .about = "Visits as a file to save", .fields = exported, .page = false, .json = false});
  router.get(
      "/campaigns/{id}/inspections/calendar", show_calendar,
      {.access = reader, .about = "Visits of one month", .fields = {{"month", FieldType::Text, false, "2021-09."}}});
  router.get("/campaigns/{id}/inspections/new", show_new,
             {.access = reader,
              .about = "The form of a new visit",
              .fields = {{"follows", FieldType::Integer}},
              .json = false});
  router.post("/campaigns/{id}/inspections", create, {.access = reader, .about = "Plans a visit", .fields = created});
  router.get("/inspections/{id}/edit", show_edit,
             {.access = reader, .about = "The form of a planned visit", .json = false});
  router.post("/inspections/{id}", change, {.access = reader, .about = "Changes a planned visit", .fields = plan});
}

}  // namespace vx
