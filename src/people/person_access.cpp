#include "people/person_access.h"

namespace vx {
namespace {

/// Who is nowhere is reached from everywhere only.
bool may_at(const Viewer& viewer, Permission permission, const std::vector<ScopePath>& places) {
  if (places.empty()) return viewer.may(permission, "");
  return std::ranges::any_of(places, [&](const ScopePath& place) { return viewer.may(permission, place); });
}

}  // namespace

bool is_own(const Viewer& viewer, Id<Person> person) { return viewer.person != 0 && viewer.person == person.value; }

bool may_read(const Viewer& viewer, Id<Person> person, const PersonReach& reach) {
  return is_own(viewer, person) || may_at(viewer, read_people, reach.present) ||
         (!reach.past.empty() && may_at(viewer, read_people, reach.past));
}

bool may_see_sensitive(const Viewer& viewer, Id<Person> person, const PersonReach& reach) {
  return is_own(viewer, person) || may_at(viewer, read_sensitive_people, reach.present);
}

bool may_edit(const Viewer& viewer, const PersonReach& reach) { return may_at(viewer, edit_people, reach.present); }

ReachedPerson get_readable_person(const Request& request, ReadTx& tx) {
  Person person = get_person(tx, request.path_id<Person>());
  PersonReach reach = reach_of(tx, person.id);
  if (!may_read(request.viewer(), person.id, reach)) throw Problem(ProblemCode::NotFound);
  return {std::move(person), std::move(reach)};
}

ReachedPerson get_editable_person(const Request& request, ReadTx& tx) {
  ReachedPerson found = get_readable_person(request, tx);
  if (!may_edit(request.viewer(), found.reach)) throw Problem(ProblemCode::Forbidden);
  return found;
}

}  // namespace vx
