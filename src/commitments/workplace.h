#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/id.h"
#include "db/database.h"
#include "people/membership.h"

namespace vx {

/// Where somebody works on a day, with what a signature keeps of it.
struct Workplace {
  Id<Person> person;
  std::string person_name;
  Id<Organisation> organisation;
  std::string path;
  std::string organisation_name;
  std::string position;
};
/// Nothing for who works nowhere on that day.
std::optional<Workplace> find_workplace_unit(ReadTx& tx, Id<Person> person, Date day);

/// The account of a person, if there is one.
std::optional<std::int64_t> find_account_of(ReadTx& tx, Id<Person> person);

/// A condition over a membership `alias`: it is the one under which its person works on the day that the parameter
/// `day` ("$3") names. The same rule as find_workplace (people/membership.h), for counting.
std::string works_there(std::string_view alias, std::string_view day);

}  // namespace vx
