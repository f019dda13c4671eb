#include "organisations/organisation_form.h"
#include "organisations/organisation_json.h"
#include "organisations/organisation_pages.h"
#include "organisations/organisation_views.h"

namespace vx {
namespace {

std::string address_of(Id<Organisation> id) { return fmt::format("/organisations/{}", id.value); }

/// The organisation of the route, if the viewer may edit it.
Organisation get_editable(Request& request, ReadTx& tx) {
  Organisation organisation = get_organisation(tx, request.path_id<Organisation>());
  request.require(edit_organisations, organisation.path);
  return organisation;
}

/// The parent a new organisation is to have; none makes a root, which only those may who reach everything.
std::optional<Organisation> get_new_parent(Request& request, ReadTx& tx, Form& form) {
  std::optional<Organisation> parent;
  if (Id<Organisation> id = form.id<Organisation>("parent")) parent = get_organisation(tx, id);
  request.require(edit_organisations, parent ? std::string_view(parent->path) : "");
  return parent;
}

/// Two of one name below one parent could not be told apart, least of all by an import.
void refuse_taken_name(Form& form, ReadTx& tx, const OrganisationFacts& facts, Id<Organisation> self) {
  if (is_name_taken(tx, facts.parent, facts.name, self)) form.add_error("name", {"organisations.name_taken"});
}

Response answer_done(Request& request, ReadTx& tx, Id<Organisation> id, std::string_view notice, int status = 200) {
  return done(request, address_of(id), notice, organisation_json(get_organisation(tx, id)), status);
}

Response show_create(Request& request, ReadTx& tx) {
  auto parent = get_new_parent(request, tx, request.filter);
  return html_response(create_page(request.view, Form{}, parent ? &*parent : nullptr));
}

Response create(Request& request, WriteTx& tx) {
  auto parent = get_new_parent(request, tx, request.form);
  OrganisationFacts facts;
  if (parent) facts.parent = parent->id;
  read_facts(request.form, tx, facts, request.view.today());
  read_head(request.form, facts);
  refuse_taken_name(request.form, tx, facts, {});
  auto valid_from = request.form.required_date("valid_from");
  if (valid_from && *valid_from > request.view.today())
    request.form.add_error("valid_from", {"organisations.day_in_future"});
  if (parent && parent->valid_to) request.form.add_error("", {"organisations.parent_closed"});
  if (!request.form.ok())
    return invalid(request, request.form, create_page(request.view, request.form, parent ? &*parent : nullptr));
  return answer_done(request, tx, insert_organisation(tx, facts, *valid_from), "organisations.created", 201);
}

/// Checks version and day, then writes; faults are noted in the form. True if written.
bool try_update(Request& request, WriteTx& tx, const Organisation& before, const OrganisationFacts& after,
                std::string_view action) {
  Form& form = request.form;
  auto applies_from = form.date("applies_from");
  check_version(form, before);
  if (before.valid_to) form.add_error("", {"organisations.already_closed"});
  auto good = decide_change(get_last_period(tx, before.id), applies_from, request.view.today());
  if (!good) form.add_error("applies_from", good.error());
  if (!form.ok()) return false;
  if (after != before.facts) update_organisation(tx, before, after, applies_from, action);
  return true;
}

Response show_edit(Request& request, ReadTx& tx) {
  Organisation organisation = get_editable(request, tx);
  return html_response(edit_page(request.view, Form{}, organisation, form_start(tx, organisation)));
}

Response edit(Request& request, WriteTx& tx) {
  Organisation before = get_editable(request, tx);
  OrganisationFacts after = before.facts;
  read_facts(request.form, tx, after, request.view.today());
  if (request.form.ok()) refuse_taken_name(request.form, tx, after, before.id);
  if (!request.form.ok() || !try_update(request, tx, before, after, "organisations.update"))
    return invalid(request, request.form, edit_page(request.view, request.form, before, form_start(tx, before)));
  return answer_done(request, tx, before.id, "organisations.saved");
}

Response show_head(Request& request, ReadTx& tx) {
  Organisation organisation = get_editable(request, tx);
  return html_response(head_page(request.view, Form{}, organisation));
}

Response change_head(Request& request, WriteTx& tx) {
  Organisation before = get_editable(request, tx);
  OrganisationFacts after = before.facts;
  read_head(request.form, after);
  if (!request.form.ok() || !try_update(request, tx, before, after, "organisations.head"))
    return invalid(request, request.form, head_page(request.view, request.form, before));
  return answer_done(request, tx, before.id, "organisations.saved");
}

/// Where it may be moved to: found by words, within the viewer's reach, not itself or below.
std::vector<Organisation> find_new_parents(Request& request, ReadTx& tx, const Organisation& moved, std::string words) {
  if (words.empty()) return {};
  OrganisationFilter filter{
      .words = std::move(words), .kind = {}, .area = {}, .under = {}, .as_of = request.view.today()};
  std::vector<Organisation> found = find_organisations(tx, filter, 50, "").items;
  std::erase_if(found, [&](const Organisation& one) {
    return !decide_move(moved, &one) || !request.viewer().may(edit_organisations, one.path);
  });
  return found;
}

Response show_move(Request& request, ReadTx& tx) {
  Organisation organisation = get_editable(request, tx);
  std::string words = request.filter.text("q", 100);
  return html_response(
      move_page(request.view, request.filter, organisation, find_new_parents(request, tx, organisation, words)));
}

Response move(Request& request, WriteTx& tx) {
  Organisation before = get_editable(request, tx);
  std::optional<Organisation> parent;
  if (Id<Organisation> id = request.form.id<Organisation>("parent")) {
    parent = find_organisation(tx, id);
    if (!parent) request.form.add_error("parent", {"organisations.parent_unknown"});
  } else if (request.form.ok()) {
    request.form.add_error("parent", {"organisations.parent_missing"});
  }
  if (parent) {
    request.require(edit_organisations, parent->path);
    if (auto good = decide_move(before, &*parent); !good) request.form.add_error("parent", good.error());
  }
  OrganisationFacts after = before.facts;
  if (parent) after.parent = parent->id;
  if (!request.form.ok() || !try_update(request, tx, before, after, "organisations.move"))
    return invalid(
        request, request.form,
        move_page(request.view, request.form, before, parent ? std::vector{*parent} : std::vector<Organisation>{}));
  return answer_done(request, tx, before.id, "organisations.moved");
}

Response show_close(Request& request, ReadTx& tx) {
  Organisation organisation = get_editable(request, tx);
  return html_response(close_page(request.view, Form{}, organisation));
}

Response close(Request& request, WriteTx& tx) {
  Organisation before = get_editable(request, tx);
  auto day = request.form.required_date("day");
  check_version(request.form, before);
  if (day) {
    auto good = decide_close(before, get_last_period(tx, before.id).valid_from, *day,
                             count_open_children(tx, before.id), request.view.today());
    if (!good) request.form.add_error("day", good.error());
  }
  if (!request.form.ok()) return invalid(request, request.form, close_page(request.view, request.form, before));
  update_organisation_end(tx, before, day, "organisations.close");
  return answer_done(request, tx, before.id, "organisations.closed");
}

Response reopen(Request& request, WriteTx& tx) {
  Organisation before = get_editable(request, tx);
  std::optional<Organisation> parent;
  if (before.facts.parent) parent = get_organisation(tx, before.facts.parent);
  auto good = decide_reopen(before, parent ? &*parent : nullptr);
  if (!good) throw Problem(ProblemCode::Invalid, request.view.t(good.error()));
  check_version(request.form, before);
  if (!request.form.ok()) throw Problem(ProblemCode::Conflict, request.view.t("organisations.changed_meanwhile"));
  update_organisation_end(tx, before, std::nullopt, "organisations.reopen");
  return answer_done(request, tx, before.id, "organisations.reopened");
}

}  // namespace

void add_organisation_edit_routes(Router& router) {
  Access access = Access::holder(edit_organisations);
  FieldInfo version{"version", FieldType::Integer, true, "As read; another one is refused."};
  FieldInfo applies{"applies_from", FieldType::Date, false,
                    "The day from which it holds; none corrects what was wrong."};
  std::vector<FieldInfo> facts = {{"name", FieldType::Text, true},
                                  {"short_name"},
                                  {"kind", FieldType::Text, true},
                                  {"symbol", FieldType::Text, false, "As in its documents' symbols: SNgV"},
                                  {"seat", FieldType::Text, false, "Code or name of an area"},
                                  {"governed", FieldType::Text, false, "Code or name of an area"},
                                  {"website"}};
  std::vector<FieldInfo> create_fields = facts;
  create_fields.insert(
      create_fields.end(),
      {{"parent", FieldType::Integer}, {"head_name"}, {"head_title"}, {"valid_from", FieldType::Date, true}});
  std::vector<FieldInfo> edit_fields = facts;
  edit_fields.insert(edit_fields.end(), {applies, version});

  router.get("/organisations/new", show_create,
             {.access = access,
              .about = "Form for a new organisation",
              .fields = {{"parent", FieldType::Integer}},
              .json = false});
  router.post("/organisations", create,
              {.access = access, .about = "Creates an organisation", .fields = create_fields});
  router.get("/organisations/{id}/edit", show_edit,
             {.access = access, .about = "Form to edit an organisation", .json = false});
  router.post("/organisations/{id}", edit,
              {.access = access, .about = "Changes an organisation", .fields = edit_fields});
  router.get("/organisations/{id}/head", show_head,
             {.access = access, .about = "Form to change the head", .json = false});
  router.post("/organisations/{id}/head", change_head,
              {.access = access,
               .about = "Changes the person answerable",
               .fields = {{"head_name"}, {"head_title"}, applies, version}});
  router.get("/organisations/{id}/move", show_move,
             {.access = access, .about = "Form to move an organisation", .fields = {{"q"}}, .json = false});
  router.post("/organisations/{id}/move", move,
              {.access = access,
               .about = "Moves an organisation below another",
               .fields = {{"parent", FieldType::Integer, true}, applies, version}});
  router.get("/organisations/{id}/close", show_close,
             {.access = access, .about = "Form to close an organisation", .json = false});
  router.post("/organisations/{id}/close", close,
              {.access = access,
               .about = "Closes an organisation from a day on",
               .fields = {{"day", FieldType::Date, true}, version}});
  router.post("/organisations/{id}/reopen", reopen,
              {.access = access, .about = "Undoes a closing", .fields = {version}});
}

}  // namespace vx
