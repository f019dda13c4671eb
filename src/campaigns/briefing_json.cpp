#include "campaigns/briefing_views.h"

namespace vx {

namespace {

std::vector<Field> briefing_fields(const Briefing& briefing, std::string_view organisation_name,
                                   const BriefingCounts& counts) {
  return {{"id", briefing.id},
          {"campaign", briefing.campaign},
          {"organisation", briefing.organisation},
          {"organisation_name", organisation_name},
          {"audience", code_of(briefing.audience)},
          {"title", briefing.title},
          {"speaker", briefing.speaker},
          {"since", briefing.since},
          {"until", briefing.until},
          {"open", briefing.is_open},
          {"counts", briefing_counts_json(counts)}};
}

}  // namespace

Json briefing_counts_json(const BriefingCounts& counts) {
  return json_object({{"required", counts.required()},
                      {"reached", counts.reached()},
                      {"percent", counts.percent()},
                      {"read", counts.read},
                      {"attended", counts.attended},
                      {"absent", counts.absent},
                      {"waiting", counts.waiting}});
}

Json briefing_json(const BriefingRow& row) {
  return json_object(briefing_fields(row.briefing, row.organisation_name, row.counts));
}

Json briefing_json(const BriefingPage& page) {
  auto fields = briefing_fields(page.briefing, page.organisation_name, page.counts);
  fields.push_back({"body", page.briefing.body});
  fields.push_back({"my_state", page.mine ? Json(code_of(page.mine->state)) : Json()});
  return json_object(fields);
}

Json coverage_json(const CoveragePage& page) {
  Json people;
  if (page.names)
    people = json_array(page.people.items, [](const BriefingPerson& person) {
      return json_object({{"person", person.person},
                          {"name", person.name},
                          {"state", code_of(person.state)},
                          {"at", person.marked_at}});
    });
  return json_object({{"briefing", page.briefing.id},
                      {"unit", page.unit.id},
                      {"unit_name", page.unit.name()},
                      {"counts", briefing_counts_json(page.coverage.all)},
                      {"own", briefing_counts_json(page.coverage.own)},
                      {"below", json_array(page.coverage.below,
                                           [](const UnitCoverage& unit) {
                                             return json_object({{"unit", unit.unit},
                                                                 {"name", unit.name},
                                                                 {"head", unit.head_name},
                                                                 {"counts", briefing_counts_json(unit.counts)}});
                                           })},
                      {"people", people},
                      {"next", page.people.next}});
}

}  // namespace vx
