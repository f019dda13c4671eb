#include "people/people_pages.h"
#include "people/person_form.h"
#include "people/person_views.h"

namespace vx {
namespace {

/// The organisation a new person is to belong to; none makes a citizen, whom the place of residence decides about.
std::optional<Organisation> get_new_unit(Request& request, ReadTx& tx, Form& form) {
  Id<Organisation> id = form.id<Organisation>("unit");
  if (!id) return std::nullopt;
  Organisation unit = get_organisation(tx, id);
  request.require(edit_people, unit.path);
  return unit;
}

/// Who lives where the viewer has no say cannot be recorded by the viewer.
void require_residence(Request& request, ReadTx& tx, const PersonFacts& facts) {
  auto area = facts.residence ? find_area(tx, facts.residence) : std::nullopt;
  request.require(edit_people, area ? std::string_view(area->path) : "");
}

std::vector<ShownCandidate> shown_to(ReadTx& tx, const Viewer& viewer, std::vector<StoredCandidate> found) {
  std::vector<ShownCandidate> shown;
  for (StoredCandidate& one : found) {
    const Id<Person> id = one.person;
    ShownCandidate& candidate = shown.emplace_back(ShownCandidate{std::move(one), false, ""});
    candidate.is_known = may_read(viewer, id, reach_of(tx, id));
    if (!candidate.is_known) continue;
    if (auto unit = workplace_of(tx, id, tx.today())) candidate.unit = get_organisation(tx, *unit).facts.name;
  }
  return shown;
}

Response answer_person(const PeopleKeeping& parts, Request& request, ReadTx& tx, Id<Person> id, std::string_view notice,
                       int status = 200) {
  const ReachedPerson reached{get_person(tx, id), reach_of(tx, id)};
  return done(request, person_address(id), notice, person_json(get_detail(tx, *parts.seal, request.viewer(), reached)),
              status);
}

Response show_create(Request& request, ReadTx& tx) {
  return html_response(create_person_page(request.view, Form{}, get_new_unit(request, tx, request.filter), {}));
}

Response create(const PeopleKeeping& parts, Request& request, WriteTx& tx) {
  Form& form = request.form;
  const auto unit = get_new_unit(request, tx, form);
  PersonFacts facts;
  read_person_facts(form, tx, facts, request.view.today());
  std::optional<MembershipPlan> plan;
  if (unit) {
    auto decided = decide_membership({}, read_membership_form(request, tx, {}), request.view.today());
    if (decided)
      plan = std::move(*decided);
    else
      form.add_error("valid_from", decided.error());
  } else if (form.ok()) {
    require_residence(request, tx, facts);
  }
  std::vector<StoredCandidate> found;
  if (form.ok()) {
    std::optional<Digest> number;
    if (!facts.id_number.empty()) number = parts.seal->hash(facts.id_number);
    found = find_candidates(tx, traits_of(*parts.seal, facts, unit ? unit->id.value : 0), number);
  }
  if (!found.empty() && !form.checkbox("somebody_else")) form.add_error("somebody_else", {"people.decide_candidates"});
  if (!form.ok())
    return invalid(request, form, create_person_page(request.view, form, unit, shown_to(tx, request.viewer(), found)));
  const Id<Person> id = insert_person(tx, *parts.seal, facts);
  if (plan) {
    plan->added.person = id;
    apply_membership(tx, *parts.hooks, *plan, "people.join");
  }
  for (const StoredCandidate& one : found) set_different(tx, id, one.person);
  queue_for_duplicates(tx, id);
  return answer_person(parts, request, tx, id, "people.created", 201);
}

PersonFormStart start_of(const PeopleKeeping& parts, ReadTx& tx, const Person& person) {
  PersonFacts facts = get_facts_unscoped(tx, *parts.seal, person.id);
  std::string residence = area_text(tx, facts.residence);
  return {std::move(facts), std::move(residence), person.version};
}

/// To change data is to see it: it must be open to the viewer.
bool is_open(Request& request, ReadTx& tx, const ReachedPerson& reached) {
  return may_see_sensitive(request.viewer(), reached.person.id, reached.reach) &&
         is_disclosed(tx, request.viewer(), reached.person.id);
}

Response show_edit(const PeopleKeeping& parts, Request& request, ReadTx& tx) {
  const ReachedPerson reached = get_editable_person(request, tx);
  if (!is_open(request, tx, reached)) return html_response(open_before_edit_page(request.view, Form{}, reached.person));
  return html_response(edit_person_page(request.view, Form{}, reached.person, start_of(parts, tx, reached.person)));
}

Response edit(const PeopleKeeping& parts, Request& request, WriteTx& tx) {
  const ReachedPerson reached = get_editable_person(request, tx);
  Form& form = request.form;
  if (!is_open(request, tx, reached)) throw Problem(ProblemCode::Forbidden, request.view.t("people.open_first"));
  PersonFormStart start = start_of(parts, tx, reached.person);
  PersonFacts after = start.facts;
  read_person_facts(form, tx, after, request.view.today());
  if (form.integer("version").value_or(0) != reached.person.version) form.add_error("", {"people.changed_meanwhile"});
  if (reached.person.state == PersonState::Merged) form.add_error("", {"people.is_merged"});
  if (!form.ok()) return invalid(request, form, edit_person_page(request.view, form, reached.person, start));
  if (after != start.facts) {
    update_person(tx, *parts.seal, reached.person, after);
    queue_for_duplicates(tx, reached.person.id);
  } else {
    tx.exempt_from_audit("nothing was changed");
  }
  return answer_person(parts, request, tx, reached.person.id, "people.saved");
}

}  // namespace

void add_person_edit_routes(Router& router, const PeopleParts& parts) {
  const Access access = Access::holder(edit_people);
  const std::vector<FieldInfo> facts = {{"name", FieldType::Text, true},
                                        {"birth_date", FieldType::Text, false, "17/3/1985, 3/1985 or 1985"},
                                        {"sex", FieldType::Text, false, "male, female or other"},
                                        {"phone"},
                                        {"email"},
                                        {"id_number", FieldType::Text, false, "9 or 12 digits"},
                                        {"residence", FieldType::Text, false, "Code or name of an area"},
                                        {"residence_address"}};
  std::vector<FieldInfo> create_fields = facts;
  create_fields.insert(create_fields.end(),
                       {{"unit", FieldType::Integer, false, "The organisation; none for a citizen"},
                        {"position"},
                        {"rank", FieldType::Text, false, "head, deputy or member"},
                        {"kind", FieldType::Text, false, "permanent or contract"},
                        {"valid_from", FieldType::Date},
                        {"valid_to", FieldType::Date, false, "The last day"},
                        {"somebody_else", FieldType::Boolean, false, "The people who look alike are others."}});
  std::vector<FieldInfo> edit_fields = facts;
  edit_fields.push_back({"version", FieldType::Integer, true, "As read; another one is refused."});
  router.get(
      "/people/new", show_create,
      {.access = access, .about = "Form for a new person", .fields = {{"unit", FieldType::Integer}}, .json = false});
  router.post(
      "/people", [parts](Request& request, WriteTx& tx) { return create(*parts, request, tx); },
      {.access = access, .about = "Records a person; refused while others look alike", .fields = create_fields});
  router.get("/people/{id}/edit", [parts](Request& request, ReadTx& tx) { return show_edit(*parts, request, tx); },
             {.access = access, .about = "Form to edit a person", .json = false});
  router.post("/people/{id}", [parts](Request& request, WriteTx& tx) { return edit(*parts, request, tx); },
              {.access = access, .about = "Changes a person whose data is open to the viewer", .fields = edit_fields});
}

}  // namespace vx
