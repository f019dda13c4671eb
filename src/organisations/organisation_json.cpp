#include "organisations/organisation_json.h"

namespace vx {

std::vector<Field> organisation_fields(const Organisation& organisation) {
  const OrganisationFacts& facts = organisation.facts;
  return {{"id", organisation.id},
          {"parent_id", facts.parent},
          {"kind", code_of(facts.kind)},
          {"name", facts.name},
          {"short_name", facts.short_name},
          {"symbol", facts.symbol},
          {"seat_area_id", facts.seat},
          {"governed_area_id", facts.governed},
          {"head_name", facts.head_name},
          {"head_title", facts.head_title},
          {"website", facts.website},
          {"path", organisation.path},
          {"valid_from", organisation.valid_from},
          {"valid_to", organisation.valid_to},
          {"version", organisation.version}};
}

Json organisation_json(const Organisation& organisation) { return json_object(organisation_fields(organisation)); }

}  // namespace vx
