#pragma once
#include "people/people_reads.h"
#include "web/request.h"

namespace vx {

/// Where somebody can be reached from: the organisations somebody belongs to, now or later (who belongs to none: the
/// last ones), with the place of residence; and those somebody belonged to before.
struct PersonReach {
  std::vector<ScopePath> present;
  std::vector<ScopePath> past;
};
PersonReach reach_of(ReadTx& tx, Id<Person> person);

bool is_own(const Viewer& viewer, Id<Person> person);
/// Oneself; whoever may read people at any place of the person's, past ones too: colleagues of then stay known.
bool may_read(const Viewer& viewer, Id<Person> person, const PersonReach& reach);
/// Oneself; whoever holds the permission where the person is now.
bool may_see_sensitive(const Viewer& viewer, Id<Person> person, const PersonReach& reach);
/// Whoever holds the permission where the person is now. Nobody edits oneself: that is a request (correction.h).
bool may_edit(const Viewer& viewer, const PersonReach& reach);

/// The person of the route's {id}, with the reach. NotFound to who may not know that there is such a person.
struct ReachedPerson {
  Person person;
  PersonReach reach;
};
ReachedPerson get_readable_person(const Request& request, ReadTx& tx);
/// The same, or Forbidden.
ReachedPerson get_editable_person(const Request& request, ReadTx& tx);

/// True while the account may look at the person's sensitive data: oneself always, others after saying why.
bool is_disclosed(ReadTx& tx, const Viewer& viewer, Id<Person> person);

}  // namespace vx
