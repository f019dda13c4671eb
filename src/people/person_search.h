#pragma once
#include "people/people_reads.h"
#include "web/paging.h"

namespace vx {

/// Which people are asked for. Words need no diacritics; the last may be unfinished.
struct PersonQuery {
  std::string words = {};
  ScopePath under = {};  ///< who belongs, or belonged, to this organisation or below
  PersonState state = PersonState::Active;
  bool citizens_only = false;  ///< who belongs to no organisation
};
/// Those the viewer may read, best first: the very name; then whose given name it is, then others that hold the words;
/// among equals as Vietnamese sorts. Costs the page, not the table. `limit` 0 = up to 50,000, for exports.
PageOf<Person> find_people(ReadTx& tx, const Viewer& viewer, const PersonQuery& query, int limit,
                           std::string_view after);
inline constexpr int exported_people_max = 50'000;

/// A person as lists show them.
struct PersonLine {
  Person person;
  std::optional<Membership> workplace;  ///< of today
  std::string unit;                     ///< its name
  std::optional<Date> absent_to;
};
std::vector<PersonLine> describe_people(ReadTx& tx, const std::vector<Person>& people);

}  // namespace vx
