#include "people/duplicate_views.h"
#include "people/people_pages.h"
#include "people/person_merge.h"
#include "people/person_views.h"

namespace vx {
namespace {

ShownPair shown_pair(const PeopleKeeping& parts, const Viewer& viewer, ReadTx& tx, CandidatePair pair) {
  auto detail = [&](Id<Person> id) {
    return get_detail(tx, *parts.seal, viewer, {get_person(tx, id), reach_of(tx, id)});
  };
  return {pair, detail(pair.first), detail(pair.second)};
}

/// The pair of the route; NotFound to who may not edit both.
CandidatePair get_pair(Request& request, ReadTx& tx) {
  auto pair = find_candidate(tx, request.path_number("id"));
  const bool may = pair && may_edit(request.viewer(), reach_of(tx, pair->first)) &&
                   may_edit(request.viewer(), reach_of(tx, pair->second));
  if (!may) throw Problem(ProblemCode::NotFound);
  return *pair;
}

Json pair_json(const ShownPair& shown) {
  return json_object({{"id", shown.pair.id},
                      {"likeness", code_of(shown.pair.likeness)},
                      {"bits", shown.pair.bits},
                      {"reasons", shown.pair.reasons},
                      {"first", person_json(shown.first)},
                      {"second", person_json(shown.second)}});
}

Response list(const PeopleKeeping& parts, Request& request, ReadTx& tx) {
  const PageRequest wanted = page_request(request.filter);
  PageOf<CandidatePair> found = list_candidates(tx, request.viewer(), wanted.size, wanted.after);
  PageOf<ShownPair> pairs{{}, found.next};
  for (const CandidatePair& one : found.items) pairs.items.push_back(shown_pair(parts, request.viewer(), tx, one));
  return respond(
      request, [&] { return duplicates_page(request.view, request.filter, pairs); },
      [&] {
        return json_object(
            {{"items", json_array(pairs.items, pair_json)}, {"next", pairs.next.empty() ? Json() : Json(pairs.next)}});
      });
}

Response show(const PeopleKeeping& parts, Request& request, ReadTx& tx) {
  const ShownPair shown = shown_pair(parts, request.viewer(), tx, get_pair(request, tx));
  return respond(
      request, [&] { return duplicate_page(request.view, Form{}, shown); }, [&] { return pair_json(shown); });
}

Response open_both(const PeopleKeeping& parts, Request& request, WriteTx& tx) {
  const CandidatePair pair = get_pair(request, tx);
  for (Id<Person> id : {pair.first, pair.second}) {
    if (!may_see_sensitive(request.viewer(), id, reach_of(tx, id))) throw Problem(ProblemCode::Forbidden);
    insert_disclosure(tx, id, request.viewer().account, "correction");
  }
  return done(request, fmt::format("/people/duplicates/{}", pair.id), "people.data_opened",
              pair_json(shown_pair(parts, request.viewer(), tx, pair)));
}

Response merge(const PeopleKeeping& parts, Request& request, WriteTx& tx) {
  const CandidatePair pair = get_pair(request, tx);
  const Id<Person> kept = request.form.id<Person>("into");
  if (kept != pair.first && kept != pair.second) request.form.add_error("into", {"people.merge_choose"});
  const Person into = get_person(tx, kept == pair.second ? pair.second : pair.first);
  const Person from = get_person(tx, kept == pair.second ? pair.first : pair.second);
  if (auto good = decide_merge(from, into); !good) request.form.add_error("into", good.error());
  if (!request.form.ok())
    return invalid(request, request.form,
                   duplicate_page(request.view, request.form, shown_pair(parts, request.viewer(), tx, pair)));
  merge_people(tx, *parts.hooks, from, into);
  return done(request, person_address(into.id), "people.merged", json_object({{"from", from.id}, {"into", into.id}}));
}

Response different(const PeopleKeeping&, Request& request, WriteTx& tx) {
  const CandidatePair pair = get_pair(request, tx);
  set_different(tx, pair.first, pair.second);
  return done(request, "/people/duplicates", "people.set_different",
              json_object({{"first", pair.first}, {"second", pair.second}}));
}

Response undo(const PeopleKeeping& parts, Request& request, WriteTx& tx) {
  auto found = find_merge(tx, request.path_id<PersonMerge>());
  if (!found || !may_edit(request.viewer(), reach_of(tx, found->into))) throw Problem(ProblemCode::NotFound);
  auto good = decide_undo(*found, get_person(tx, found->into));
  if (!good) throw Problem(ProblemCode::Invalid, request.view.t(good.error()));
  undo_merge(tx, *parts.hooks, *found);
  return done(request, person_address(found->from), "people.unmerged",
              json_object({{"from", found->from}, {"into", found->into}}));
}

}  // namespace

void add_duplicate_routes(Router& router, const PeopleParts& parts) {
  const Access access = Access::holder(edit_people);
  auto with = [parts](Response (*handler)(const PeopleKeeping&, Request&, WriteTx&)) {
    return [parts, handler](Request& request, WriteTx& tx) { return handler(*parts, request, tx); };
  };
  router.get("/people/duplicates", [parts](Request& request, ReadTx& tx) { return list(*parts, request, tx); },
             {.access = access,
              .about = "Records that may be one human being, surest first",
              .fields = {{"size", FieldType::Integer}, {"after", FieldType::Text}}});
  router.get("/people/duplicates/{id}", [parts](Request& request, ReadTx& tx) { return show(*parts, request, tx); },
             {.access = access, .about = "Two records side by side; sensitive data only while both are disclosed"});
  router.post("/people/duplicates/{id}/open", with(open_both),
              {.access = access, .about = "Opens the data of both to the viewer for 15 minutes; leaves audit lines"});
  router.post("/people/duplicates/{id}/merge", with(merge),
              {.access = access,
               .about = "Merges the two; can be undone at any time",
               .fields = {{"into", FieldType::Integer, true, "Which of the two goes on"}}});
  router.post("/people/duplicates/{id}/different", with(different),
              {.access = access, .about = "Says that the two are different people; they are not asked about again"});
  router.post("/people/merges/{id}/undo", with(undo), {.access = access, .about = "Undoes a merge"});
}

}  // namespace vx
