#include "people/person_form.h"

#include "base/text.h"

namespace vx {
namespace {

/// Reads a field that has a parser; empty stays empty.
template <class Parse>
std::string read_parsed(Form& form, std::string_view field, std::string_view fault, Parse parse) {
  const std::string typed = form.text(field, 100);
  if (typed.empty()) return {};
  auto parsed = parse(typed);
  if (!parsed) form.add_error(field, {std::string(fault)});
  return parsed.value_or("");
}

}  // namespace

void read_person_facts(Form& form, ReadTx& tx, PersonFacts& facts, Date today) {
  facts.name = squeeze(form.required_text("name", 100));
  const std::string birth = form.text("birth_date", 20);
  facts.birth_date = birth.empty() ? std::nullopt : parse_birth_date(birth, today);
  if (!birth.empty() && !facts.birth_date) form.add_error("birth_date", {"people.birth_date_bad"});
  facts.sex = sex_of(form.choice("sex", sex_codes().subspan(1))).value_or(Sex::Unknown);
  facts.phone = read_parsed(form, "phone", "people.phone_bad", parse_phone);
  facts.email = read_parsed(form, "email", "people.email_bad", parse_email);
  facts.id_number = read_parsed(form, "id_number", "people.id_number_bad", parse_id_number);
  facts.residence_address = squeeze(form.text("residence_address", 200));
  const std::string residence = form.text("residence", 200);
  if (facts.residence && residence == area_text(tx, facts.residence)) return;  // as it was
  facts.residence = {};
  if (residence.empty()) return;
  if (auto area = find_area_by_text(tx, residence, today))
    facts.residence = *area;
  else
    form.add_error("residence", area.error());
}

Membership read_membership_form(Request& request, ReadTx& tx, Id<Person> person) {
  Form& form = request.form;
  Membership wanted;
  wanted.person = person;
  wanted.organisation = form.id<Organisation>("unit");
  auto unit = wanted.organisation ? find_organisation(tx, wanted.organisation) : std::nullopt;
  if (unit)
    request.require(edit_people, unit->path);
  else
    form.add_error("unit", {"people.unit_missing"});
  if (unit && unit->valid_to) form.add_error("unit", {"people.unit_closed"});
  wanted.kind = membership_kind_of(form.choice("kind", membership_kind_codes())).value_or(MembershipKind::Permanent);
  wanted.rank = member_rank_of(form.choice("rank", member_rank_codes())).value_or(MemberRank::Member);
  wanted.position = squeeze(form.text("position", 100));
  wanted.valid_from = form.required_date("valid_from").value_or(request.view.today());
  wanted.valid_to = form.date("valid_to");
  if (wanted.valid_to) wanted.valid_to = wanted.valid_to->plus_days(1);  // people name the last day
  return wanted;
}

}  // namespace vx
