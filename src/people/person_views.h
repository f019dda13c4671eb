#pragma once
#include "people/person_detail.h"
#include "people/person_search.h"
#include "web/form.h"
#include "web/html.h"
#include "web/json.h"

namespace vx {

std::string person_address(Id<Person> id, std::string_view rest = "");
Html unit_link(Id<Organisation> id, std::string_view name);
/// Codes as a select's choices, named by `people.<prefix>_<code>`.
std::vector<Choice> code_choices(const View& view, std::string_view prefix, std::span<const std::string_view> codes);

struct PeopleList {
  std::vector<PersonLine> lines;
  std::string next;
  std::optional<Organisation> under;
};
Html people_list_page(const View& view, const Form& filter, const PeopleList& list);
Html person_page(const View& view, const Form& form, const PersonDetail& detail);

/// The staff of one organisation, and how many work in each below it.
struct UnitStaff {
  Organisation unit;
  std::vector<Organisation> ancestry;
  Date as_of;
  std::vector<Member> members;
  std::vector<std::pair<Organisation, std::int64_t>> below;
  std::int64_t total = 0;  ///< who work here and below
  bool may_edit = false;
};
Html unit_staff_page(const View& view, const Form& filter, const UnitStaff& staff);
/// For the organisation's own page.
Html unit_staff_card(const View& view, const Organisation& unit, std::int64_t total);

/// A card of the first page.
Html people_card(const View& view, const std::string& title, const std::string& text, std::string_view address);

Json person_line_json(const PersonLine& line);
Json person_json(const PersonDetail& detail);
Json unit_staff_json(const UnitStaff& staff);
Json membership_json(const Membership& membership);

}  // namespace vx
