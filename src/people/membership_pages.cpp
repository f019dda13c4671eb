#include "base/text.h"
#include "people/people_pages.h"
#include "people/person_form.h"
#include "people/person_views.h"

namespace vx {
namespace {

constexpr std::size_t offered_max = 50;

Response answer_person(const PeopleKeeping& parts, Request& request, ReadTx& tx, const ReachedPerson& reached,
                       std::string_view notice) {
  const ReachedPerson now{get_person(tx, reached.person.id), reach_of(tx, reached.person.id)};
  return done(request, person_address(now.person.id), notice,
              person_json(get_detail(tx, *parts.seal, request.viewer(), now)));
}

/// Organisations within the viewer's reach that have the words in their names.
std::vector<Organisation> find_units(Request& request, ReadTx& tx, std::string_view words) {
  std::vector<Organisation> found;
  const std::string folded = fold_words(words);
  if (folded.empty()) return found;
  for (Organisation& one : list_organisations(tx, tx.today())) {
    if (found.size() == offered_max) break;
    const std::string text = " " + fold_words(one.facts.name + " " + one.facts.short_name + " " + one.facts.symbol);
    const bool matches = std::ranges::all_of(
        split(folded, ' '), [&](std::string_view word) { return text.contains(" " + std::string(word)); });
    if (matches && request.viewer().may(edit_people, one.path)) found.push_back(std::move(one));
  }
  return found;
}

Response show_move(Request& request, ReadTx& tx) {
  const ReachedPerson reached = get_editable_person(request, tx);
  return html_response(move_person_page(request.view, request.filter, reached.person,
                                        find_units(request, tx, request.filter.text("q", 100))));
}

Response add_membership(const PeopleKeeping& parts, Request& request, WriteTx& tx) {
  const ReachedPerson reached = get_editable_person(request, tx);
  Form& form = request.form;
  const Membership wanted = read_membership_form(request, tx, reached.person.id);
  auto plan = decide_membership(list_memberships(tx, reached.person.id), wanted, request.view.today());
  if (!plan) form.add_error("valid_from", plan.error());
  if (reached.person.state == PersonState::Merged) form.add_error("", {"people.is_merged"});
  if (!form.ok()) {
    std::vector<Organisation> chosen;
    if (auto unit = find_organisation(tx, wanted.organisation)) chosen.push_back(*unit);
    return invalid(request, form, move_person_page(request.view, form, reached.person, chosen));
  }
  apply_membership(tx, *parts.hooks, *plan);
  return answer_person(parts, request, tx, reached, "people.moved");
}

Response show_leave(Request& request, ReadTx& tx) {
  return html_response(leave_person_page(request.view, Form{}, get_editable_person(request, tx).person));
}

Response leave(const PeopleKeeping& parts, Request& request, WriteTx& tx) {
  const ReachedPerson reached = get_editable_person(request, tx);
  Form& form = request.form;
  std::vector<Membership> ended;
  if (auto day = form.required_date("day")) {
    auto decided = decide_leaving(list_memberships(tx, reached.person.id), *day, request.view.today());
    if (decided)
      ended = std::move(*decided);
    else
      form.add_error("day", decided.error());
  }
  if (!form.ok()) return invalid(request, form, leave_person_page(request.view, form, reached.person));
  apply_leaving(tx, *parts.hooks, reached.person.id, ended);
  return answer_person(parts, request, tx, reached, "people.left");
}

Response end_membership(const PeopleKeeping& parts, Request& request, WriteTx& tx) {
  const ReachedPerson reached = get_editable_person(request, tx);
  const std::vector<Membership> stored = list_memberships(tx, reached.person.id);
  auto one =
      std::ranges::find(stored, request.path_number("membership"), [](const Membership& m) { return m.id.value; });
  if (one == stored.end()) throw Problem(ProblemCode::NotFound);
  auto ended = decide_end(*one, request.form.date("day").value_or(request.view.today()), request.view.today());
  if (!ended) throw Problem(ProblemCode::Invalid, request.view.t(ended.error()));
  apply_leaving(tx, *parts.hooks, reached.person.id, {*ended}, "people.end_membership");
  return answer_person(parts, request, tx, reached, "people.membership_ended");
}

Response show_absence(Request& request, ReadTx& tx) {
  return html_response(absence_page(request.view, Form{}, get_editable_person(request, tx).person));
}

Response add_absence(const PeopleKeeping& parts, Request& request, WriteTx& tx) {
  const ReachedPerson reached = get_editable_person(request, tx);
  Form& form = request.form;
  Absence wanted;
  wanted.person = reached.person.id;
  if (auto kind = absence_kind_of(form.choice("kind", absence_kind_codes())))
    wanted.kind = *kind;
  else if (form.ok())
    form.add_error("kind", {"people.absence_kind_missing"});
  wanted.from_on = form.required_date("from_on").value_or(Date());
  wanted.to_on = form.required_date("to_on").value_or(Date());
  wanted.note = form.text("note", 200);
  if (form.ok()) {
    auto good = decide_absence(list_absences_unscoped(tx, reached.person.id), wanted);
    if (!good) form.add_error("to_on", good.error());
  }
  if (!form.ok()) return invalid(request, form, absence_page(request.view, form, reached.person));
  insert_absence(tx, wanted);
  return answer_person(parts, request, tx, reached, "people.absence_added");
}

Response remove_absence(const PeopleKeeping& parts, Request& request, WriteTx& tx) {
  const ReachedPerson reached = get_editable_person(request, tx);
  const std::vector<Absence> stored = list_absences_unscoped(tx, reached.person.id);
  auto one = std::ranges::find(stored, request.path_number("absence"), [](const Absence& a) { return a.id.value; });
  if (one == stored.end()) throw Problem(ProblemCode::NotFound);
  delete_absence(tx, *one);
  return answer_person(parts, request, tx, reached, "people.absence_taken_back");
}

}  // namespace

void add_membership_routes(Router& router, const PeopleParts& parts) {
  const Access access = Access::holder(edit_people);
  auto with = [parts](Response (*handler)(const PeopleKeeping&, Request&, WriteTx&)) {
    return [parts, handler](Request& request, WriteTx& tx) { return handler(*parts, request, tx); };
  };
  router.get("/people/{id}/move", show_move,
             {.access = access,
              .about = "Form to move, second or join somebody to an organisation",
              .fields = {{"q"}},
              .json = false});
  router.post("/people/{id}/memberships", with(add_membership),
              {.access = access,
               .about = "Somebody belongs to an organisation from a day on; a new employment ends the one before",
               .fields = {{"unit", FieldType::Integer, true},
                          {"position"},
                          {"rank", FieldType::Text, false, "head, deputy or member"},
                          {"kind", FieldType::Text, false, "permanent, contract, seconded or member"},
                          {"valid_from", FieldType::Date, true},
                          {"valid_to", FieldType::Date, false, "The last day; a secondment needs one"}}});
  router.post("/people/{id}/memberships/{membership}/end", with(end_membership),
              {.access = access,
               .about = "Ends a secondment or a membership of a mass organisation",
               .fields = {{"day", FieldType::Date, false, "The first day it no longer holds; today if left out"}}});
  router.get("/people/{id}/leave", show_leave, {.access = access, .about = "Form for leaving", .json = false});
  router.post("/people/{id}/leave", with(leave),
              {.access = access,
               .about = "Ends all somebody belongs to, from a day on",
               .fields = {{"day", FieldType::Date, true}}});
  router.get("/people/{id}/absence", show_absence, {.access = access, .about = "Form for an absence", .json = false});
  router.post("/people/{id}/absence", with(add_absence),
              {.access = access,
               .about = "Records an absence",
               .fields = {{"kind", FieldType::Text, true, "leave, maternity, sick, business_trip or other"},
                          {"from_on", FieldType::Date, true},
                          {"to_on", FieldType::Date, true, "The last day"},
                          {"note"}}});
  router.post("/people/{id}/absences/{absence}/remove", with(remove_absence),
              {.access = access, .about = "Takes an absence back"});
}

}  // namespace vx
