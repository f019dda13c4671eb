#include "people/correction.h"
#include "people/people_pages.h"
#include "people/person_views.h"

namespace vx {
namespace {

Json correction_json(const Correction& one) {
  return json_object({{"id", one.id},
                      {"person_id", one.person},
                      {"name", one.name},
                      {"wish", one.wish},
                      {"asked_at", one.asked_at},
                      {"due_at", one.due_at},
                      {"due_source", one.due_source},
                      {"state", code_of(one.state)},
                      {"answer", one.answer}});
}

Response list(Request& request, ReadTx& tx) {
  const std::vector<Correction> open = list_open_corrections(tx, request.viewer());
  return respond(
      request, [&] { return corrections_page(request.view, Form{}, open); },
      [&] { return json_object({{"items", json_array(open, correction_json)}}); });
}

Response ask(const PeopleKeeping& parts, Request& request, WriteTx& tx) {
  const Id<Person> own{request.viewer().person};
  if (!own) throw Problem(ProblemCode::NotFound, request.view.t("people.no_own_record"));
  const std::string wish = request.form.required_text("wish", 1000);
  if (!request.form.ok())
    return invalid(
        request, request.form,
        person_page(request.view, request.form,
                    get_detail(tx, *parts.seal, request.viewer(), {get_person(tx, own), reach_of(tx, own)})));
  const Id<Correction> id = insert_correction(tx, own, wish);
  return done(request, person_address(own), "people.correction_asked", correction_json(*find_correction(tx, id)), 201);
}

Response answer(Request& request, WriteTx& tx) {
  auto correction = find_correction(tx, request.path_id<Correction>());
  const bool may = correction && !is_own(request.viewer(), correction->person) &&
                   may_edit(request.viewer(), reach_of(tx, correction->person));
  if (!may) throw Problem(ProblemCode::NotFound);
  constexpr std::array<std::string_view, 2> answers{"done", "refused"};
  Form& form = request.form;
  const std::string state = form.choice("state", answers);
  const std::string text = form.text("answer", 1000);
  if (state.empty() && form.ok()) form.add_error("state", {"people.correction_choose"});
  if (state == "refused" && text.empty()) form.add_error("answer", {"people.correction_why"});
  if (!form.ok())
    return invalid(request, form, corrections_page(request.view, form, list_open_corrections(tx, request.viewer())));
  answer_correction(tx, *correction, state == "done" ? CorrectionState::Done : CorrectionState::Refused, text);
  return done(request, "/people/corrections", "people.correction_answered",
              correction_json(*find_correction(tx, correction->id)));
}

}  // namespace

void add_correction_routes(Router& router, const PeopleParts& parts) {
  const Access access = Access::holder(edit_people);
  router.get("/people/corrections", list,
             {.access = access, .about = "Open requests to correct somebody's own record, most urgent first"});
  router.post("/people/me/corrections", [parts](Request& request, WriteTx& tx) { return ask(*parts, request, tx); },
              {.access = Access::signed_in(),
               .about = "Asks the unit to correct the viewer's own record",
               .fields = {{"wish", FieldType::Text, true, "What is wrong and how it should be"}}});
  router.post("/people/corrections/{id}/answer", answer,
              {.access = access,
               .about = "Answers such a request",
               .fields = {{"state", FieldType::Text, true, "done or refused"},
                          {"answer", FieldType::Text, false, "Needed for a refusal"}}});
}

}  // namespace vx
