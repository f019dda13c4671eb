#include "people/people_pages.h"
#include "people/person_views.h"
#include "web/table_download.h"

namespace vx {
namespace {

PersonQuery read_query(Request& request, ReadTx& tx, std::optional<Organisation>& under) {
  constexpr std::array<std::string_view, 3> shows{"active", "left", "citizens"};
  PersonQuery query;
  query.words = request.filter.text("q", 100);
  const std::string show = request.filter.choice("show", shows);
  query.citizens_only = show == "citizens";
  if (show == "left") query.state = PersonState::Left;
  if (Id<Organisation> unit = request.filter.id<Organisation>("unit")) {
    under = get_organisation(tx, unit);
    query.under = under->path;
  }
  return query;
}

Response list_people(Request& request, ReadTx& tx) {
  PeopleList list;
  const PersonQuery query = read_query(request, tx, list.under);
  const PageRequest wanted = page_request(request.filter);
  if (request.wants_json && !request.filter.ok()) throw Problem(ProblemCode::Invalid);
  PageOf<Person> found = find_people(tx, request.viewer(), query, wanted.size, wanted.after);
  list.lines = describe_people(tx, found.items);
  list.next = std::move(found.next);
  return respond(
      request, [&] { return people_list_page(request.view, request.filter, list); },
      [&] {
        return json_object({{"items", json_array(list.lines, person_line_json)},
                            {"next", list.next.empty() ? Json() : Json(list.next)}});
      });
}

Response show_person(const PeopleKeeping& parts, Request& request, ReadTx& tx) {
  const PersonDetail detail = get_detail(tx, *parts.seal, request.viewer(), get_readable_person(request, tx));
  return respond(
      request, [&] { return person_page(request.view, Form{}, detail); }, [&] { return person_json(detail); });
}

Response show_own(Request& request, ReadTx&) {
  if (request.viewer().person == 0) throw Problem(ProblemCode::NotFound, request.view.t("people.no_own_record"));
  Response response{.status = 303};
  return std::move(response).with_header("Location", person_address({request.viewer().person}));
}

/// Says why, opens the data for a while, and shows it: a read that leaves a line needs a write.
Response open_data(const PeopleKeeping& parts, Request& request, WriteTx& tx) {
  const ReachedPerson reached = get_readable_person(request, tx);
  const Id<Person> id = reached.person.id;
  if (!may_see_sensitive(request.viewer(), id, reached.reach)) throw Problem(ProblemCode::Forbidden);
  const std::string purpose = request.form.choice("purpose", disclosure_purposes());
  if (purpose.empty() && request.form.ok()) request.form.add_error("purpose", {"people.purpose_missing"});
  if (!request.form.ok())
    return invalid(request, request.form,
                   person_page(request.view, request.form, get_detail(tx, *parts.seal, request.viewer(), reached)));
  insert_disclosure(tx, id, request.viewer().account, purpose);
  const bool is_for_edit = request.form.raw("next") == "edit";
  return done(request, person_address(id, is_for_edit ? "/edit" : ""), "people.data_opened",
              person_json(get_detail(tx, *parts.seal, request.viewer(), reached)), 201);
}

/// Exactly what the list with the same filter shows.
Response export_people(Request& request, ReadTx& tx) {
  std::optional<Organisation> under;
  const PersonQuery query = read_query(request, tx, under);
  if (!request.filter.ok()) throw Problem(ProblemCode::Invalid, request.view.t(request.filter.errors().front().error));
  const View& view = request.view;
  std::vector<std::vector<std::string>> rows{
      {view.t("people.name"), view.t("people.position"), view.t("people.unit"), view.t("people.state")}};
  for (const PersonLine& line : describe_people(tx, find_people(tx, request.viewer(), query, 0, "").items)) {
    std::string state = view.t(line.workplace ? "people.working" : "people.citizen");
    if (line.person.state == PersonState::Left) state = view.t("people.state_left");
    if (line.absent_to) state = view.t("people.absent_to", {{"day", view.date(*line.absent_to)}});
    rows.push_back({line.person.name, line.workplace ? line.workplace->position : "", line.unit, state});
  }
  const std::string name = fmt::format("{}-{}", view.t("people.file_name"), view.today().iso());
  const TableFormat format = request.filter.raw("file") == "csv" ? TableFormat::Csv : TableFormat::Xlsx;
  return download_table(format, view.t("people.title"), rows, name);
}

}  // namespace

void add_person_routes(Router& router, const PeopleParts& parts) {
  const Access access = Access::holder(read_people);
  std::vector<FieldInfo> fields = {
      {"q", FieldType::Text, false, "Words of the name; diacritics may be left out."},
      {"unit", FieldType::Integer, false, "Only who belongs to this organisation or below."},
      {"show", FieldType::Text, false, "active, left or citizens"}};
  std::vector<FieldInfo> list_fields = fields;
  list_fields.insert(list_fields.end(), {{"size", FieldType::Integer}, {"after", FieldType::Text}});
  router.get("/people", list_people,
             {.access = access, .about = "People the viewer may know of, by name", .fields = list_fields});
  fields.push_back({"file", FieldType::Text, false, "csv or xlsx"});
  router.get("/people/export", export_people,
             {.access = access,
              .about = "What the list with the same filter shows, as a spreadsheet",
              .fields = fields,
              .page = false,
              .json = false});
  router.get("/people/me", show_own,
             {.access = Access::signed_in(), .about = "Goes to the viewer's own record", .json = false});
  // One's own record needs no permission; the handler asks for the others.
  router.get("/people/{id}", [parts](Request& request, ReadTx& tx) { return show_person(*parts, request, tx); },
             {.access = Access::signed_in(), .about = "One person; sensitive data only while it is disclosed"});
  router.post(
      "/people/{id}/disclosures", [parts](Request& request, WriteTx& tx) { return open_data(*parts, request, tx); },
      {.access = Access::signed_in(),
       .about = "Opens a person's sensitive data to the viewer for 15 minutes; leaves an audit line",
       .fields = {{"purpose", FieldType::Text, true, "contact, staff_work, commitment, epidemic, correction or other"},
                  {"next", FieldType::Text, false, "edit: go to the form to edit"}}});
}

void add_unit_routes(Router& router) {
  router.get("/organisations/{id}/people",
             [](Request& request, ReadTx& tx) {
               UnitStaff staff;
               staff.unit = get_organisation(tx, request.path_id<Organisation>());
               request.require(read_people, staff.unit.path);
               staff.as_of = request.filter.date("as_of").value_or(request.view.today());
               staff.ancestry = list_organisation_ancestry(tx, staff.unit);
               staff.members = list_members(tx, staff.unit.id, staff.as_of);
               staff.total = count_staff_below(tx, staff.unit.path, staff.as_of);
               staff.may_edit = request.viewer().may(edit_people, staff.unit.path);
               for (Organisation& below : list_child_organisations(tx, staff.unit.id)) {
                 const std::int64_t count = count_staff_below(tx, below.path, staff.as_of);
                 staff.below.emplace_back(std::move(below), count);
               }
               return respond(
                   request, [&] { return unit_staff_page(request.view, request.filter, staff); },
                   [&] { return unit_staff_json(staff); });
             },
             {.access = Access::holder(read_people),
              .about = "Who belongs to an organisation on a day, and how many work in each one below",
              .fields = {{"as_of", FieldType::Date}}});
}

}  // namespace vx
