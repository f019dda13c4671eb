#pragma once
#include "organisations/area_text.h"
#include "people/duplicate_store.h"
#include "people/person_access.h"
#include "people/person_store.h"
#include "web/form.h"

namespace vx {

/// Reads the personal data of a form, noting every fault.
void read_person_facts(Form& form, ReadTx& tx, PersonFacts& facts, Date today);
/// Reads organisation, kind, position, rank and days of a form. The viewer must hold people.edit where it leads to.
Membership read_membership_form(Request& request, ReadTx& tx, Id<Person> person);

/// What a form shows before anything was typed.
struct PersonFormStart {
  PersonFacts facts;
  std::string residence;  ///< "08707 Xã Hòa Bình"
  std::int64_t version = 0;
};

Html create_person_page(const View& view, const Form& form, const std::optional<Organisation>& unit,
                        const std::vector<ShownCandidate>& candidates);
Html edit_person_page(const View& view, const Form& form, const Person& person, const PersonFormStart& start);
/// Before editing: why the data is opened.
Html open_before_edit_page(const View& view, const Form& form, const Person& person);
/// `found`: organisations to choose from, by the search above.
Html move_person_page(const View& view, const Form& form, const Person& person, const std::vector<Organisation>& found);
Html leave_person_page(const View& view, const Form& form, const Person& person);
Html absence_page(const View& view, const Form& form, const Person& person);

}  // namespace vx
