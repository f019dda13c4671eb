#include "campaigns/briefing_page.h"
#include "campaigns/briefings.h"
#include "people/person.h"
#include "web/table_download.h"

namespace vx {

namespace {

constexpr int people_saved_max = 50'000;

std::vector<Organisation> list_above(ReadTx& tx, const CoveragePage& data, const Viewer& viewer) {
  const std::string top = get_organisation(tx, data.briefing.organisation).path;
  std::vector<Organisation> above = list_organisation_ancestry(tx, data.unit);
  std::erase_if(above, [&](const Organisation& each) {
    return each.id == data.unit.id || !each.path.starts_with(top) || !viewer.may(read_campaigns, each.path);
  });
  return above;
}

Response show(Request& request, ReadTx& tx) {
  CoveragePage data = read_coverage_page(request, tx);
  const std::string state = request.filter.choice("state", briefing_state_codes);
  const PageRequest page = page_request(request.filter);
  if (!request.filter.ok() || (!page.after.empty() && !read_cursor(page.after, 2)))
    throw Problem(ProblemCode::BadRequest);
  if (!state.empty()) data.state = briefing_state_of(state);
  data.after = page.after;
  data.coverage = read_coverage(tx, data.briefing.id, data.unit);
  if (data.names) data.people = list_briefing_people(tx, data.briefing.id, data.unit.id, data.state, page);
  data.above = list_above(tx, data, request.viewer());
  data.meetings = list_meetings(tx, data.briefing.id, data.unit.path);
  data.reminder = find_last_reminder(tx, data.briefing.id, data.unit.id);
  return respond(request, [&] { return coverage_page(request.view, data); }, [&] { return coverage_json(data); });
}

Response save(Request& request, ReadTx& tx) {
  const CoveragePage data = read_coverage_page(request, tx);
  request.require(read_people, data.unit.path);
  const TableFormat format = read_table_format(request);
  const std::string state = request.filter.choice("state", briefing_state_codes);
  if (!request.filter.ok()) throw Problem(ProblemCode::BadRequest);
  const auto people = list_briefing_people_below(tx, data.briefing.id, data.unit.path,
                                                 state.empty() ? std::nullopt : std::optional(briefing_state_of(state)),
                                                 people_saved_max);
  const auto table = coverage_table(request.view, people);
  const std::string name = "briefing-" + std::to_string(data.briefing.id.value) + "-" + tx.today().iso();
  return download_table(format, request.view.t("briefings.title"), table, name);
}

}  // namespace

bool may_see_members(const Viewer& viewer, const CampaignRecord& record, const Briefing& briefing) {
  return briefing.audience == Audience::Members && viewer.may(edit_campaigns, record.organisation_path);
}

CoveragePage read_coverage_page(const Request& request, ReadTx& tx) {
  CoveragePage data;
  data.record = get_campaign(tx, request.viewer(), request.path_id<Campaign>());
  data.briefing = get_briefing(tx, data.record.campaign.id, request.path_id<Briefing>("briefing"));
  data.unit = get_organisation(tx, request.path_id<Organisation>("unit"));
  if (!data.unit.path.starts_with(get_organisation(tx, data.briefing.organisation).path))
    throw Problem(ProblemCode::NotFound);
  if (!may_see_members(request.viewer(), data.record, data.briefing)) request.require(read_campaigns, data.unit.path);
  data.names = request.viewer().may(read_people, data.unit.path);
  data.may_edit = request.viewer().may(edit_campaigns, data.unit.path);
  return data;
}

void add_briefing_coverage_routes(Router& router) {
  const Access reader = Access::holder(read_campaigns);
  const std::string unit = "/campaigns/{id}/briefings/{briefing}/units/{unit}";
  router.get(unit, show,
             {.access = reader,
              .about = "How many of a unit have read or heard it, unit by unit and name by name",
              .fields = {{"state", FieldType::Text, false, "waiting, read, attended or absent."},
                         {"size", FieldType::Integer},
                         {"after"}}});
  router.get(unit + "/export", save,
             {.access = reader,
              .about = "The names of a unit and those below it as a file to save",
              .fields = {{"file", FieldType::Text, false, "csv or xlsx."}, {"state"}},
              .page = false,
              .json = false});
}

}  // namespace vx
