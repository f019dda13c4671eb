#include "people/person_views.h"

namespace vx {
namespace {

std::vector<Field> person_fields(const Person& person) {
  return {{"id", person.id},
          {"name", person.name},
          {"state", code_of(person.state)},
          {"merged_into", person.merged_into},
          {"is_demo", person.is_demo},
          {"version", person.version}};
}

std::vector<Field> membership_fields(const Membership& one) {
  return {{"id", one.id},
          {"person_id", one.person},
          {"organisation_id", one.organisation},
          {"kind", code_of(one.kind)},
          {"position", one.position},
          {"rank", code_of(one.rank)},
          {"valid_from", one.valid_from},
          {"valid_to", one.valid_to},
          {"is_main", one.is_main}};
}

Json facts_json(const PersonDetail& detail) {
  if (!detail.facts) return {};
  const PersonFacts& facts = *detail.facts;
  return json_object({{"birth_date", facts.birth_date},
                      {"sex", code_of(facts.sex)},
                      {"phone", facts.phone},
                      {"email", facts.email},
                      {"id_number", facts.id_number},
                      {"residence_area_id", facts.residence},
                      {"residence_address", facts.residence_address},
                      {"absences", json_array(detail.absences, [](const Absence& one) {
                         return json_object({{"id", one.id},
                                             {"kind", code_of(one.kind)},
                                             {"from_on", one.from_on},
                                             {"to_on", one.to_on},
                                             {"note", one.note}});
                       })}});
}

}  // namespace

Json membership_json(const Membership& membership) { return json_object(membership_fields(membership)); }

Json person_line_json(const PersonLine& line) {
  std::vector<Field> fields = person_fields(line.person);
  fields.push_back({"workplace", line.workplace ? membership_json(*line.workplace) : Json()});
  fields.push_back({"unit", line.unit});
  fields.push_back({"absent_to", line.absent_to});
  return json_object(fields);
}

Json person_json(const PersonDetail& detail) {
  std::vector<Field> fields = person_fields(detail.person);
  fields.push_back({"absent_to", detail.absent_to});
  fields.push_back({"memberships", json_array(detail.memberships, [](const NamedMembership& one) {
                      std::vector<Field> named = membership_fields(one.membership);
                      named.push_back({"organisation", one.unit});
                      named.push_back({"is_workplace", one.is_workplace});
                      return json_object(named);
                    })});
  fields.push_back({"may_open", detail.may_open});
  fields.push_back({"data", facts_json(detail)});
  return json_object(fields);
}

Json unit_staff_json(const UnitStaff& staff) {
  return json_object({{"organisation_id", staff.unit.id},
                      {"as_of", staff.as_of},
                      {"total", staff.total},
                      {"members", json_array(staff.members,
                                             [](const Member& one) {
                                               std::vector<Field> fields = membership_fields(one.membership);
                                               fields.push_back({"name", one.name});
                                               fields.push_back({"works_here", one.works_here});
                                               fields.push_back({"absent_to", one.absent_to});
                                               return json_object(fields);
                                             })},
                      {"below", json_array(staff.below, [](const auto& one) {
                         return json_object({{"organisation_id", one.first.id},
                                             {"name", one.first.facts.name},
                                             {"staff", one.second}});
                       })}});
}

}  // namespace vx
